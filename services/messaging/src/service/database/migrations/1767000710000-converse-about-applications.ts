import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One conversation for each application for volunteering, in which CONECT says what becomes of it. */
export class ConverseAboutApplications1767000710000 implements MigrationInterface {
  name = 'ConverseAboutApplications1767000710000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE thread ADD COLUMN context_ended_at timestamptz;
      CREATE UNIQUE INDEX thread_application_key ON thread (context_id) WHERE context_type = 'Application';
      ALTER TABLE thread_message
        ALTER COLUMN side DROP NOT NULL,
        ALTER COLUMN author_id DROP NOT NULL,
        ADD COLUMN context_status text,
        ADD COLUMN event_id uuid,
        DROP CONSTRAINT thread_message_purpose_known,
        ADD CONSTRAINT thread_message_purpose_known CHECK (purpose IN ('OPENING', 'REPLY', 'RESOLUTION', 'EXTENSION', 'REDIRECTION', 'REOPENING', 'STATUS')),
        ADD CONSTRAINT thread_message_status_whole CHECK (${statusWhole});
      CREATE UNIQUE INDEX thread_message_event_id_key ON thread_message (event_id) WHERE event_id IS NOT NULL;
    `);
  }

  /** Conversations go, for before there was none; letters stay. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE thread_message DISABLE TRIGGER thread_message_append_only;
      DELETE FROM thread_message_text text USING thread_message message JOIN thread ON thread.id = message.thread_id WHERE text.message_id = message.id AND thread.context_type = 'Application';
      DELETE FROM thread_note note USING thread WHERE thread.id = note.thread_id AND thread.context_type = 'Application';
      DELETE FROM thread_message message USING thread WHERE thread.id = message.thread_id AND thread.context_type = 'Application';
      DELETE FROM thread_participant participant USING thread WHERE thread.id = participant.thread_id AND thread.context_type = 'Application';
      DELETE FROM thread WHERE context_type = 'Application';
      ALTER TABLE thread_message ENABLE TRIGGER thread_message_append_only;
      DROP INDEX thread_message_event_id_key;
      ALTER TABLE thread_message
        DROP CONSTRAINT thread_message_status_whole,
        DROP CONSTRAINT thread_message_purpose_known,
        ADD CONSTRAINT thread_message_purpose_known CHECK (purpose IN ('OPENING', 'REPLY', 'RESOLUTION', 'EXTENSION', 'REDIRECTION', 'REOPENING')),
        DROP COLUMN event_id,
        DROP COLUMN context_status,
        ALTER COLUMN author_id SET NOT NULL,
        ALTER COLUMN side SET NOT NULL;
      DROP INDEX thread_application_key;
      ALTER TABLE thread DROP COLUMN context_ended_at;
    `);
  }
}

const statusWhole = `(purpose = 'STATUS') = (side IS NULL) AND (side IS NULL) = (author_id IS NULL) AND (side IS NULL) = (context_status IS NOT NULL) AND (side IS NULL) = (event_id IS NOT NULL)`;
