import type { Principal } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { change, manyOrganizations, mailsByAddress, runToTheEnd, seenBy, send, sent, startProcess, type Interrupted } from './broadcasting';
import { anInstitution, eventsOf, memberOf, runJob } from './correspondents';
import { startMailing, type Mailing } from './mailing';

let mailing: Mailing;
let ministry: string;
let elena: Principal;

const start = async (background: boolean): Promise<void> => {
  mailing = await startMailing({ BROADCAST_BATCH_SIZE: '2' }, { background });
  ministry = await anInstitution(mailing.messaging);
  elena = await memberOf(mailing.messaging, { institutionId: ministry }, 'CIVIL_SOCIETY_UNIT');
};
afterEach(() => mailing?.stop());

const toCounty = (county: string) => ({ institutionId: ministry, topic: 'EVENTS', subject: 'Ziua pădurii', text: 'Vă așteptăm.', audience: { countyCodes: [county] } });

/** Lets no delivery go on once so many have it: does this instead. */
const haltDelivery = async (count: number, how: string): Promise<void> => {
  await mailing.messaging.sql(`CREATE FUNCTION halt_delivery() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${how}; RETURN NEW; END $$`);
  await mailing.messaging.sql(`CREATE TRIGGER halt_delivery BEFORE UPDATE ON broadcast FOR EACH ROW WHEN (NEW.delivered_count >= ${count} AND NEW.status = 'SENDING') EXECUTE FUNCTION halt_delivery()`);
};

it('a broadcast that its institution cancels stays with those who have it, and reaches nobody else', async () => {
  await start(true);
  const { messaging } = mailing;
  await manyOrganizations(mailing, 7, 'CJ');
  await haltDelivery(6, "RAISE EXCEPTION 'halted'");
  const { id } = await change(messaging, elena, 'sendBroadcast', toCounty('CJ'));
  await waitFor(async () => (await seenBy(messaging, elena, id))!.delivery!.deliveredCount === 4, { describe: 'four organizations to have it' });
  expect(await seenBy(messaging, elena, id)).toMatchObject({ status: 'SENDING', delivery: { recipientCount: 7, pendingCount: 3, cancelledCount: 0 }, viewerCan: { cancel: { allowed: true } } });

  expect(await change(messaging, elena, 'cancelBroadcast', { broadcastId: id })).toMatchObject({ status: 'CANCELLED', delivery: { deliveredCount: 4, cancelledCount: 3, pendingCount: 0 }, viewerCan: { cancel: { allowed: false, code: 'INVALID_STATE' } } });
  expect((await send(messaging, elena, 'cancelBroadcast', { broadcastId: id })).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  await messaging.sql('DROP FUNCTION halt_delivery CASCADE');
  await runJob(messaging, 'deliver-broadcasts');
  expect((await seenBy(messaging, elena, id))!.delivery!.recipients.nodes.map(({ state }) => state).sort()).toEqual([...Array<string>(3).fill('CANCELLED'), ...Array<string>(4).fill('DELIVERED')]);
  expect(await messaging.sql('SELECT 1 FROM notification WHERE cause_id = $1', [id])).toHaveLength(4);
  expect(await eventsOf(messaging, id)).toEqual(['BroadcastStarted', 'BroadcastCancelled']);
  // It has reached somebody, so it counts.
  expect((await send(messaging, elena, 'sendBroadcast', toCounty('CJ'))).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
});

it('a broadcast whose process is killed goes on where it was: each organization has it once, in the graph and by mail', async () => {
  await start(false);
  const { messaging } = mailing;
  const addresses = await manyOrganizations(mailing, 300, 'BH');
  // Holds the fourth batch of fifty, whose process is then killed in the middle of its transaction.
  await haltDelivery(200, 'PERFORM pg_advisory_xact_lock(4242)');
  const holder = await messaging.connect();
  await holder.query('SELECT pg_advisory_lock(4242)');
  const interrupted: Interrupted = { id: (await change(messaging, elena, 'sendBroadcast', toCounty('BH'))).id, batchSize: 50 };
  const first = startProcess(mailing, interrupted);
  await waitFor(async () => (await messaging.sql("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4242 AND NOT granted")).length > 0, { describe: 'the fourth batch to be held', timeoutMillis: 60_000 });
  const before = await messaging.sql<{ id: string }>("SELECT organization_id AS id, settled_at FROM broadcast_recipient WHERE state = 'DELIVERED' ORDER BY 1");
  await first.kill();
  await holder.query('SELECT pg_advisory_unlock(4242)');
  holder.release();
  expect([before.length, (await seenBy(messaging, elena, interrupted.id))!.delivery]).toMatchObject([150, { deliveredCount: 150, pendingCount: 150 }]);

  await runToTheEnd(mailing, interrupted, async () => {
    expect((await sent(messaging, elena, interrupted.id)).delivery).toMatchObject({ recipientCount: 300, deliveredCount: 300, pendingCount: 0 });
    await waitFor(() => mailsByAddress(mailing).size === 300, { describe: 'every mail', timeoutMillis: 120_000 });
  });
  expect(await messaging.sql("SELECT organization_id AS id, settled_at FROM broadcast_recipient WHERE organization_id = ANY ($1::uuid[]) ORDER BY 1", [before.map(({ id }) => id)])).toEqual(before);
  expect(await messaging.sql('SELECT recipient_ref FROM notification WHERE cause_id = $1', [interrupted.id])).toHaveLength(300);
  expect([...mailsByAddress(mailing).keys()].sort()).toEqual([...addresses].sort());
  expect([...mailsByAddress(mailing).values()].filter(({ size }) => size !== 1)).toEqual([]);
  expect(await eventsOf(messaging, interrupted.id)).toEqual(['BroadcastStarted', 'BroadcastSent']);
}, 300_000);
