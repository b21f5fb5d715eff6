import { randomUUID } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { freePort } from './fixtures/gateway-process';
import { keepListening } from './fixtures/listener';
import { openLiveGateways, type LiveGateways } from './fixtures/live-gateway';

const clients = 2_000;
/** So many people stand in one event of messaging. */
const peopleInEvent = 1_000;
const patience = { timeoutMillis: 900_000 };

let live: LiveGateways;
let listeners: ReturnType<typeof keepListening>[] = [];

beforeAll(async () => {
  live = await openLiveGateways();
}, 120_000);
afterAll(async () => {
  listeners.forEach(({ stop }) => stop());
  await live?.close();
});

it('a gateway that is restarted loses nothing of what thousands of clients are told, and tells nothing twice', async () => {
  const port = await freePort();
  const old = await live.startProcess(port);
  const people = Array.from({ length: clients }, () => randomUUID());
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  listeners = people.map((userId) => keepListening({ url: old.url, token: live.tokenOf(userId, { exp }), query: 'subscription { notificationAdded { title } }' }));
  const notify = async (title: string): Promise<void> => {
    for (let start = 0; start < clients; start += peopleInEvent) await live.notify(people.slice(start, start + peopleInEvent), title);
  };
  await waitFor(() => listeners.every(({ isOpen }) => isOpen()), { describe: 'all to listen', ...patience });
  expect(await old.metrics()).toContain(`live_streams_open ${clients}`);

  for (const title of ['1', '2']) await notify(title);
  await waitFor(() => listeners.some(({ heard }) => heard().length > 0), { describe: 'somebody to be told', ...patience });
  // Some were told of all, some of nothing.
  await old.stop();
  for (const title of ['3', '4']) await notify(title);
  await live.startProcess(port);
  for (const title of ['5', '6']) await notify(title);

  await waitFor(() => listeners.every(({ heard }) => heard().length >= 6), { describe: 'all to have heard all', ...patience });
  const titles = listeners.map(({ heard }) => heard().map(({ data }) => (data?.['notificationAdded'] as { title: string }).title).join(' '));
  expect([...new Set(titles)]).toEqual(['1 2 3 4 5 6']);
  expect(listeners.every(({ returns }) => returns() > 0)).toBe(true);
}, 2_400_000);
