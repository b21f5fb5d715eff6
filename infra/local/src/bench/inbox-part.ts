import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import { latencyOf, ratioOf, type Ratio, type Round } from './figures';
import { showRatio, type Section } from './report';
import { serviceAsker, someone } from './service-asker';
import { asOwner } from './service-place';
import type { BenchStack } from './stack';

const threads = 100_000;
const messagesEach = 10;
/** How many of them the officer has something to read in. */
const unread = 1_000;
const pageSize = 50;
const pages = 40;
const rounds = 5;

/** An institution's inbox with a million messages: its pages as its officer gets them from messaging, beside the plain statements that read the same rows over one connection. */
export const measureInbox = (stack: BenchStack): Promise<Section> =>
  asOwner({ ownerUrl: stack.settings['MESSAGING_MIGRATIONS_DATABASE_URL']! }, async (client) => {
    const place = await step(`${threads} threads of ${messagesEach} messages`, () => fillInbox(stack, client));
    const newest = await step(`Pages of the inbox, ${rounds} rounds of ${pages}`, () => comparePages(place, client, pagesOf.ALL));
    const unreadFirst = await step(`Pages of what is unread, ${rounds} rounds of ${unread / pageSize}`, () => comparePages(place, client, pagesOf.UNREAD));
    const row = (name: string, ratio: Ratio): string[] => [name, ratio.ours.toFixed(1), ratio.theirs.toFixed(1), showRatio(ratio)];
    return {
      name: 'inbox',
      how: `an institution with ${threads} threads of ${messagesEach} messages, ${unread} of them unread, messaging asked over HTTP; beside it the plain statement that reads the same rows over one connection; ${rounds} rounds in turns`,
      header: ['', 'ours', 'beside', 'ratio', 'aim'],
      rows: [row(`a page of ${pageSize} of the inbox, ms p50`, newest), row(`a page of ${pageSize} of what is unread, ms p50`, unreadFirst)],
      figures: { threads, messagesEach, unread, pageSize, pages, rounds, newest, unreadFirst },
    };
  });

interface InboxPlace {
  readonly institutionId: string;
  readonly officerId: string;
  readonly ask: <Data>(query: string, variables: object) => Promise<Data>;
}

/** Writes the rows as messaging would leave them: through its mutations a million messages would take hours. */
async function fillInbox(stack: BenchStack, client: Client): Promise<InboxPlace> {
  const [institutionId, officer] = [randomUUID(), someone()];
  await client.query(`INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES ($1, $2, 'CIVIL_SOCIETY_UNIT', $3, 1, now(), false)`, [randomUUID(), officer.userId, institutionId]);
  await client.query('CREATE TEMPORARY TABLE bench_thread AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS sender_id, number, now() - number * interval \'1 minute\' AS opened_at FROM generate_series(1, $1::int) AS number', [threads]);
  await client.query(insertThreads, [institutionId]);
  await client.query(insertParticipants, [institutionId]);
  await client.query(insertMessages, [messagesEach]);
  await client.query(insertTexts);
  await client.query(insertUnread, [officer.userId, unread, threads / unread]);
  await client.query('ANALYZE thread, thread_participant, thread_message, thread_message_text, thread_unread');
  const ask = serviceAsker(stack, 'messaging');
  return { institutionId, officerId: officer.userId, ask: (query, variables) => ask(officer, query, variables) };
}

const insertThreads = `
  INSERT INTO thread (id, version, kind, status, status_since, subject, sender_kind, sender_id, recipient_kind, recipient_id, channel, registration_number, registration_year, term_from, due_at, opened_at)
  SELECT id, 1, 'PETITION', 'OPEN', opened_at, 'Scrisoarea ' || number, 'ORGANIZATION', sender_id, 'INSTITUTION', $1::uuid, 'CONECT', number, 2026, opened_at::date, opened_at + interval '30 days', opened_at FROM bench_thread`;

const insertParticipants = `
  INSERT INTO thread_participant (thread_id, side, party_kind, party_id, drawer, opened_at)
  SELECT id, 'SENDER', 'ORGANIZATION', sender_id, 'LETTERS', opened_at FROM bench_thread UNION ALL SELECT id, 'RECIPIENT', 'INSTITUTION', $1::uuid, 'LETTERS', opened_at FROM bench_thread`;

