import type { DeadLetterDesk, MissingEvent, ParkedLetter } from '@conect/event-bus';
import { runEvents } from './events-program';

const topic = 'conect.registry.organization.v1';
const letter = (offset: number): ParkedLetter => ({
  id: `${topic}/3/${offset}`,
  topic,
  group: 'identity',
  reason: 'HANDLER_FAILED',
  detail: 'Error: no account',
  attempts: 5,
  origin: `${topic}/3/17`,
  key: 'key-of-it',
  parkedAt: new Date('2026-03-02T09:15:30.000Z'),
  headers: { ce_id: 'id-of-it' },
  value: '{"a":1}',
});

/** A desk with two letters, which remembers what it sent again. */
function aDesk(): { desk: DeadLetterDesk; replayed: string[] } {
  const [letters, replayed] = [[letter(1), letter(2)], [] as string[]];
  const desk: DeadLetterDesk = {
    list: (of) => Promise.resolve(of === topic ? letters : []),
    find: (id) => Promise.resolve(letters.find((one) => one.id === id) ?? null),
    replay: (those) => Promise.resolve(void replayed.push(...those.map(({ id }) => id))),
  };
  return { desk, replayed };
}

const missing: MissingEvent = { topic, subject: 'key-of-it', version: 2, foundAt: new Date('2026-03-02T09:15:30.000Z') };

/** The program, and what it printed and sent again. */
function aProgram() {
  const { desk, replayed } = aDesk();
  const lines: string[] = [];
  const resent: string[] = [];
  const program: Parameters<typeof runEvents>[1] = {
    desk,
    rebuild: (service) => Promise.resolve({ tables: service === 'registry' ? ['membership'] : [], generation: 2 }),
    applyAccess: () => Promise.resolve({ granted: 3, withdrawn: 1 }),
    gaps: () => Promise.resolve(new Map([['identity', [missing]], ['messaging', []]])),
    resend: (...words) => Promise.resolve((resent.push(words.join(' ')), words[2] === 'key-of-it' ? 4 : 0)),
    print: (line) => void lines.push(line),
  };
  return { program, lines, replayed, resent };
}

async function run(...args: string[]): Promise<{ printed: string; replayed: string[]; resent: string[] }> {
  const { program, lines, replayed, resent } = aProgram();
  expect(await runEvents(args, program)).toBe(0);
  return { printed: lines.join('\n'), replayed, resent };
}

describe('npm run events', () => {
  it('counts the dead letters of every topic', async () => {
    const { printed } = await run('dlq', 'list');

    expect(printed).toContain(`${topic}: 2 (identity HANDLER_FAILED 2)`);
    expect(printed).toContain('conect.identity.membership.v1: 0');
  });

  it('lists those of one topic', async () => {
    const { printed } = await run('dlq', 'list', topic);

    expect(printed).toContain(`${topic}/3/1  2026-03-02T09:15:30.000Z  identity  HANDLER_FAILED  Error: no account`);
    expect(printed).toContain(`2 dead letters in ${topic}`);
  });

  it('shows one with its reason, headers and payload', async () => {
    const { printed } = await run('dlq', 'show', `${topic}/3/2`);

    for (const part of ['reason: HANDLER_FAILED', 'attempts: 5', 'ce_id: id-of-it', '{"a":1}']) expect(printed).toContain(part);
  });

  it('sends one again, or all of a topic', async () => {
    expect((await run('dlq', 'replay', `${topic}/3/2`)).replayed).toEqual([`${topic}/3/2`]);
    expect((await run('dlq', 'replay', topic)).replayed).toEqual([`${topic}/3/1`, `${topic}/3/2`]);
  });

  it('rebuilds the projections of a service', async () => {
    expect((await run('rebuild', 'registry')).printed).toBe('registry: membership emptied; generation 2 reads from the first event on');
    expect((await run('rebuild', 'identity')).printed).toBe('identity keeps no projection');
  });

  it('applies the rules of who may do what', async () => {
    expect((await run('acls', 'apply')).printed).toBe('3 rules granted, 1 withdrawn');
  });

  it('names what services miss', async () => {
    const { printed } = await run('gaps');

    expect(printed.split('\n')).toEqual([`identity  ${topic}  key-of-it  version 2  2026-03-02T09:15:30.000Z`, 'identity misses 1', 'messaging misses 0']);
  });

  it('has the publisher send an aggregate again', async () => {
    expect(await run('resend', topic, 'key-of-it')).toMatchObject({ printed: '4 go again', resent: [`registry ${topic} key-of-it`] });
    expect((await run('resend', topic, 'forgotten')).printed).toContain('has no event of forgotten any more');
  });

  it.each([
    ['an unknown letter', ['dlq', 'show', `${topic}/3/9`], 'No dead letter'],
    ['an unknown topic', ['dlq', 'replay', 'conect.nobody.knows.v1'], 'No topic'],
    ['an unknown word', ['letters'], 'npm run events'],
    ['a missing word', ['resend', topic], 'npm run events'],
    ['a word of no meaning', ['acls', 'show'], 'npm run events'],
  ])('says what is wrong with %s', async (_what, args, message) => {
    await expect(runEvents(args, aProgram().program)).rejects.toThrow(message);
  });
});
