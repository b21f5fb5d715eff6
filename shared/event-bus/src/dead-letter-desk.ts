import { Partitioners } from 'kafkajs';
import type { DeadLetterReason } from './dead-letter';
import type { KafkaConnection } from './kafka-connection';
import { headersOf } from './message-headers';
import { readWholeTopic, type StoredMessage } from './read-topic';
import { deadLetterTopicOf, replayGroupHeader } from './topics';

/** A parked message as an operator sees it. */
export interface ParkedLetter {
  /** `TOPIC/PARTITION/OFFSET` in the dead-letter topic, TOPIC being the topic it came from. */
  readonly id: string;
  readonly topic: string;
  /** The group that could not handle it. */
  readonly group: string;
  readonly reason: DeadLetterReason;
  readonly detail: string;
  readonly attempts: number;
  /** Where it was read: topic, partition and offset. */
  readonly origin: string;
  readonly key: string | null;
  readonly parkedAt: Date;
  /** Its own headers, as they came. */
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What an operator does with dead letters. */
export interface DeadLetterDesk {
  /** The letters of a topic that nobody has sent again, oldest first. */
  readonly list: (topic: string) => Promise<readonly ParkedLetter[]>;
  readonly find: (id: string) => Promise<ParkedLetter | null>;
  /** Sends letters to their topic again, for the group that parked them; they keep their event ids, so a repetition changes nothing. */
  readonly replay: (letters: readonly ParkedLetter[]) => Promise<void>;
}

const replayedHeader = 'dlq_replayed';

/** Makes the desk; it opens connections as it needs them. */
export function createDeadLetterDesk(connection: KafkaConnection): DeadLetterDesk {
  const list = async (topic: string): Promise<readonly ParkedLetter[]> => waitingLetters(topic, await readWholeTopic(connection, deadLetterTopicOf(topic)));
  return {
    list,
    find: async (id) => (await list(id.split('/')[0]!)).find((letter) => letter.id === id) ?? null,
    replay: (letters) => sendAgain(connection, letters),
  };
}

/** A consumer killed between parking and committing parks a message twice: the later of two letters of one origin and group counts. */
function waitingLetters(topic: string, stored: readonly StoredMessage[]): readonly ParkedLetter[] {
  const replayed = new Set(stored.map(({ message }) => headersOf(message)[replayedHeader]));
  const letters = stored.filter(({ message }) => headersOf(message)[replayedHeader] === undefined).map((one) => letterOf(topic, one));
  const byOrigin = new Map(letters.map((letter) => [`${letter.group} ${letter.origin}`, letter]));
  return [...byOrigin.values()].filter(({ group, origin }) => !replayed.has(`${group} ${origin}`)).sort((one, other) => one.parkedAt.getTime() - other.parkedAt.getTime());
}

function letterOf(topic: string, { partition, offset, message }: StoredMessage): ParkedLetter {
  const all = headersOf(message);
  return {
    id: `${topic}/${partition}/${offset}`,
    topic,
    group: all['dlq_group'] ?? '',
    reason: all['dlq_reason'] as DeadLetterReason,
    detail: all['dlq_detail'] ?? '',
    attempts: Number(all['dlq_attempts'] ?? 0),
    origin: all['dlq_origin'] ?? '',
    key: message.key?.toString() ?? null,
    parkedAt: new Date(Number(message.timestamp)),
    headers: Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('dlq_') && name !== replayGroupHeader)),
    value: message.value?.toString('utf8') ?? '',
  };
}

/** Each letter is marked after it was sent: killed in between, it is sent once more, which its group's inbox makes harmless. */
async function sendAgain({ kafka, wireName }: KafkaConnection, letters: readonly ParkedLetter[]): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    for (const { topic, group, origin, key, headers, value } of letters) {
      await producer.send({ topic: wireName(topic), acks: -1, messages: [{ key, value, headers: { ...headers, [replayGroupHeader]: group } }] });
      await producer.send({ topic: wireName(deadLetterTopicOf(topic)), acks: -1, messages: [{ key, value: null, headers: { [replayedHeader]: `${group} ${origin}` } }] });
    }
  } finally {
    await producer.disconnect();
  }
}
