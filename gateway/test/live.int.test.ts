import { randomUUID } from 'node:crypto';
import { sessionEnded } from '@conect/events';
import { waitFor } from '@conect/testing';
import { keepListening, listen, type ListeningClient, type Wish } from './fixtures/listener';
import { openLiveGateways, type LiveGateways, type RunningGateway } from './fixtures/live-gateway';

let live: LiveGateways;
let gateway: RunningGateway;
let ana: string;
const clients: ListeningClient[] = [];

beforeAll(async () => {
  live = await openLiveGateways();
  gateway = await live.start({ GATEWAY_STREAM_HEARTBEAT_MILLIS: '1', GATEWAY_STREAMS_PER_USER: '3' });
});
beforeEach(() => {
  ana = randomUUID();
});
afterEach(() => {
  live.messaging.misbehave(null);
  clients.splice(0).forEach(({ close }) => close());
});
afterAll(() => live?.close());

const notices = 'subscription { notificationAdded { id title } }';
const threads = 'subscription Threads($threadId: ID) { threadUpdated(threadId: $threadId) { id subject note } }';

/** Begins to listen, and waits until the stream is open. */
async function listening(userId: string, changes: Partial<Wish> = {}): Promise<ListeningClient> {
  const client = asking(userId, changes);
  await waitFor(() => client.comments.length > 0 || client.hasClosed(), { describe: 'the stream to be open' });
  if (client.status() !== 200) throw new Error(`${client.status()}: ${client.body()}`);
  return client;
}

function asking(userId: string, changes: Partial<Wish> = {}): ListeningClient {
  const client = listen({ url: gateway.url, token: live.tokenOf(userId), query: notices, ...changes });
  clients.push(client);
  return client;
}

const titlesOf = ({ heard }: Pick<ListeningClient, 'heard'>): readonly unknown[] => heard.map(({ data }) => (data?.['notificationAdded'] as { title: string } | undefined)?.title);
const codesOf = ({ heard }: ListeningClient): readonly unknown[] => heard.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
const count = (client: Pick<ListeningClient, 'heard'>, length: number): Promise<unknown> => waitFor(() => client.heard.length >= length, { describe: `${length} events` });

