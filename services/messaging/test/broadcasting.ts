import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { testKafka, waitFor } from '@conect/testing';
import type { SeenRefusal } from './correspondents';
import type { Mailing } from './mailing';
import { idOf, type TestMessaging } from './messaging';

/** A broadcast as tests look at it. */
export interface SeenBroadcast {
  readonly id: string;
  readonly status: string;
  readonly subject: string;
  readonly text: string;
  readonly legalBasis: string | null;
  readonly delivery: { readonly recipientCount: number; readonly deliveredCount: number; readonly pendingCount: number; readonly cancelledCount: number; readonly optedOutCount: number; readonly recipients: { readonly totalCount: number; readonly nodes: readonly { readonly state: string; readonly organization: { readonly id: string } }[] } } | null;
  readonly viewerCan: { readonly cancel: { readonly allowed: boolean; readonly code: string | null } };
}

/** Everything that the graph says of a broadcast. */
export const broadcastFields = `id status topic subject text legalBasis sentAt institution { id } viewerCan { cancel { allowed code } }
  delivery { author { id } recipientCount deliveredCount pendingCount cancelledCount optedOutCount finishedAt
    audience { domains { id } counties { id } communityIds fromInterestRecords organizations { id } }
    recipients(first: 100) { totalCount nodes { state settledAt organization { id } } } }`;

interface Payload {
  readonly broadcast: SeenBroadcast | null;
  readonly userErrors: readonly SeenRefusal[];
}

