import { createOrganizationTable } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads with their messages and notes, and whom messaging has to know to take letters for them. */
export class OpenThreads1767000610000 implements MigrationInterface {
  name = 'OpenThreads1767000610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOrganizationTable(queryRunner);
    await queryRunner.query(createInstitution);
    await queryRunner.query(createThread);
    await queryRunner.query(createMessages);
    await queryRunner.query(guardRows);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE thread_note;
      DROP TABLE thread_message_text;
      DROP TABLE thread_message;
      DROP TABLE thread_counter;
      DROP TABLE thread_participant;
      DROP TABLE thread;
      DROP FUNCTION refuse_thread_change();
      DROP INDEX membership_user_id_idx;
      DROP TABLE institution;
      DROP TABLE organization;
    `);
  }
}

const createInstitution = `
  CREATE TABLE institution (
    id uuid NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    closed boolean NOT NULL DEFAULT false,
    CONSTRAINT institution_pkey PRIMARY KEY (id)
  );
  CREATE INDEX membership_user_id_idx ON membership (user_id) WHERE NOT revoked;
`;

const createThread = `
  CREATE TABLE thread (
    id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    subject text,
    sender_kind text NOT NULL,
    sender_id uuid,
    sender_name text,
    recipient_kind text NOT NULL,
    recipient_id uuid NOT NULL,
    channel text NOT NULL,
    context_type text,
    context_id uuid,
    registration_number integer,
    registration_year integer,
    term_from date NOT NULL,
    due_at timestamptz,
    extended_at timestamptz,
    overdue_since timestamptz,
    escalated_at timestamptz,
    outcome text,
    assignee_id uuid,
    redirected_to_id uuid,
    redirected_from_id uuid,
    opened_at timestamptz NOT NULL,
    CONSTRAINT thread_pkey PRIMARY KEY (id),
    CONSTRAINT thread_redirected_from_id_fkey FOREIGN KEY (redirected_from_id) REFERENCES thread (id),
    CONSTRAINT thread_kind_known CHECK (kind IN ('GENERAL', 'PETITION', 'FOI_REQUEST', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP')),
    CONSTRAINT thread_status_known CHECK (status IN ('OPEN', 'AWAITING_SENDER', 'RESOLVED', 'CLOSED', 'REDIRECTED')),
    CONSTRAINT thread_sender_known CHECK (sender_kind IN ('ORGANIZATION', 'INSTITUTION', 'PERSON', 'OUTSIDE') AND (sender_kind = 'OUTSIDE') = (sender_id IS NULL)),
    CONSTRAINT thread_recipient_is_inbox CHECK (recipient_kind IN ('ORGANIZATION', 'INSTITUTION')),
    CONSTRAINT thread_context_whole CHECK ((context_type IS NULL) = (context_id IS NULL) AND (context_type IS NULL OR context_type IN ('Consultation', 'Application', 'Organization'))),
    CONSTRAINT thread_number_whole CHECK ((registration_number IS NULL) = (registration_year IS NULL))
  );
  CREATE INDEX thread_due_idx ON thread (due_at, id) WHERE overdue_since IS NULL AND status IN ('OPEN', 'AWAITING_SENDER');
  CREATE INDEX thread_overdue_idx ON thread (overdue_since, id) WHERE escalated_at IS NULL AND overdue_since IS NOT NULL AND status IN ('OPEN', 'AWAITING_SENDER');
  CREATE INDEX thread_assignee_idx ON thread (assignee_id, recipient_id) WHERE assignee_id IS NOT NULL;
  CREATE INDEX thread_resolved_idx ON thread (status_since, id) WHERE status = 'RESOLVED';

  CREATE TABLE thread_participant (
    thread_id uuid NOT NULL,
    side text NOT NULL,
    party_kind text NOT NULL,
    party_id uuid NOT NULL,
    drawer text NOT NULL,
    opened_at timestamptz NOT NULL,
    CONSTRAINT thread_participant_pkey PRIMARY KEY (thread_id, side),
    CONSTRAINT thread_participant_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id),
    CONSTRAINT thread_participant_side_known CHECK (side IN ('SENDER', 'RECIPIENT')),
    CONSTRAINT thread_participant_drawer_known CHECK (drawer IN ('LETTERS', 'APPLICATIONS'))
  );
  CREATE INDEX thread_participant_party_idx ON thread_participant (party_id, party_kind, opened_at, thread_id);

  CREATE TABLE thread_counter (
    institution_id uuid NOT NULL,
    year integer NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT thread_counter_pkey PRIMARY KEY (institution_id, year)
  );
`;

const createMessages = `
  CREATE TABLE thread_message (
    id uuid NOT NULL,
    thread_id uuid NOT NULL,
    side text NOT NULL,
    purpose text NOT NULL,
    author_id uuid NOT NULL,
    sent_at timestamptz NOT NULL,
    copied_from_id uuid,
    CONSTRAINT thread_message_pkey PRIMARY KEY (id),
    CONSTRAINT thread_message_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id),
    CONSTRAINT thread_message_side_known CHECK (side IN ('SENDER', 'RECIPIENT')),
    CONSTRAINT thread_message_purpose_known CHECK (purpose IN ('OPENING', 'REPLY', 'RESOLUTION', 'EXTENSION', 'REDIRECTION', 'REOPENING'))
  );
  CREATE INDEX thread_message_thread_id_idx ON thread_message (thread_id, sent_at, id);
  CREATE INDEX thread_message_author_id_idx ON thread_message (author_id, sent_at) WHERE copied_from_id IS NULL;

  CREATE TABLE thread_message_text (
    message_id uuid NOT NULL,
    text text NOT NULL,
    CONSTRAINT thread_message_text_pkey PRIMARY KEY (message_id),
    CONSTRAINT thread_message_text_message_id_fkey FOREIGN KEY (message_id) REFERENCES thread_message (id)
  );

  CREATE TABLE thread_note (
    id uuid NOT NULL,
    thread_id uuid NOT NULL,
    side text NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT thread_note_pkey PRIMARY KEY (id),
    CONSTRAINT thread_note_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id),
    CONSTRAINT thread_note_side_known CHECK (side IN ('SENDER', 'RECIPIENT'))
  );
  CREATE INDEX thread_note_thread_id_idx ON thread_note (thread_id, side, written_at, id);
`;

/** Who wrote when stays for good; what he said stays unchanged, and goes with him when he is erased. Numbers are never given twice. */
const guardRows = `
  CREATE FUNCTION refuse_thread_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What was written in a thread does not change.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER thread_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON thread_message FOR EACH STATEMENT EXECUTE FUNCTION refuse_thread_change();
  CREATE TRIGGER thread_message_text_unchanged BEFORE UPDATE OR TRUNCATE ON thread_message_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_thread_change();
  CREATE TRIGGER thread_note_unchanged BEFORE UPDATE OR TRUNCATE ON thread_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_thread_change();
  CREATE TRIGGER thread_counter_kept BEFORE DELETE OR TRUNCATE ON thread_counter FOR EACH STATEMENT EXECUTE FUNCTION refuse_thread_change();
  CREATE TRIGGER thread_counter_moves_on BEFORE UPDATE ON thread_counter FOR EACH ROW
    WHEN (NEW.institution_id <> OLD.institution_id OR NEW.year <> OLD.year OR NEW.last_number <> OLD.last_number + 1) EXECUTE FUNCTION refuse_thread_change();
`;