describe('a client that listens', () => {
  it('is told of its own notices at once, by its own selection, and of nobody else\'s', async () => {
    const [dan, selection] = [randomUUID(), 'subscription Mine($also: Boolean = false) { told: notificationAdded { title ...More @include(if: $also) } } fragment More on Notification { id }'];
    const [one, other] = [await listening(ana, { query: selection, variables: { also: true } }), await listening(dan)];

    await live.notify([ana, dan], 'Amândurora');
    await live.notify([dan], 'Lui Dan');
    await live.notify([ana], 'Anei');
    await Promise.all([count(one, 2), count(other, 2)]);

    expect(one.heard.map(({ data }) => data)).toEqual([{ told: { title: 'Amândurora', id: expect.any(String) } }, { told: { title: 'Anei', id: expect.any(String) } }]);
    expect(titlesOf(other)).toEqual(['Amândurora', 'Lui Dan']);
    expect(one.headers()).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    expect(await gateway.metrics()).toMatch(/live_events_sent_total [1-9]/);
  });

  it('is told of the threads that it may see, or of one alone, as each side sees it', async () => {
    const [radu, stranger, hidden] = [randomUUID(), randomUUID(), `sub-${randomUUID()}`];
    const [letter, another] = [randomUUID(), randomUUID()];
    live.letters.set(letter, { id: letter, subject: 'Aerul', readers: [ana, radu], note: hidden, noteReaders: [radu] });
    live.letters.set(another, { id: another, subject: 'Apa', readers: [ana] });
    const [all, one, his, none] = [await listening(ana, { query: threads }), await listening(ana, { query: threads, variables: { threadId: another } }), await listening(radu, { query: threads }), await listening(stranger, { query: threads })];

    // Even whom the event names by mistake is told nothing.
    await live.update(letter, [ana, radu, stranger]);
    await live.update(another, [ana]);
    await Promise.all([count(all, 2), count(one, 1), count(his, 1)]);
    await live.notify([stranger]);
    await waitFor(() => none.comments.length > 3, { describe: 'the stranger to be told that nothing is there' });

    expect(all.heard.map(({ data }) => data)).toEqual([{ threadUpdated: { id: letter, subject: 'Aerul', note: null } }, { threadUpdated: { id: another, subject: 'Apa', note: null } }]);
    expect(one.heard.map(({ data }) => data)).toMatchObject([{ threadUpdated: { id: another } }]);
    expect(his.heard.map(({ data }) => data)).toMatchObject([{ threadUpdated: { note: hidden } }]);
    expect([none.heard, all.body().includes(hidden)]).toEqual([[], false]);
  });

  it('goes on at another gateway behind the last event that it had, without one twice and without a gap', async () => {
    const first = await listening(ana);
    await live.notify([ana], '1');
    await live.notify([ana], '2');
    await count(first, 2);
    const { id } = first.heard[0]!;
    first.close();
    await live.notify([ana, randomUUID()], '3');

    const other = await live.start();
    const back = await listening(ana, { url: other.url, lastEventId: id! });
    await count(back, 2);
    await live.notify([ana], '4');
    await count(back, 3);

    expect(titlesOf(back)).toEqual(['2', '3', '4']);
    await other.stop();
  });

  it('that had nothing to hear goes on where it was, by the id that the heartbeat gave', async () => {
    const first = await listening(ana);
    const opened = first.lastEventId();
    await live.notify([randomUUID()]);
    await waitFor(() => first.lastEventId() !== opened, { describe: 'the heartbeat to tell how far it is' });
    first.close();
    await live.notify([ana], 'Între timp');

    const back = await listening(ana, { lastEventId: first.lastEventId() });
    await count(back, 1);
    expect([titlesOf(back), opened === undefined]).toEqual([['Între timp'], false]);
  });

  it.each(['0.0', 'not-ours'])('is told to read the list again when it comes back from a place that is not known any more: %s', async (lastEventId) => {
    const small = await live.start({ GATEWAY_LIVE_ITEMS: '1' });
    const early = await listening(ana, { url: small.url });
    await live.notify([ana], 'Prea demult');
    await live.notify([ana], 'Și acesta');
    await count(early, 2);

    const back = await listening(ana, { url: small.url, lastEventId });
    await count(back, 1);
    await live.notify([ana], 'De acum');
    await count(back, 2);

    expect(back.heard[0]!.errors).toMatchObject([{ extensions: { code: 'EVENTS_MISSED', readAgain: 'notifications' } }]);
    expect(titlesOf(back)).toEqual([undefined, 'De acum']);
    await small.stop();
  });

  it('loses nothing while the service does not answer for a moment', async () => {
    const client = await listening(ana);
    live.messaging.misbehave((response) => void response.writeHead(503).end());
    const before = live.messaging.received.length;
    await live.notify([ana], 'Cu răbdare');
    await waitFor(() => live.messaging.received.length > before, { describe: 'the gateway to have asked in vain' });
    live.messaging.misbehave(null);
    await count(client, 1);

    expect(titlesOf(client)).toEqual(['Cu răbdare']);
  });
});

describe('a stream', () => {
  it('ends with a code when its session ends', async () => {
    const sid = randomUUID();
    const [ended, other] = [await listening(ana, { token: live.tokenOf(ana, { sid }) }), await listening(ana)];

    await live.say(sessionEnded, sid, { sessionId: sid, userId: ana, reason: 'SIGNED_OUT' });
    await waitFor(() => ended.hasClosed(), { describe: 'the stream to be closed' });

    expect([codesOf(ended), ended.isComplete(), other.hasClosed()]).toEqual([['UNAUTHENTICATED'], true, false]);
  });

  it('ends with a code when its token is over', async () => {
    const client = await listening(ana, { token: live.tokenOf(ana, { exp: Math.floor(Date.now() / 1_000) + 2 }) });
    await waitFor(() => client.hasClosed(), { describe: 'the stream to be closed' });

    expect([codesOf(client), client.isComplete()]).toEqual([['UNAUTHENTICATED'], true]);
  });

  it('is one of so many of a person, and of so many in all', async () => {
    for (let open = 0; open < 3; open += 1) await listening(ana);
    const fourth = asking(ana);
    const full = await live.start({ GATEWAY_STREAMS: '1' });
    await listening(ana, { url: full.url });
    const second = asking(randomUUID(), { url: full.url });
    await waitFor(() => fourth.hasClosed() && second.hasClosed(), { describe: 'both to be refused' });

    expect([fourth.status(), JSON.parse(fourth.body())]).toMatchObject([429, { errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'streamsPerUser', allowed: 3 } }] }]);
    expect([second.status(), JSON.parse(second.body())]).toMatchObject([429, { errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'streams', allowed: 1 } }] }]);
    clients[0]!.close();
    await waitFor(async () => {
      const again = await listening(ana).catch(() => null);
      return again?.status() === 200;
    }, { describe: 'room for another one' });
    await full.stop();
  });

  it('of a client that does not read is cut off, and the others go on', async () => {
    const strict = await live.start({ GATEWAY_STREAM_BUFFER_BYTES: '1000', GATEWAY_STREAM_PATIENCE_MILLIS: '100' });
    const [hangs, reads] = [await listening(ana, { url: strict.url }), await listening(ana, { url: strict.url })];
    hangs.stall();
    const long = 'x'.repeat(400_000);
    const cutOff = async (): Promise<boolean> => {
      await live.notify([ana], long);
      return (await strict.metrics()).includes('live_streams_ended_total{reason="CLIENT_TOO_SLOW"} 1');
    };
    await waitFor(cutOff, { describe: 'the client to be cut off' });

    await live.notify([ana], 'Ultima');
    await waitFor(() => titlesOf(reads).includes('Ultima'), { describe: 'the other client to hear the last' });
    expect(await strict.metrics()).toContain('live_streams_open 1');
    await strict.stop();
  });
});

