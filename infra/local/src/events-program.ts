import type { DeadLetterDesk, ParkedLetter } from '@conect/event-bus';
import { allEvents, topicsOf } from '@conect/events';
import { Problem } from './problem';

const usage = `npm run events -- ...
  dlq list [TOPIC]      how many dead letters each topic has, or the letters of one
  dlq show LETTER       one letter: why it was parked, its headers, its payload
  dlq replay LETTER     send a letter again, for the group that parked it
  dlq replay TOPIC      send all letters of a topic again
  rebuild SERVICE       empty a service's projections and make them again from the first event on, while it runs`;

interface EventsProgram {
  readonly desk: DeadLetterDesk;
  /** Rebuilds a service's projections; answers their tables and the generation of the group that reads from now on. */
  readonly rebuild: (service: string) => Promise<{ readonly tables: readonly string[]; readonly generation: number }>;
  readonly print: (line: string) => void;
}

/** `npm run events`: what an operator does with the event log. Answers the exit code. */
export async function runEvents([subject, action, target]: readonly string[], program: EventsProgram): Promise<number> {
  if (subject === 'rebuild' && action !== undefined) return rebuildOne(action, program);
  if (subject === 'dlq' && action === 'list') return target === undefined ? countLetters(program) : listLetters(known(target), program);
  const work = subject === 'dlq' && action !== undefined && target !== undefined ? onLetters[action] : undefined;
  if (work === undefined) throw new Problem(usage);
  return work(target!, program);
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
