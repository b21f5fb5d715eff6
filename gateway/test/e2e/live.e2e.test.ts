import { readRows, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { keepListening, listen, type Heard, type ListeningClient } from '../fixtures/listener';
import { aHuman, askerWith, type Human } from '../permissions/people';
import { askDirectly, principalOf } from './directly';
import { aMinistryOf, run } from './ministry';
import { anApproved, noticesOf, operationNamed, signUp, signUpOfficer, type Person } from './people';

jest.setTimeout(240_000);

let stack: TestStack;
let ana: Person;
let paul: Person;
let victor: Person;
let radu: Human;
let threadId: string;
const open: { readonly stop: () => void }[] = [];

beforeAll(async () => {
  stack = await startTestStack({ GATEWAY_STREAM_HEARTBEAT_MILLIS: '1000' });
  [ana, paul, victor] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul'), signUpOfficer(stack, 'Victor')]);
  const elena = await aHuman(stack, 'Elena');
  radu = await aHuman(stack, 'Radu');
  const institutionId = await aMinistryOf(askerWith(stack, victor.token), { elena, radu });
  const letter = { senderName: 'Paul Ionescu', recipient: { institutionId }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Aerul din Baciu este greu de respirat.' };
  const opened = async () => ((await run(paul, 'open-thread', letter))['thread'] as { id: string } | null)?.id ?? null;
  threadId = await waitFor(opened, { describe: 'messaging to know the institution' });
});
afterAll(async () => {
  open.forEach(({ stop }) => stop());
  await stack?.stop();
});

/** A client that comes back by itself whenever its stream breaks. */
function listening(person: Person, operation: string) {
  const client = keepListening({ url: stack.graphqlUrl, token: person.token, query: operationNamed(operation) });
  open.push(client);
  return client;
}

const idsOf = (heard: readonly Heard[]): readonly unknown[] => heard.map(({ id }) => id);
const noticesIn = (heard: readonly Heard[]) => heard.map(({ data }) => data?.['notificationAdded'] as { id: string; title: string });
const threadsIn = (heard: readonly Heard[]) => heard.map(({ data }) => data?.['threadUpdated'] as { id: string; messages: { nodes: { text: string }[] } });
const wordsIn = (heard: readonly Heard[]): readonly string[] => threadsIn(heard).map(({ messages }) => messages.nodes[0]!.text);

/** Radu's answer, through the gateway once messaging knows his role. */
const answer = (text: string): Promise<unknown> => waitFor(async () => (await run(radu, 'reply-to-thread', { threadId, text })).userErrors.length === 0, { describe: 'messaging to know the officer' });

/** Changes something past the gateway, as one does who reaches another replica of it. */
async function elsewhere(service: 'registry' | 'messaging', person: { readonly token: string | undefined }, [operation, input]: readonly [string, object]): Promise<void> {
  const { data, errors } = await askDirectly(stack, service, { principal: principalOf(person.token!), query: operationNamed(operation), variables: { input } });
  expect([errors, Object.values(data!)]).toEqual([[], [expect.objectContaining({ userErrors: [] })]]);
}

describe('two clients that listen', () => {
  let [notices, threads]: ReturnType<typeof listening>[] = [];
  let organizationId: string;

  it('are told at once of what other services did and of what others wrote', async () => {
    [notices, threads] = [listening(ana, 'notification-added'), listening(paul, 'thread-updated')];
    await waitFor(() => notices!.isOpen() && threads!.isOpen(), { describe: 'both to listen' });

    organizationId = await anApproved(ana, victor, { legalName: 'Asociația Țarnița Verde' });
    await answer('Măsurăm aerul săptămâna viitoare.');

    await waitFor(() => noticesIn(notices!.heard()).some(({ title }) => /înscrisă/.test(title)), { describe: 'Ana to be told of the approval' });
    await waitFor(() => wordsIn(threads!.heard()).includes('Măsurăm aerul săptămâna viitoare.'), { describe: 'Paul to be told of the answer' });
    expect(threadsIn(threads.heard()).every(({ id }) => id === threadId)).toBe(true);
    // Of what happens to the organization its administrators are told: messaging has to know that she is one.
    const isKnown = async () => (await readRows(stack.databases.messaging.ownerUrl, 'SELECT 1 FROM membership WHERE organization_id = $1', [organizationId])).length > 0;
    await waitFor(isKnown, { describe: 'messaging to know the administrator' });
  });

  it('are told after a restart of the gateway of what happened meanwhile, and of nothing twice', async () => {
    await stack.kill('gateway');
    await elsewhere('registry', victor, ['suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' }]);
    await elsewhere('messaging', radu, ['reply-to-thread', { threadId, text: 'Am măsurat aerul.' }]);
    await stack.restart('gateway');
    await answer('Rezultatele sunt publice.');

    await waitFor(() => wordsIn(threads!.heard()).includes('Rezultatele sunt publice.'), { describe: 'Paul to be told of the last answer' });
    const isTold = async () => noticesIn(notices!.heard()).length >= (await noticesOf(ana)).length && noticesIn(notices!.heard()).some(({ title }) => /suspendat/.test(title));
    await waitFor(isTold, { describe: 'Ana to be told of the suspension' });

    const listed = (await noticesOf(ana)).map(({ id }) => id);
    expect(noticesIn(notices!.heard()).map(({ id }) => id).toSorted()).toEqual(listed.toSorted());
    // What a thread says is read at the moment of telling: each answer was told of, the one of meanwhile as it stood when the gateway was back.
    for (const client of [notices!, threads!]) expect([new Set(idsOf(client.heard())).size, client.returns() > 0]).toEqual([client.heard().length, true]);
    // Three answers; that the letter was opened is told too when the relay comes to it while he listens already.
    expect([3, 4]).toContain(threads!.heard().length);
  });

  it('are told that it is over when they sign out, and only they', async () => {
    const [hers, his] = [ana, paul].map(({ token }) => listen({ url: stack.graphqlUrl, token, query: operationNamed('notification-added') })) as [ListeningClient, ListeningClient];
    open.push({ stop: hers.close }, { stop: his.close });
    await waitFor(() => [hers, his].every(({ comments }) => comments.length > 0), { describe: 'both to listen' });

    await ana.ask('mutation { signOut(input: {}) { signedOut } }');
    await waitFor(() => hers.hasClosed(), { describe: 'her stream to end' });

    expect([hers.heard.map(({ errors }) => errors?.[0]?.extensions.code), hers.isComplete(), his.hasClosed()]).toEqual([['UNAUTHENTICATED'], true, false]);
  });
});
