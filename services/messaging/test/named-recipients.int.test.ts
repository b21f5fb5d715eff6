import { randomUUID } from 'node:crypto';
import { guardianConsentRequested } from '@conect/events';
import { ledgerOf, settled, startMailing, type Mailing } from './mailing';
import { anEvent } from './messaging';
import { openPeople, type PeopleServer } from './people';

let mailing: Mailing;
let guardians: PeopleServer;

beforeAll(async () => {
  guardians = await openPeople('volunteering');
  mailing = await startMailing({ VOLUNTEERING_RECIPIENTS_URL: guardians.url, VOLUNTEERING_LOOKUP_SECRET: guardians.secret });
});
afterAll(async () => {
  await mailing?.stop();
  await guardians?.close();
});

/** A guardian is asked for consent, and the event comes twice. */
async function hear(ref: string, { messaging }: Mailing = mailing): Promise<void> {
  const contractId = randomUUID();
  const asked = anEvent(guardianConsentRequested, contractId, { ...guardianConsentRequested.example, contractId, recipientRef: { service: 'volunteering', ref } });
  await messaging.publish(asked);
  await messaging.publish(asked);
  await messaging.handled(asked);
}

describe('whom an event names by a reference', () => {
  it('is written to once, at the address and by the secret link that the owning service says', async () => {
    const ref = randomUUID();
    const [email, link] = [`${ref}@example.org`, `https://conect.test/guardian?token=${randomUUID()}`];
    guardians.people.set(ref, { email, name: 'Dana', language: 'RO', link });

    await hear(ref);
    const mail = await mailing.mailbox.firstTo(email);

    expect(await settled(mailing, { userId: ref })).toMatchObject([{ kind: 'NOTICE', state: 'MADE' }]);
    expect(mailing.mailbox.to(email)).toHaveLength(1);
    expect(mail.text).toContain('Bună ziua, Dana,');
    expect(mail.text).toContain(link);
    expect(mail.headers).not.toContain('List-Unsubscribe');
  });

  it('is kept as the reference alone', async () => {
    const rows = await mailing.messaging.sql<{ row: string }>('SELECT e::text AS row FROM effect_ledger e UNION ALL SELECT n::text FROM notification n UNION ALL SELECT o::text FROM outbox o');
    const kept = rows.map(({ row }) => row).join('\n');

    expect(kept).toContain([...guardians.people.keys()][0]!);
    expect(kept).not.toMatch(/@example|Dana|guardian\?token/);
  });

  it('and whom the service does not know gets nothing, and that is seen', async () => {
    const ref = randomUUID();
    await hear(ref);

    expect(await settled(mailing, { userId: ref })).toMatchObject([{ state: 'DROPPED', reason: 'NO_RECIPIENT' }]);
    expect(await (await fetch(`${mailing.messaging.address}/metrics`)).text()).toMatch(/^messaging_delivery_outcomes_total\{outcome="NO_RECIPIENT"\} 1/m);
  });

  it('waits while nothing says where its service answers', async () => {
    const ref = randomUUID();
    const unset = await startMailing();
    try {
      await hear(ref, unset);

      expect(await ledgerOf(unset, { userId: ref })).toMatchObject([{ state: 'DUE' }]);
    } finally {
      await unset.stop();
    }
  });
});
