import { searchWords } from '@conect/kernel';
import { createSearchFunctions, dropSearchFunctions } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each person has not read, by which words letters are found, and how long institutions take to answer. What was there before counts as read. */
export class ReadInboxes1767000730000 implements MigrationInterface {
  name = 'ReadInboxes1767000730000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createSearchFunctions(queryRunner);
    await queryRunner.query(createTables);
    await fillSearch(queryRunner);
    await queryRunner.query(fillResponses);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE thread_response; DROP TABLE thread_message_search; DROP TABLE thread_unread; DROP INDEX thread_registration_idx');
    await dropSearchFunctions(queryRunner);
  }
}

const createTables = `
  CREATE TABLE thread_unread (
    user_id uuid NOT NULL,
    thread_id uuid NOT NULL,
    message_id uuid NOT NULL,
    CONSTRAINT thread_unread_pkey PRIMARY KEY (user_id, thread_id, message_id),
    CONSTRAINT thread_unread_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id),
    CONSTRAINT thread_unread_message_id_fkey FOREIGN KEY (message_id) REFERENCES thread_message (id)
  );

  CREATE TABLE thread_message_search (
    message_id uuid NOT NULL,
    thread_id uuid NOT NULL,
    words tsvector NOT NULL,
    CONSTRAINT thread_message_search_pkey PRIMARY KEY (message_id),
    CONSTRAINT thread_message_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES thread_message_text (message_id) ON DELETE CASCADE
  );
  CREATE INDEX thread_message_search_words_idx ON thread_message_search USING gin (words) WITH (fastupdate = off);

  CREATE TABLE thread_response (
    thread_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    kind text NOT NULL,
    received_on date NOT NULL,
    due_at timestamptz,
    extended boolean NOT NULL DEFAULT false,
    answered_at timestamptz,
    redirected_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT thread_response_pkey PRIMARY KEY (thread_id),
    CONSTRAINT thread_response_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id)
  );
  CREATE INDEX thread_response_institution_idx ON thread_response (institution_id, received_on);

  CREATE INDEX thread_registration_idx ON thread (registration_number, registration_year) WHERE registration_number IS NOT NULL;
`;

const batchSize = 500;

interface WrittenMessage {
  readonly id: string;
  readonly threadId: string;
  readonly text: string;
  readonly parties: readonly string[];
}

/** Writes the words of the messages that were there before, some at a time: no step holds them all. */
async function fillSearch(queryRunner: QueryRunner): Promise<void> {
  for (let after: string | null = null; ; ) {
    const messages = (await queryRunner.query(selectMessages, [after, batchSize])) as WrittenMessage[];
    if (messages.length === 0) return;
    const rows = messages.map(({ text, ...message }) => ({ ...message, words: searchWords(text) }));
    await queryRunner.query(insertWords, [JSON.stringify(rows)]);
    after = messages.at(-1)!.id;
  }
}

const selectMessages = `
  SELECT m.id, m.thread_id AS "threadId", concat_ws(' ', t.subject, x.text) AS text, array_remove(ARRAY[t.sender_id, t.recipient_id], NULL) AS parties
  FROM thread_message_text x JOIN thread_message m ON m.id = x.message_id JOIN thread t ON t.id = m.thread_id
  WHERE $1::uuid IS NULL OR m.id > $1::uuid ORDER BY m.id LIMIT $2`;

const insertWords = `
  INSERT INTO thread_message_search (message_id, thread_id, words)
  SELECT given.id, given."threadId", search_words(ARRAY(SELECT jsonb_array_elements_text(given.words))) || array_to_tsvector(ARRAY(SELECT '@' || jsonb_array_elements_text(given.parties)))
  FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, "threadId" uuid, words jsonb, parties jsonb)`;

// A thread that was taken up again has lost the day from which its first time ran: the day on which it began stands for it.
const fillResponses = `
  INSERT INTO thread_response (thread_id, institution_id, kind, received_on, due_at, extended, answered_at, redirected_at, ended_at)
  SELECT t.id, t.recipient_id, t.kind, least(t.term_from, (t.opened_at AT TIME ZONE 'Europe/Bucharest')::date), t.due_at, t.extended_at IS NOT NULL, first.answered_at,
    CASE WHEN t.status = 'REDIRECTED' THEN t.status_since END, CASE WHEN t.status = 'CLOSED' AND first.answered_at IS NULL THEN t.status_since END
  FROM thread t
  CROSS JOIN LATERAL (
    SELECT min(m.sent_at) AS answered_at FROM thread_message m
    WHERE m.thread_id = t.id AND m.purpose = 'RESOLUTION' AND m.copied_from_id IS NULL
      AND m.sent_at > coalesce((SELECT max(back.sent_at) FROM thread_message back WHERE back.thread_id = t.id AND back.purpose = 'REOPENING' AND back.copied_from_id IS NULL), '-infinity')
  ) first
  WHERE t.recipient_kind = 'INSTITUTION';
`;
