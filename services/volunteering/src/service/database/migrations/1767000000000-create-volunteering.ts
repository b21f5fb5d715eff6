import { createConsumerTables, createMembershipTable, createOrganizationTable, createOutboxTable, dropConsumerTables } from '@conect/event-bus';
import { createAuditChain, createServiceTables, dropAuditChain, dropServiceTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opportunities, who applies and under what contract, and what this service knows of organizations and their people. */
export class CreateVolunteering1767000000000 implements MigrationInterface {
  name = 'CreateVolunteering1767000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createAuditChain(queryRunner);
    await createOutboxTable(queryRunner);
    await createConsumerTables(queryRunner);
    await createMembershipTable(queryRunner);
    await createOrganizationTable(queryRunner);
    await queryRunner.query('CREATE INDEX membership_user_id_idx ON membership (user_id) WHERE NOT revoked');
    await queryRunner.query(createOpportunity);
    await queryRunner.query(createApplication);
    await queryRunner.query(createContract);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE contract; DROP TABLE application; DROP TABLE shift; DROP TABLE opportunity; DROP TABLE organization; DROP TABLE membership');
    await dropConsumerTables(queryRunner);
    await queryRunner.query('DROP TABLE outbox');
    await dropAuditChain(queryRunner);
    await dropServiceTables(queryRunner);
  }
}

const createOpportunity = `
  CREATE TABLE opportunity (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    status_reason text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    published_at timestamptz,
    title text NOT NULL,
    description text NOT NULL,
    volunteering_domains text[] NOT NULL,
    domains text[] NOT NULL,
    locality_id text,
    county_code text,
    address text,
    latitude double precision,
    longitude double precision,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    apply_until date,
    acceptance text NOT NULL,
    places integer,
    taken_count integer NOT NULL,
    minimum_age integer NOT NULL,
    is_open_to_minors boolean NOT NULL,
    has_night_work boolean NOT NULL,
    accessibility text[] NOT NULL,
    skills text[] NOT NULL,
    languages text[] NOT NULL,
    benefits text[] NOT NULL,
    questions jsonb NOT NULL,
    CONSTRAINT opportunity_pkey PRIMARY KEY (id),
    CONSTRAINT opportunity_status_known CHECK (status IN ('DRAFT', 'IN_REVIEW', 'REJECTED', 'PUBLISHED', 'PAUSED', 'CLOSED', 'CANCELLED', 'ARCHIVED')),
    CONSTRAINT opportunity_acceptance_known CHECK (acceptance IN ('AUTOMATIC', 'BY_COORDINATOR')),
    CONSTRAINT opportunity_days_in_order CHECK (starts_on <= ends_on AND (apply_until IS NULL OR apply_until <= ends_on)),
    CONSTRAINT opportunity_place_whole CHECK ((locality_id IS NULL) = (county_code IS NULL) AND (latitude IS NULL) = (longitude IS NULL)
      AND (locality_id IS NOT NULL OR (address IS NULL AND latitude IS NULL))),
    CONSTRAINT opportunity_never_oversold CHECK (taken_count >= 0 AND (places IS NULL OR (places > 0 AND taken_count <= places))),
    CONSTRAINT opportunity_age_known CHECK (minimum_age BETWEEN 15 AND 99),
    CONSTRAINT opportunity_lists_counted CHECK (cardinality(domains) BETWEEN 1 AND 10 AND cardinality(volunteering_domains) BETWEEN 1 AND 3)
  );
  CREATE INDEX opportunity_organization_id_idx ON opportunity (organization_id, created_at, id);
  CREATE INDEX opportunity_ends_on_idx ON opportunity (ends_on) WHERE status IN ('PUBLISHED', 'PAUSED');

  CREATE TABLE shift (
    id uuid NOT NULL,
    opportunity_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    places integer NOT NULL,
    taken_count integer NOT NULL,
    CONSTRAINT shift_pkey PRIMARY KEY (id),
    CONSTRAINT shift_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity (id),
    CONSTRAINT shift_times_in_order CHECK (starts_at < ends_at),
    CONSTRAINT shift_never_oversold CHECK (places > 0 AND taken_count >= 0 AND taken_count <= places)
  );
  CREATE INDEX shift_opportunity_id_idx ON shift (opportunity_id, starts_at, id);
`;

const createApplication = `
  CREATE TABLE application (
    id uuid NOT NULL,
    version integer NOT NULL,
    opportunity_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    shift_id uuid,
    volunteer_id uuid NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    reason_code text,
    reason text,
    motivation text,
    answers jsonb NOT NULL,
    applied_at timestamptz NOT NULL,
    waiting_number integer,
    CONSTRAINT application_pkey PRIMARY KEY (id),
    CONSTRAINT application_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity (id),
    CONSTRAINT application_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift (id),
    CONSTRAINT application_status_known CHECK (status IN ('SUBMITTED', 'WAITLISTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST', 'ENGAGED', 'COMPLETED', 'NO_SHOW')),
    CONSTRAINT application_waits_in_line CHECK ((status = 'WAITLISTED') = (waiting_number IS NOT NULL))
  );
  CREATE INDEX application_volunteer_id_idx ON application (volunteer_id, applied_at, id);
  CREATE INDEX application_opportunity_id_idx ON application (opportunity_id, applied_at, id);
  CREATE INDEX application_organization_id_idx ON application (organization_id, applied_at, id);
`;

const createContract = `
  CREATE TABLE contract (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    opportunity_id uuid NOT NULL,
    application_id uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    number integer NOT NULL,
    year integer NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    status_reason text,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    notice_given_on date,
    notice_ends_on date,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT contract_pkey PRIMARY KEY (id),
    CONSTRAINT contract_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity (id),
    CONSTRAINT contract_application_id_fkey FOREIGN KEY (application_id) REFERENCES application (id),
    CONSTRAINT contract_number_once UNIQUE (organization_id, year, number),
    CONSTRAINT contract_status_known CHECK (status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED', 'REJECTED', 'CANCELLED')),
    CONSTRAINT contract_days_in_order CHECK (starts_on <= ends_on AND (notice_given_on IS NULL) = (notice_ends_on IS NULL))
  );
  CREATE INDEX contract_organization_id_idx ON contract (organization_id, created_at, id);
  CREATE INDEX contract_volunteer_id_idx ON contract (volunteer_id, created_at, id);
`;
