import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that institutions keep of interested organizations, and which institutions there are. */
export class CreateInterestRecord1765300000000 implements MigrationInterface {
  name = 'CreateInterestRecord1765300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createTables);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE interest_record; DROP TABLE institution');
  }
}

const createTables = `
  CREATE TABLE institution (
    id uuid NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT institution_pkey PRIMARY KEY (id)
  );
  CREATE TABLE interest_record (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    domains text[] NOT NULL,
    requester_id uuid NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    confirmed_by uuid,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_side text,
    close_reason text,
    CONSTRAINT interest_record_pkey PRIMARY KEY (id),
    CONSTRAINT interest_record_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT interest_record_status_known CHECK (status IN ('REQUESTED', 'CONFIRMED', 'REFUSED', 'ENDED')),
    CONSTRAINT interest_record_domains_counted CHECK (cardinality(domains) BETWEEN 1 AND 10),
    CONSTRAINT interest_record_confirmation_known CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)
      AND (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL)),
    CONSTRAINT interest_record_closing_known CHECK ((status IN ('REFUSED', 'ENDED'))
      = (closed_at IS NOT NULL AND closed_by IS NOT NULL AND closed_by_side IS NOT NULL AND close_reason IS NOT NULL)),
    CONSTRAINT interest_record_side_known CHECK (closed_by_side IN ('ORGANIZATION', 'INSTITUTION'))
  );
  CREATE UNIQUE INDEX interest_record_one_live_key ON interest_record (organization_id, institution_id) WHERE status IN ('REQUESTED', 'CONFIRMED');
  CREATE INDEX interest_record_organization_id_idx ON interest_record (organization_id, created_at);
  CREATE INDEX interest_record_institution_id_idx ON interest_record (institution_id, created_at, id);
`;
