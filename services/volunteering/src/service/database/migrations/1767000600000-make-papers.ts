import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that people ask for; a job makes them, and they are kept for a day. */
export class MakePapers1767000600000 implements MigrationInterface {
  name = 'MakePapers1767000600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createPaper);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE paper');
  }
}

const createPaper = `
  CREATE TABLE paper (
    id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    year integer,
    format text NOT NULL,
    requested_by uuid NOT NULL,
    organization_id uuid NOT NULL,
    volunteer_id uuid,
    stamp text NOT NULL,
    state text NOT NULL,
    failure text,
    sha256 text,
    byte_length integer,
    file text,
    requested_at timestamptz NOT NULL,
    kept_until timestamptz NOT NULL,
    CONSTRAINT paper_pkey PRIMARY KEY (id),
    CONSTRAINT paper_kind_known CHECK (kind IN ('CONTRACT', 'VOLUNTEER_SHEET', 'PROTECTION_SHEET', 'CERTIFICATE', 'ATTENDANCE_CODE', 'REGISTER')),
    CONSTRAINT paper_format_known CHECK (format IN ('PDF', 'HTML', 'CSV', 'XLSX')),
    CONSTRAINT paper_register_of_year CHECK ((kind = 'REGISTER') = (year IS NOT NULL)),
    CONSTRAINT paper_state_known CHECK (state IN ('BEING_MADE', 'READY', 'FAILED')),
    CONSTRAINT paper_failure_known CHECK ((state = 'FAILED') = (failure IS NOT NULL) AND failure IN ('SUBJECT_GONE', 'NOT_MADE')),
    CONSTRAINT paper_ready_whole CHECK ((state = 'READY') = (sha256 IS NOT NULL) AND (sha256 IS NULL) = (byte_length IS NULL) AND (state <> 'READY' OR file IS NOT NULL)),
    CONSTRAINT paper_hashes_formed CHECK (sha256 ~ '^[0-9a-f]{64}$' AND file ~ '^[0-9a-f]{64}$')
  );
  CREATE INDEX paper_requested_by_idx ON paper (requested_by, kind, subject_id);
  CREATE INDEX paper_volunteer_id_idx ON paper (volunteer_id);
  CREATE INDEX paper_organization_id_idx ON paper (organization_id);
  CREATE INDEX paper_subject_id_idx ON paper (subject_id);
  CREATE INDEX paper_kept_until_idx ON paper (kept_until);
`;
