import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The annual reports of institutions with every thing they count; what was frozen is added to and never changed. */
export class ReportTransparency1766000800000 implements MigrationInterface {
  name = 'ReportTransparency1766000800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createReports);
    await queryRunner.query(createEditions);
    await queryRunner.query(guardEditions);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE frozen_transparency_count; DROP TABLE transparency_report_edition; DROP TABLE transparency_count; DROP TABLE transparency_report;
      DROP FUNCTION refuse_frozen_report_change();
    `);
  }
}

const createReports = `
  CREATE TABLE transparency_report (
    id uuid NOT NULL,
    version integer NOT NULL,
    institution_id uuid NOT NULL,
    year integer NOT NULL,
    edition integer NOT NULL,
    correction_reason text,
    counted jsonb NOT NULL,
    filled jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    prepared_at timestamptz NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    CONSTRAINT transparency_report_pkey PRIMARY KEY (id),
    CONSTRAINT transparency_report_year_key UNIQUE (institution_id, year),
    CONSTRAINT transparency_report_status_known CHECK (status IN ('PREPARED', 'COMPLETED', 'FROZEN')),
    CONSTRAINT transparency_report_correction_known CHECK ((edition = 1) = (correction_reason IS NULL))
  );

  CREATE TABLE transparency_count (
    report_id uuid NOT NULL,
    code text NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    consultation_id uuid,
    at timestamptz NOT NULL,
    counted integer NOT NULL,
    CONSTRAINT transparency_count_pkey PRIMARY KEY (report_id, code, id),
    CONSTRAINT transparency_count_report_id_fkey FOREIGN KEY (report_id) REFERENCES transparency_report (id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX transparency_count_list_idx ON transparency_count (report_id, code, at, id);
`;

const createEditions = `
  CREATE TABLE transparency_report_edition (
    report_id uuid NOT NULL,
    number integer NOT NULL,
    institution_id uuid NOT NULL,
    year integer NOT NULL,
    indicator_values jsonb NOT NULL,
    correction_reason text,
    prepared_at timestamptz NOT NULL,
    frozen_at timestamptz NOT NULL,
    frozen_by uuid NOT NULL,
    sha256 text NOT NULL,
    CONSTRAINT transparency_report_edition_pkey PRIMARY KEY (report_id, number),
    CONSTRAINT transparency_report_edition_report_id_fkey FOREIGN KEY (report_id) REFERENCES transparency_report (id),
    CONSTRAINT transparency_report_edition_correction_known CHECK ((number = 1) = (correction_reason IS NULL))
  );
  CREATE INDEX transparency_report_edition_year_idx ON transparency_report_edition (year, institution_id, number);

  CREATE TABLE frozen_transparency_count (
    report_id uuid NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    consultation_id uuid,
    at timestamptz NOT NULL,
    counted integer NOT NULL,
    CONSTRAINT frozen_transparency_count_pkey PRIMARY KEY (report_id, number, code, id),
    CONSTRAINT frozen_transparency_count_edition_fkey FOREIGN KEY (report_id, number) REFERENCES transparency_report_edition (report_id, number)
  );
  CREATE INDEX frozen_transparency_count_list_idx ON frozen_transparency_count (report_id, number, code, at, id);
`;

/** Neither the app role nor, by mistake, the owner changes what a representative signed. */
const guardEditions = `
  CREATE FUNCTION refuse_frozen_report_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A frozen report is never changed.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER transparency_report_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transparency_report_edition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_report_change();
  CREATE TRIGGER frozen_transparency_count_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_transparency_count
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_report_change();
`;
