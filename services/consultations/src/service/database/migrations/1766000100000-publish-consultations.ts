import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = { table: 'consultation', column: 'status', constraint: 'consultation_status_known' };
const later = ['SCHEDULED', 'OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'ARCHIVED'];

/** Consultations are published, go their way, and their drafts have text in versions. */
export class PublishConsultations1766000100000 implements MigrationInterface {
  name = 'PublishConsultations1766000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, statuses, later);
    await queryRunner.query(addCourse);
    await queryRunner.query(createDrafts);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE deadline_extension; DROP TABLE draft_block; DROP TABLE draft_version');
    await queryRunner.query(`
      DROP INDEX consultation_due_idx;
      ALTER TABLE consultation
        DROP CONSTRAINT consultation_schedule_known, DROP CONSTRAINT consultation_publication_known, DROP CONSTRAINT consultation_response_known,
        DROP CONSTRAINT consultation_endorsement_known, DROP CONSTRAINT consultation_end_known, DROP CONSTRAINT consultation_archive_known,
        DROP COLUMN draft_version_count, DROP COLUMN publish_at, DROP COLUMN input_deadline, DROP COLUMN published_at, DROP COLUMN responded_at, DROP COLUMN endorsement_at,
        DROP COLUMN official_gazette_ref, DROP COLUMN status_reason, DROP COLUMN archive_at, DROP COLUMN archived_from;
    `);
    await forbidValues(queryRunner, statuses, later);
  }
}

const addCourse = `
  ALTER TABLE consultation
    ADD COLUMN draft_version_count integer NOT NULL DEFAULT 0,
    ADD COLUMN publish_at timestamptz,
    ADD COLUMN input_deadline timestamptz,
    ADD COLUMN published_at timestamptz,
    ADD COLUMN responded_at timestamptz,
    ADD COLUMN endorsement_at timestamptz,
    ADD COLUMN official_gazette_ref text,
    ADD COLUMN status_reason text,
    ADD COLUMN archive_at timestamptz,
    ADD COLUMN archived_from text,
    ADD CONSTRAINT consultation_schedule_known CHECK ((status = 'SCHEDULED') = (publish_at IS NOT NULL)),
    ADD CONSTRAINT consultation_publication_known CHECK ((status IN ('DRAFT', 'SCHEDULED', 'CANCELLED')) = (published_at IS NULL)
      AND (status IN ('DRAFT', 'CANCELLED')) = (input_deadline IS NULL)),
    ADD CONSTRAINT consultation_response_known CHECK (status NOT IN ('RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED') OR responded_at IS NOT NULL),
    ADD CONSTRAINT consultation_endorsement_known CHECK (status NOT IN ('ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED') OR endorsement_at IS NOT NULL),
    ADD CONSTRAINT consultation_end_known CHECK ((status <> 'ADOPTED' OR official_gazette_ref IS NOT NULL) AND (status NOT IN ('NOT_ADOPTED', 'WITHDRAWN') OR status_reason IS NOT NULL)),
    ADD CONSTRAINT consultation_archive_known CHECK ((status IN ('ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN')) = (archive_at IS NOT NULL) AND (status = 'ARCHIVED') = (archived_from IS NOT NULL));
  CREATE INDEX consultation_due_idx ON consultation (coalesce(archive_at, publish_at, input_deadline)) WHERE status IN ('SCHEDULED', 'OPEN', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN');
`;

const createDrafts = `
  CREATE TABLE draft_version (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    number integer NOT NULL,
    note text,
    created_at timestamptz NOT NULL,
    CONSTRAINT draft_version_pkey PRIMARY KEY (id),
    CONSTRAINT draft_version_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT draft_version_number_key UNIQUE (consultation_id, number)
  );
  CREATE TABLE draft_block (
    version_id uuid NOT NULL,
    position integer NOT NULL,
    id uuid NOT NULL,
    article text NOT NULL,
    paragraph text,
    letter text,
    point text,
    text text NOT NULL,
    CONSTRAINT draft_block_pkey PRIMARY KEY (version_id, position),
    CONSTRAINT draft_block_version_id_fkey FOREIGN KEY (version_id) REFERENCES draft_version (id),
    CONSTRAINT draft_block_id_key UNIQUE (version_id, id)
  );
  CREATE TABLE deadline_extension (
    consultation_id uuid NOT NULL,
    extended_at timestamptz NOT NULL,
    from_deadline timestamptz NOT NULL,
    to_deadline timestamptz NOT NULL,
    reason text NOT NULL,
    CONSTRAINT deadline_extension_pkey PRIMARY KEY (consultation_id, to_deadline),
    CONSTRAINT deadline_extension_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT deadline_extension_longer CHECK (to_deadline > from_deadline)
  );
`;
