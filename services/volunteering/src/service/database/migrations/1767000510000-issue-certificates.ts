import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates over approved hours, and the numbers that organizations give them. */
export class IssueCertificates1767000510000 implements MigrationInterface {
  name = 'IssueCertificates1767000510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createCertificate);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE certificate_counter; DROP TABLE certificate');
  }
}

const createCertificate = `
  CREATE TABLE certificate (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    number integer NOT NULL,
    year integer NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    status_reason text,
    code_hash bytea NOT NULL,
    sealed_name bytea,
    name_key_id text,
    name_salt bytea NOT NULL,
    name_hash bytea NOT NULL,
    contract_number text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    minutes integer NOT NULL,
    coordinator_name text,
    activity_summary text,
    competences text[] NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT certificate_pkey PRIMARY KEY (id),
    CONSTRAINT certificate_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT certificate_number_once UNIQUE (organization_id, year, number),
    CONSTRAINT certificate_code_once UNIQUE (code_hash),
    CONSTRAINT certificate_status_known CHECK (status IN ('ISSUED', 'REVOKED') AND (status = 'REVOKED' OR status_reason IS NULL)),
    CONSTRAINT certificate_name_sealed CHECK ((sealed_name IS NULL) = (name_key_id IS NULL)),
    CONSTRAINT certificate_hours_stated CHECK (minutes > 0 AND first_day <= last_day)
  );
  CREATE INDEX certificate_volunteer_id_idx ON certificate (volunteer_id, created_at, id);
  CREATE INDEX certificate_contract_id_idx ON certificate (contract_id, created_at, id);
  CREATE INDEX certificate_organization_id_idx ON certificate (organization_id, created_at, id);
  CREATE INDEX certificate_name_key_id_idx ON certificate (name_key_id);

  CREATE TABLE certificate_counter (
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT certificate_counter_pkey PRIMARY KEY (organization_id, year)
  );
`;
