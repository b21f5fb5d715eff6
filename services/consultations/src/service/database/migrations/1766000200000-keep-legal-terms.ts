import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SGG sets legal terms and days of the calendar over the defaults of the law. */
export class KeepLegalTerms1766000200000 implements MigrationInterface {
  name = 'KeepLegalTerms1766000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createLegalTerms);
    await queryRunner.query(createCalendarDays);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE calendar_day; DROP TABLE legal_term; DROP FUNCTION refuse_legal_term_change()');
  }
}

// What was published is judged by the terms of its day for ever, so they never change.
const createLegalTerms = `
  CREATE TABLE legal_term (
    id uuid NOT NULL,
    version integer NOT NULL,
    code text NOT NULL,
    value integer NOT NULL,
    unit text NOT NULL,
    basis text NOT NULL,
    valid_from date NOT NULL,
    is_uncertain boolean NOT NULL,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT legal_term_pkey PRIMARY KEY (id, version),
    CONSTRAINT legal_term_version_key UNIQUE (code, version),
    CONSTRAINT legal_term_value_bounded CHECK (value BETWEEN 1 AND 1000),
    CONSTRAINT legal_term_unit_known CHECK (unit IN ('WORKING_DAYS', 'CALENDAR_DAYS', 'FREE_DAYS', 'MONTHS'))
  );
  CREATE FUNCTION refuse_legal_term_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'Versions of legal terms are append only.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER legal_term_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON legal_term
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_legal_term_change();
`;

const createCalendarDays = `
  CREATE TABLE calendar_day (
    id uuid NOT NULL,
    version integer NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    basis text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    removed_at timestamptz,
    CONSTRAINT calendar_day_pkey PRIMARY KEY (id),
    CONSTRAINT calendar_day_day_key UNIQUE (day),
    CONSTRAINT calendar_day_kind_known CHECK (kind IN ('DAY_OFF', 'WORKING_DAY'))
  );
`;
