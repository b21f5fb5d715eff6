import { createConsumerTables, createMembershipTable, createOutboxTable, dropConsumerTables } from '@conect/event-bus';
import { createAuditChain, createServiceTables, dropAuditChain, dropServiceTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations, and what this service knows of institutions, their people and organizations. */
export class CreateConsultation1766000000000 implements MigrationInterface {
  name = 'CreateConsultation1766000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createAuditChain(queryRunner);
    await createOutboxTable(queryRunner);
    await createConsumerTables(queryRunner);
    await createMembershipTable(queryRunner);
    await queryRunner.query(createProjections);
    await queryRunner.query(createConsultation);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE consultation; DROP TABLE organization; DROP TABLE account_request; DROP TABLE institution; DROP TABLE membership');
    await dropConsumerTables(queryRunner);
    await queryRunner.query('DROP TABLE outbox');
    await dropAuditChain(queryRunner);
    await dropServiceTables(queryRunner);
  }
}

const createProjections = `
  CREATE INDEX membership_user_id_idx ON membership (user_id) WHERE NOT revoked;

  CREATE TABLE institution (
    id uuid NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    closed boolean NOT NULL DEFAULT false,
    CONSTRAINT institution_pkey PRIMARY KEY (id)
  );

  CREATE TABLE account_request (
    id uuid NOT NULL,
    institution_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT account_request_pkey PRIMARY KEY (id),
    CONSTRAINT account_request_status_known CHECK (status IN ('PENDING', 'VALIDATED', 'REJECTED'))
  );
  CREATE INDEX account_request_pending_idx ON account_request (user_id, institution_id) WHERE status = 'PENDING';

  CREATE TABLE organization (
    id uuid NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    CONSTRAINT organization_pkey PRIMARY KEY (id)
  );
`;

const createConsultation = `
  CREATE TABLE consultation (
    id uuid NOT NULL,
    version integer NOT NULL,
    institution_id uuid NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    title text NOT NULL,
    act_type text NOT NULL,
    what_changes text,
    who_is_affected text,
    until_when text,
    domains text[] NOT NULL,
    initiator text,
    co_initiators text[] NOT NULL,
    contact_name text,
    contact_position text,
    contact_email text,
    contact_phone text,
    submission_email text,
    submission_address text,
    urgency_legal_basis text,
    urgency_reason text,
    e_consultare_id text,
    justification_note text,
    CONSTRAINT consultation_pkey PRIMARY KEY (id),
    CONSTRAINT consultation_status_known CHECK (status IN ('DRAFT', 'CANCELLED')),
    CONSTRAINT consultation_act_type_known CHECK (act_type IN ('LAW', 'GOVERNMENT_ORDINANCE', 'EMERGENCY_ORDINANCE', 'GOVERNMENT_DECISION',
      'MINISTERIAL_ORDER', 'COUNCIL_DECISION', 'MAYORAL_ORDER', 'PUBLIC_POLICY_DOCUMENT')),
    CONSTRAINT consultation_contact_whole CHECK (contact_name IS NOT NULL OR (contact_position IS NULL AND contact_email IS NULL AND contact_phone IS NULL)),
    CONSTRAINT consultation_urgency_whole CHECK ((urgency_legal_basis IS NULL) = (urgency_reason IS NULL)),
    CONSTRAINT consultation_lists_counted CHECK (cardinality(domains) <= 10 AND cardinality(co_initiators) <= 10)
  );
  CREATE INDEX consultation_created_at_idx ON consultation (created_at, id);
  CREATE INDEX consultation_institution_id_idx ON consultation (institution_id, created_at, id);
`;
