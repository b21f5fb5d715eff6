import type { AccessChanges, DeadLetterDesk, MissingEvent, ParkedLetter } from '@conect/event-bus';
import { allEvents, topicsOf } from '@conect/events';
import { Problem } from './problem';

const usage = `npm run events -- ...
  dlq list [TOPIC]      how many dead letters each topic has, or the letters of one
  dlq show LETTER       one letter: why it was parked, its headers, its payload
  dlq replay LETTER     send a letter again, for the group that parked it
  dlq replay TOPIC      send all letters of a topic again
  gaps                  versions of aggregates that a service should have seen and did not
  resend TOPIC KEY      have the publisher send an aggregate's events again, as far as it still has them (7 days)
  acls apply            make the brokers' rules those of infra/kafka/acls.json; as who may alter the cluster
  rebuild SERVICE       empty a service's projections and make them again from the first event on, while it runs`;

interface EventsProgram {
  readonly desk: DeadLetterDesk;
  /** Rebuilds a service's projections; answers their tables and the generation of the group that reads from now on. */
  readonly rebuild: (service: string) => Promise<{ readonly tables: readonly string[]; readonly generation: number }>;
  /** Makes the brokers let each identity do what the contracts say, and nothing else. */
  readonly applyAccess: () => Promise<AccessChanges>;
  /** What each service misses. */
  readonly gaps: () => Promise<ReadonlyMap<string, readonly MissingEvent[]>>;
  /** Has a service send the events of one key of its topic again; answers how many go. */
  readonly resend: (publisher: string, topic: string, key: string) => Promise<number>;
  readonly print: (line: string) => void;
}

/** `npm run events`: what an operator does with the event log. Answers the exit code. */
export async function runEvents([subject, ...words]: readonly string[], program: EventsProgram): Promise<number> {
  const work = subject === undefined ? undefined : subjects[subject];
  const done = work?.(words, program);
  if (done === undefined) throw new Problem(usage);
  return done;
}

/** Undefined when the words are not understood. */
type Work = (words: readonly string[], program: EventsProgram) => Promise<number> | undefined;

const subjects: Readonly<Record<string, Work>> = {
  acls: ([action], program) => (action === 'apply' ? applyRules(program) : undefined),
  dlq: ([action, target], program) => {
    if (action === 'list') return target === undefined ? countLetters(program) : listLetters(known(target), program);
    return action === undefined || target === undefined ? undefined : onLetters[action]?.(target, program);
  },
  gaps: (_words, program) => listGaps(program),
  rebuild: ([service], program) => (service === undefined ? undefined : rebuildOne(service, program)),
  resend: ([topic, key], program) => (topic === undefined || key === undefined ? undefined : resendKey(known(topic), key, program)),
};

async function applyRules({ applyAccess, print }: EventsProgram): Promise<number> {
  const { granted, withdrawn } = await applyAccess();
  print(`${granted} rules granted, ${withdrawn} withdrawn`);
  return 0;
}

async function listGaps({ gaps, print }: EventsProgram): Promise<number> {
  const found = await gaps();
  for (const [service, missing] of found) {
    for (const { topic, subject, version, foundAt } of missing) print(`${service}  ${topic}  ${subject}  version ${version}  ${foundAt.toISOString()}`);
    print(`${service} misses ${missing.length}`);
  }
  return 0;
}

async function resendKey(topic: string, key: string, { resend, print }: EventsProgram): Promise<number> {
  const count = await resend(allEvents.find((contract) => contract.topic === topic)!.service, topic, key);
  print(count === 0 ? `The outbox has no event of ${key} any more: a rebuild reads what the topic has` : `${count} go again`);
  return 0;
}

const onLetters: Readonly<Record<string, (target: string, program: EventsProgram) => Promise<number>>> = { show: showLetter, replay };

async function rebuildOne(service: string, { rebuild, print }: EventsProgram): Promise<number> {
  const { tables, generation } = await rebuild(service);
  print(tables.length === 0 ? `${service} keeps no projection` : `${service}: ${tables.join(', ')} emptied; generation ${generation} reads from the first event on`);
  return 0;
}

const groupTopics = (): readonly string[] => topicsOf(allEvents).filter(({ mode }) => mode === 'group').map(({ topic }) => topic);

function known(topic: string): string {
  if (!groupTopics().includes(topic)) throw new Problem(`No topic ${topic}: expected one of ${groupTopics().join(', ')}.`);
  return topic;
}

async function countLetters({ desk, print }: EventsProgram): Promise<number> {
  for (const topic of groupTopics()) {
    const letters = await desk.list(topic);
    const reasons = [...Map.groupBy(letters, ({ group, reason }) => `${group} ${reason}`)].map(([what, those]) => `${what} ${those.length}`);
    print(`${topic}: ${letters.length}${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`);
  }
  return 0;
}

async function listLetters(topic: string, { desk, print }: EventsProgram): Promise<number> {
  const letters = await desk.list(topic);
  for (const { id, parkedAt, group, reason, detail } of letters) print(`${id}  ${parkedAt.toISOString()}  ${group}  ${reason}  ${detail.slice(0, 100)}`);
  print(`${letters.length} dead letters in ${topic}`);
  return 0;
}

async function showLetter(id: string, { desk, print }: EventsProgram): Promise<number> {
  const { headers, value, ...rest } = await letterOf(id, desk);
  for (const [name, fact] of Object.entries(rest)) print(`${name}: ${fact instanceof Date ? fact.toISOString() : String(fact)}`);
  for (const [name, text] of Object.entries(headers)) print(`  ${name}: ${text}`);
  print(value);
  return 0;
}

async function replay(target: string, { desk, print }: EventsProgram): Promise<number> {
  const letters = target.includes('/') ? [await letterOf(target, desk)] : await desk.list(known(target));
  await desk.replay(letters);
  print(`${letters.length} sent again`);
  return 0;
}

async function letterOf(id: string, desk: DeadLetterDesk): Promise<ParkedLetter> {
  known(id.split('/')[0]!);
  const letter = await desk.find(id);
  if (letter === null) throw new Problem(`No dead letter ${id}: npm run events -- dlq list shows those that wait.`);
  return letter;
}