describe('what is no subscription that can be answered', () => {
  const refused = async (wish: Partial<Wish>, userId = ana): Promise<unknown> => {
    const client = asking(userId, wish);
    await waitFor(() => client.hasClosed(), { describe: 'an answer' });
    return [client.status(), (JSON.parse(client.body()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code];
  };

  it.each<[string, Partial<Wish>, number, string]>([
    ['without the header of server-sent events', { headers: { accept: 'application/json' } }, 406, 'EVENT_STREAM_EXPECTED'],
    ['by nobody', { headers: { authorization: '' } }, 401, 'UNAUTHENTICATED'],
    ['with a bad token', { token: 'x' }, 401, 'UNAUTHENTICATED'],
    ['of a form', { headers: { 'content-type': 'text/plain' } }, 415, 'BAD_REQUEST'],
    ['of an unknown field', { query: 'subscription { notificationAdded { nothing } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['of two fields', { query: 'subscription { notificationAdded { id } threadUpdated { id } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['that cannot be parsed', { query: 'subscription {' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['that is too long', { query: `subscription { notificationAdded { ${'id '.repeat(3_000)} } }` }, 400, 'LIMIT_EXCEEDED'],
    ['with a variable of the wrong type', { query: threads, variables: { threadId: { a: 1 } } }, 400, 'BAD_USER_INPUT'],
    ['of a thread that is no id', { query: threads, variables: { threadId: 'x' } }, 400, 'BAD_USER_INPUT'],
    ['that is a query', { query: '{ __typename }' }, 406, 'BAD_REQUEST'],
  ])('is refused with a code: %s', async (_what, wish, status, code) => {
    expect(await refused(wish)).toEqual([status, code]);
  });

  it('is a GET that any page could cause; with a header that none can send it is answered', async () => {
    const url = `${gateway.url}?query=${encodeURIComponent(notices)}`;
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${live.tokenOf(ana)}` };
    const response = await fetch(url, { headers });
    const stream = await fetch(url, { headers: { ...headers, 'apollo-require-preflight': '1' } });

    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await stream.body?.cancel();
  });
});

describe('a gateway that is restarted', () => {
  it('loses nobody: every client that comes back has every notice, none twice', async () => {
    const old = await live.start();
    const people = Array.from({ length: 20 }, () => randomUUID());
    const port = new URL(old.url).port;
    const listeners = people.map((userId) => keepListening({ url: old.url, token: live.tokenOf(userId), query: notices }));
    await waitFor(() => listeners.every(({ isOpen }) => isOpen()), { describe: 'all to listen' });

    for (let number = 0; number < 5; number += 1) await live.notify(people, `${number}`);
    await old.stop();
    for (let number = 5; number < 10; number += 1) await live.notify(people, `${number}`);
    const fresh = await live.start({ GATEWAY_PORT: port });
    for (let number = 10; number < 15; number += 1) await live.notify(people, `${number}`);

    const expected = Array.from({ length: 15 }, (_none, number) => `${number}`);
    await waitFor(() => listeners.every(({ heard }) => heard().length >= expected.length), { describe: 'all to have heard all' });
    listeners.forEach(({ heard, returns }) => expect([titlesOf({ heard: heard() }), returns() > 0]).toEqual([expected, true]));
    listeners.forEach(({ stop }) => stop());
    await fresh.stop();
  });
});