/** Sends one mutation of broadcasts, refused or not. */
export async function send({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, mutation: 'sendBroadcast' | 'cancelBroadcast', input: object): Promise<Payload> {
  const document = `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { broadcast { ${broadcastFields} } userErrors { code field message } } }`;
  const { data, errors } = await ask<Record<string, Payload>>(who, document, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[mutation]!;
}

/** Sends one, which must be accepted; answers the broadcast. */
export async function change(messaging: Pick<TestMessaging, 'ask'>, who: Principal, mutation: 'sendBroadcast' | 'cancelBroadcast', input: object): Promise<SeenBroadcast> {
  const { broadcast, userErrors } = await send(messaging, who, mutation, input);
  if (broadcast === null) throw new Error(JSON.stringify(userErrors));
  return broadcast;
}

/** A broadcast as somebody sees it by its id. */
export async function seenBy({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, id: string): Promise<SeenBroadcast | null> {
  const { data, errors } = await ask<{ broadcast: SeenBroadcast | null }>(who, `query ($id: ID!) { broadcast(id: $id) { ${broadcastFields} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.broadcast;
}

/** Waits until a broadcast is not being sent any more. */
export const sent = (messaging: Pick<TestMessaging, 'ask'>, who: Principal, id: string, timeoutMillis = 60_000): Promise<SeenBroadcast> =>
  waitFor(
    async () => {
      const seen = await seenBy(messaging, who, id);
      return seen?.status === 'SENT' ? seen : null;
    },
    { describe: 'the broadcast to be sent', timeoutMillis },
  );

/** Where an organization is and in what it works, as registry's events would have told. */
export const placed = ({ sql }: Pick<TestMessaging, 'sql'>, organizationId: string, domains: readonly string[], county: string | null): Promise<object[]> =>
  sql('UPDATE organization SET domains = $2, primary_domain = $3, county_code = $4, profile_version = 1 WHERE id = $1', [organizationId, domains, domains[0] ?? null, county]);

/** Many organizations of one county, each with an administrator to whom mails can be written; answers their addresses. */
export async function manyOrganizations({ messaging, people }: Pick<Mailing, 'messaging' | 'people'>, count: number, county: string): Promise<readonly string[]> {
  const made = await messaging.sql<{ userId: string }>(
    `WITH made AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS user_id FROM generate_series(1, $1)),
       organizations AS (INSERT INTO organization (id, status, version, as_of, domains, primary_domain, county_code, profile_version) SELECT id, 'ACTIVE', 1, now(), '{E}', 'E', $2, 1 FROM made)
     INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) SELECT gen_random_uuid(), user_id, 'NGO_ADMIN', id, 1, now(), false FROM made RETURNING user_id AS "userId"`,
    [count, county],
  );
  return made.map(({ userId }, index) => {
    const email = `ong-${index}@example.org`;
    people.people.set(userId, { email, name: 'Ana', language: 'RO' });
    return email;
  });
}

/** The background of messaging in a process of its own, which can be killed. */
export interface MessagingProcess {
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** The most memory that it has had, in MB. */
  readonly peakMegabytes: () => number;
}

/** A broadcast whose delivery is interrupted. */
export interface Interrupted {
  readonly id: string;
  readonly batchSize: number;
}

const runTypescript = join(__dirname, '../../../shared/event-bus/test/conformance/run-typescript.cjs');

/** What the process may keep, in MB: it ends when it wants more, however much the machine has. */
const heapMegabytes = 400;

/** Starts messaging's own program on the database, people and mail server of a mailing. */
export function startProcess({ messaging, mailbox, people }: Mailing, { batchSize }: Pick<Interrupted, 'batchSize'>): MessagingProcess {
  const { brokers, topicPrefix } = testKafka();
  const child = fork(join(__dirname, '../src/service/main.ts'), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, '--conditions=@conect/source', '--require', runTypescript],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', NODE_ENV: 'test', LOG_LEVEL: 'silent', MESSAGING_PORT: '0', MESSAGING_DATABASE_URL: messaging.databaseUrl, MESSAGING_PRINCIPAL_SECRET: messaging.principalSecret },
      ...{ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix, SMTP_URL: mailbox.url, IDENTITY_RECIPIENTS_URL: people.url, MESSAGING_LOOKUP_SECRET: people.secret },
      BROADCAST_BATCH_SIZE: String(batchSize),
    },
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    peakMegabytes: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
  };
}

/** Has a process deliver it to the end, as the work says, and ends the process. */
export async function runToTheEnd(mailing: Mailing, interrupted: Interrupted, work: (process: MessagingProcess) => Promise<void>): Promise<void> {
  const last = startProcess(mailing, interrupted);
  try {
    await work(last);
  } finally {
    await last.kill();
  }
}

/** The Message-IDs that reached each address: a mail that is sent again after an answer got lost has the one it had. */
export function mailsByAddress({ mailbox }: Pick<Mailing, 'mailbox'>): ReadonlyMap<string, ReadonlySet<string>> {
  const byAddress = Map.groupBy(mailbox.mails, ({ to }) => to.join());
  return new Map([...byAddress].map(([address, mails]) => [address, new Set(mails.map(({ headers }) => /^message-id: (.*)$/im.exec(headers)![1]!))]));
}

/** The topics of which an organization wants nothing, after a choice about one; or why it was refused. */
export async function optOut({ ask }: Pick<TestMessaging, 'ask'>, who: Principal, input: object): Promise<readonly string[]> {
  const document = 'mutation ($input: SetBroadcastOptOutInput!) { setBroadcastOptOut(input: $input) { organization { broadcastOptOuts } userErrors { code } } }';
  const { data, errors } = await ask<{ setBroadcastOptOut: { organization: { broadcastOptOuts: readonly string[] } | null; userErrors: readonly { code: string }[] } }>(who, document, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { organization, userErrors } = data.setBroadcastOptOut;
  return organization?.broadcastOptOuts ?? userErrors.map(({ code }) => code);
}

/** How often a person was told of a broadcast. */
export const noticesOf = async ({ sql }: Pick<TestMessaging, 'sql'>, who: Principal, broadcastId: string): Promise<number> =>
  (await sql('SELECT 1 FROM notification WHERE cause_id = $1 AND recipient_ref = $2', [broadcastId, idOf(who)])).length;
