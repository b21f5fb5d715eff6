import { randomUUID } from 'node:crypto';
import { createEffectLedger } from '@conect/event-bus';
import { fromMessage, publishedBy, toMessage } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { createPlanMails } from '../src/mail/application/plan-mails';
import { createTell } from '../src/notification/application/commands/tell';
import { notices } from '../src/notification/domain/notices';
import { causeOf } from '../src/notification/events/consumed';
import { createMessagingDataSource } from '../src/service/database/data-source';
import { createFoundation } from '../src/service/foundation';
import { ledgerOf, settled, startMailing, type Mailing } from './mailing';
import { openPeople, type PeopleServer } from './people';

/** As volunteering's events about guardians will be: the reference says nothing of the person. */
const guardianAsked = publishedBy('test')({
  aggregate: 'guardian',
  name: 'GuardianAsked',
  when: 'A guardian is asked for consent.',
  data: z.object({ organizationId: z.uuid(), applicantId: z.uuid(), legalName: z.string(), recipientRef: z.object({ service: z.string(), ref: z.string() }) }),
  example: { organizationId: randomUUID(), applicantId: randomUUID(), legalName: 'Asociația Verde', recipientRef: { service: 'volunteering', ref: 'guardian-0' } },
});

let mailing: Mailing;
let guardians: PeopleServer;
let dataSource: DataSource;

beforeAll(async () => {
  guardians = await openPeople('volunteering');
  mailing = await startMailing({ VOLUNTEERING_RECIPIENTS_URL: guardians.url, VOLUNTEERING_LOOKUP_SECRET: guardians.secret });
  dataSource = createMessagingDataSource({ url: mailing.messaging.databaseUrl, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await mailing?.stop();
  await guardians?.close();
});

/** Handles, twice, an event that names a recipient, with the rule for it and everything else as it is. */
async function hear(ref: string, service = 'volunteering'): Promise<void> {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const foundation = createFoundation({ dataSource, logger, effects: createEffectLedger({ group: 'messaging' }), afterCommit: () => {} });
  const rules = { ...notices, OrganizationApproved: { recipients: ['NAMED' as const] } };
  const tell = createTell({ ...foundation, planMails: createPlanMails(foundation), rules });
  const subject = randomUUID();
  const data = { ...guardianAsked.example, recipientRef: { service, ref } };
  const { headers, value } = toMessage({ contract: guardianAsked, eventId: randomUUID(), subject, aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), data });
  const event = fromMessage(guardianAsked, headers as Record<string, string>, value);
  const handle = () => dataSource.transaction(async (manager) => tell(await foundation.unitOfEvent(manager, 'test', null), 'OrganizationApproved', causeOf(event)));
  await handle();
  await handle();
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
    await hear(ref, 'consultations');

    expect(await ledgerOf(mailing, { userId: ref })).toMatchObject([{ state: 'DUE' }]);
  });
});
