import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours that are logged under contracts. */
export class LogHours1767000500000 implements MigrationInterface {
  name = 'LogHours1767000500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createHourLog);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE hour_log');
  }
}

const createHourLog = `
  CREATE TABLE hour_log (
    id uuid NOT NULL,
    version integer NOT NULL,
    contract_id uuid NOT NULL,
    opportunity_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    day date NOT NULL,
    minutes integer NOT NULL,
    starts_at timestamptz,
    ends_at timestamptz,
    activity text,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    status_reason text,
    shift_id uuid,
    scanned_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT hour_log_pkey PRIMARY KEY (id),
    CONSTRAINT hour_log_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT hour_log_status_known CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED')),
    CONSTRAINT hour_log_minutes_of_a_day CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT hour_log_times_whole CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR starts_at < ends_at)),
    CONSTRAINT hour_log_scan_of_shift CHECK (scanned_at IS NULL OR shift_id IS NOT NULL)
  );
  CREATE UNIQUE INDEX hour_log_once_a_shift ON hour_log (volunteer_id, shift_id) WHERE shift_id IS NOT NULL;
  CREATE INDEX hour_log_contract_id_idx ON hour_log (contract_id, created_at, id);
  CREATE INDEX hour_log_organization_id_idx ON hour_log (organization_id, created_at, id);
  CREATE INDEX hour_log_volunteer_id_idx ON hour_log (volunteer_id, day);
  CREATE INDEX hour_log_totals_idx ON hour_log (organization_id, day, volunteer_id, minutes) WHERE status = 'APPROVED';
`;
