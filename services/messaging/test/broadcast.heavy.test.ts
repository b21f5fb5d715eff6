import type { Principal } from '@conect/auth';
import { waitFor } from '@conect/testing';
import { change, mailsByAddress, manyOrganizations, runToTheEnd, seenBy, sent, startProcess, type Interrupted } from './broadcasting';
import { anInstitution, memberOf } from './correspondents';
import { startMailing, type Mailing } from './mailing';

const hour = 3_600_000;
const organizationCount = Number(process.env['BROADCAST_ORGANIZATIONS'] ?? 50_000);
/** When a process is killed: at these shares of the organizations. */
const kills = [0.2, 0.5, 0.8];
/** How many mails one process sends at once. */
const sentAtOnce = 4;
/** What a process that delivers may take: its heap and all that a program is beside it; at rest it has some 300 MB. */
const boundMegabytes = 800;
let mailing: Mailing;
let ministry: string;
let elena: Principal;

beforeAll(async () => {
  mailing = await startMailing({}, { background: false });
  ministry = await anInstitution(mailing.messaging);
  elena = await memberOf(mailing.messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE');
}, hour);
afterAll(() => mailing?.stop());

it(
  'a broadcast to 50,000 organizations whose process is killed three times reaches each exactly once, in the graph and by mail, in bounded memory, and shows how far it is',
  async () => {
    const { messaging } = mailing;
    const addresses = await manyOrganizations(mailing, organizationCount, 'CJ');
    const said = { institutionId: ministry, topic: 'OBLIGATIONS', subject: 'Raportul anual', text: 'Depuneți raportul până la 30 iunie.', audience: { countyCodes: ['CJ'] } };
    const interrupted: Interrupted = { id: (await change(messaging, elena, 'sendBroadcast', said)).id, batchSize: organizationCount / 100 };
    const deliveredCount = async () => (await seenBy(messaging, elena, interrupted.id))!.delivery!.deliveredCount;
    const seenCounts: number[] = [];
    const peaks: number[] = [];

    for (const share of kills) {
      const victim = startProcess(mailing, interrupted);
      await waitFor(async () => (await deliveredCount()) >= share * organizationCount, { describe: `${share} of the organizations to have it`, timeoutMillis: hour });
      peaks.push(victim.peakMegabytes());
      await victim.kill();
      seenCounts.push(await deliveredCount());
    }
    await runToTheEnd(mailing, interrupted, async (last) => {
      expect((await sent(messaging, elena, interrupted.id, hour)).delivery).toMatchObject({ recipientCount: organizationCount, deliveredCount: organizationCount, pendingCount: 0 });
      await waitFor(() => mailsByAddress(mailing).size === organizationCount, { describe: 'every mail', timeoutMillis: hour, everyMillis: 1_000 });
      peaks.push(last.peakMegabytes());
    });

    const counted = async (statement: string) => (await messaging.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${statement}`))[0]!.count;
    expect(await counted("broadcast_recipient WHERE state = 'DELIVERED'")).toBe(organizationCount);
    expect([await counted('notification'), await counted('(SELECT DISTINCT recipient_ref FROM notification) told')]).toEqual([organizationCount, organizationCount]);
    const mails = mailsByAddress(mailing);
    expect([mails.size, addresses.every((address) => mails.get(address)?.size === 1)]).toEqual([organizationCount, true]);
    // A process that is killed after the mail server's answer leaves a mail that the next one sends again, under the same Message-ID: those in its hands at most.
    expect(mailing.mailbox.mails.length - organizationCount).toBeLessThanOrEqual(kills.length * sentAtOnce);
    expect(seenCounts).toEqual([...seenCounts].sort((one, other) => one - other));
    expect(seenCounts.every((count) => count < organizationCount && count % interrupted.batchSize === 0)).toBe(true);
    expect(Math.max(...peaks)).toBeLessThan(boundMegabytes);
  },
  hour,
);
