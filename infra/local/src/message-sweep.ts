import { join } from 'node:path';
import { createKafkaConnection, readEveryTopic, type WireMessage } from '@conect/event-bus';
import { createLogger } from '@conect/service-kit';
import { repositoryRoot } from './local-settings';
import { createMessageRules, type BrokenMessage } from './message-rules';

/** A message that a test planted to be refused carries this header, with the reason; it stays on a dead letter. */
export const plantedHeader = 'test_planted';

/** Why a message is not judged; null when it is. */
export type Exception = (message: WireMessage) => string | null;

/** What a look at all topics found. */
export interface Sweep {
  readonly judged: number;
  readonly broken: readonly BrokenMessage[];
  /** How many were not judged, by the reason. */
  readonly excepted: ReadonlyMap<string, number>;
}

/** Everything that tests may put on a topic without a published schema, and nothing else. */
export const excepted: Exception = ({ topic, headers }) => {
  if (topic.split('.')[1] === 'test') return 'of contracts that tests made up';
  return headers[plantedHeader] === undefined ? null : 'planted by a test';
};

interface SweepOptions {
  readonly brokers: readonly string[];
  readonly accepts?: (topic: string) => boolean;
  readonly exception?: Exception;
}

/** Judges every message that stands on the brokers against its published schema, headers included, dead letters too. */
export async function sweepMessages({ brokers, accepts = () => true, exception = excepted }: SweepOptions): Promise<Sweep> {
  const logger = createLogger({ service: 'sweep', level: 'silent' });
  const connection = createKafkaConnection({ clientId: 'sweep', brokers, topicPrefix: 'conect', replicationFactor: 1, logger });
  const judge = createMessageRules(join(repositoryRoot, 'shared', 'events'));
  const broken: BrokenMessage[] = [];
  const passedBy = new Map<string, number>();
  let judged = 0;
  await readEveryTopic(connection, accepts, (message) => {
    const reason = exception(message);
    if (reason !== null) return void passedBy.set(reason, (passedBy.get(reason) ?? 0) + 1);
    judged += 1;
    broken.push(...judge(message));
  });
  return { judged, broken, excepted: passedBy };
}

/** What a sweep found, in lines: each fault once, however many messages have it. */
export function sweepLines({ judged, broken, excepted: passedBy }: Sweep): readonly string[] {
  const others = [...passedBy].map(([reason, count]) => `; ${count} ${reason}`);
  const faults = Map.groupBy(broken, ({ type, path, detail }) => `${type}, ${path}: ${detail}`);
  return [
    `${broken.length === 0 ? 'passed' : 'FAILED'}  messages against their schemas (${judged} judged${others.join('')})`,
    ...[...faults].map(([fault, [first, ...more]]) => `  ${fault} (in ${first!.topic}${more.length === 0 ? '' : `, and ${more.length} more`})`),
  ];
}