const insertMessages = `
  INSERT INTO thread_message (id, thread_id, side, purpose, author_id, sent_at)
  SELECT gen_random_uuid(), id, CASE WHEN turn % 2 = 1 THEN 'SENDER' ELSE 'RECIPIENT' END, CASE WHEN turn = 1 THEN 'OPENING' ELSE 'REPLY' END, sender_id, opened_at + turn * interval '1 second'
  FROM bench_thread CROSS JOIN generate_series(1, $1::int) AS turn`;

const insertTexts = `INSERT INTO thread_message_text (message_id, text) SELECT m.id, 'Ce măsurați și unde, și cine a hotărât așa? ' || m.id FROM thread_message m JOIN bench_thread t ON t.id = m.thread_id`;

const insertUnread = `
  INSERT INTO thread_unread (user_id, thread_id, message_id)
  SELECT $1::uuid, t.id, (SELECT m.id FROM thread_message m WHERE m.thread_id = t.id ORDER BY m.sent_at LIMIT 1) FROM bench_thread t WHERE t.number % $3::int = 0 LIMIT $2`;

const inboxQuery = `query ($of: [_Any!]!, $filter: ThreadFilter, $first: Int, $after: String) { _entities(representations: $of) { ... on Institution { inbox(filter: $filter, first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id kind status subject registrationNumber openedAt dueAt isOverdue isUnread sender { organization { id } } }
} } } }`;

interface InboxPage {
  readonly _entities: readonly [{ readonly inbox: { readonly pageInfo: { readonly endCursor: string }; readonly nodes: readonly { readonly id: string }[] } }];
}

/** One of the lists: which threads, how many pages, and the condition in SQL. */
interface InboxList {
  readonly filter: object | null;
  readonly pages: number;
  readonly where: string;
}

const pagesOf: Readonly<Record<'ALL' | 'UNREAD', InboxList>> = {
  ALL: { filter: null, pages, where: '' },
  UNREAD: { filter: { isUnread: true }, pages: unread / pageSize, where: 'AND p.thread_id IN (SELECT u.thread_id FROM thread_unread u WHERE u.user_id = $2)' },
};

const statementOf = ({ where }: InboxList): string => `
  SELECT t.*, EXISTS (SELECT 1 FROM thread_unread u WHERE u.user_id = $2 AND u.thread_id = t.id) AS is_unread
  FROM thread_participant p JOIN thread t ON t.id = p.thread_id
  WHERE p.party_id = $1 AND p.party_kind = 'INSTITUTION' AND ($3::timestamptz IS NULL OR (p.opened_at, p.thread_id) < ($3, $4::uuid)) ${where}
  ORDER BY p.opened_at DESC, p.thread_id DESC LIMIT $5`;

/** Both walk through the same pages, one after the other. */
async function comparePages({ ask, institutionId, officerId }: InboxPlace, client: Client, list: InboxList): Promise<Ratio> {
  const [statement, measured]: [string, Round[]] = [statementOf(list), []];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    let after: string | null = null;
    let last: Place | null = null;
    for (let page = 0; page < list.pages; page += 1) {
      const startedAt = performance.now();
      const answer: InboxPage = await ask<InboxPage>(inboxQuery, { of: [{ __typename: 'Institution', id: institutionId }], filter: list.filter, first: pageSize, after });
      const askedAt = performance.now();
      const values: readonly unknown[] = [institutionId, officerId, last?.openedAt ?? null, last?.id ?? null, pageSize];
      const { rows } = await client.query<{ id: string }>(statement, [...values]);
      theirs.push(performance.now() - askedAt);
      ours.push(askedAt - startedAt);
      const [{ inbox }] = answer._entities;
      assertSame(inbox.nodes, rows);
      after = inbox.pageInfo.endCursor;
      last = await placeOf(client, rows.at(-1)!.id);
    }
    if (round > 0) measured.push({ ours: latencyOf(ours).p50, theirs: latencyOf(theirs).p50 });
  }
  return ratioOf(measured);
}

/** Where a page ended; as text the instant keeps its microseconds. */
interface Place {
  readonly id: string;
  readonly openedAt: string;
}

const placeOf = async (client: Client, id: string): Promise<Place> => (await client.query<Place>('SELECT id, opened_at::text AS "openedAt" FROM thread WHERE id = $1', [id])).rows[0]!;

function assertSame(ours: readonly { readonly id: string }[], theirs: readonly { readonly id: string }[]): void {
  const [got, wanted] = [ours, theirs].map((rows) => rows.map(({ id }) => id).join(' '));
  if (got !== wanted) throw new Problem('The statement no longer reads the page that messaging answers: bring infra/local/src/bench/inbox-part.ts up to date.');
}
