import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { organizationApproved, type OutgoingEvent } from '@conect/events';
import { aUser, openMailbox, waitFor, type Mailbox } from '@conect/testing';
import { anEvent, idOf, startMessaging, type Parts, type TestMessaging } from './messaging';
import { openPeople, type PeopleServer } from './people';

/** Messaging with a mail server and somebody who knows people. */
export interface Mailing {
  readonly messaging: TestMessaging;
  readonly mailbox: Mailbox;
  readonly people: PeopleServer;
  readonly stop: () => Promise<void>;
}

/** Somebody who can be written to. */
export interface Addressee {
  readonly principal: Principal;
  readonly userId: string;
  readonly email: string;
}

/** One row of the ledger. */
export interface LedgerRow {
  readonly id: string;
  readonly cause: string;
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
}

/** Starts them; `changes` override the settings of messaging. */
export async function startMailing(changes: Readonly<Record<string, string>> = {}, parts: Parts = {}): Promise<Mailing> {
  const [mailbox, people] = [await openMailbox(), await openPeople()];
  const messaging = await startMessaging({
    SMTP_URL: mailbox.url,
    SMTP_PATIENCE_MILLIS: '1000',
    MAIL_FROM: 'no-reply@conect.test',
    WEB_URL: 'https://conect.test',
    MESSAGING_PUBLIC_URL: 'https://messaging.conect.test',
    IDENTITY_RECIPIENTS_URL: people.url,
    MESSAGING_LOOKUP_SECRET: people.secret,
    ...changes,
  }, parts);
  return {
    messaging,
    mailbox,
    people,
    stop: async () => {
      await messaging.stop();
      await mailbox.close();
      await people.close();
    },
  };
}

/** Makes somebody whom the directory knows. */
export function anAddressee({ people }: Mailing, changes: Partial<{ name: string; language: 'RO' | 'EN' }> = {}): Addressee {
  const principal = aUser();
  const email = `${randomUUID()}@example.org`;
  people.people.set(idOf(principal), { email, name: 'Ana', language: 'EN', ...changes });
  return { principal, userId: idOf(principal), email };
}

/** The approval of an organization that this person registered. */
export function anApproval({ userId: applicantId }: Pick<Addressee, 'userId'>, changes: Partial<OutgoingEvent> = {}, legalName = 'Asociația Verde'): OutgoingEvent {
  const organizationId = randomUUID();
  return anEvent(organizationApproved, organizationId, { ...organizationApproved.example, organizationId, applicantId, legalName }, changes);
}

/** The mails planned for a person, the oldest first. */
export const ledgerOf = ({ messaging }: Mailing, { userId }: Pick<Addressee, 'userId'>): Promise<LedgerRow[]> =>
  messaging.sql<LedgerRow>(
    `SELECT id, payload ->> 'cause' AS cause, payload ->> 'kind' AS kind, state, reason FROM effect_ledger WHERE payload -> 'recipient' ->> 'ref' = $1 ORDER BY recorded_at, id`,
    [userId],
  );

/** Waits until every mail planned for the person was sent or ended otherwise, trying at once what waits to be tried again. */
export async function settled(mailing: Mailing, addressee: Pick<Addressee, 'userId'>): Promise<LedgerRow[]> {
  return waitFor(
    async () => {
      await retryNow(mailing);
      const rows = await ledgerOf(mailing, addressee);
      return rows.length > 0 && rows.every(({ state }) => state !== 'DUE') ? rows : null;
    },
    { describe: 'the mails to be settled', everyMillis: 200 },
  );
}

/** Jobs that failed wait longer each time; a test does not. */
export const retryNow = ({ messaging }: Mailing): Promise<unknown> =>
  messaging.sql(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND attempts > 0 AND run_at > now()`);

/** How often the sending of this person's mails failed so far. */
export async function failuresOf({ messaging }: Mailing, deliveryId: string): Promise<number> {
  const [row] = await messaging.sql<{ attempts: number }>(`SELECT attempts FROM graphile_worker._private_jobs WHERE key = $1 AND last_error IS NOT NULL`, [`send-delivery:${deliveryId}`]);
  return row?.attempts ?? 0;
}
