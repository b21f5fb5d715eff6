import { createInboxTable, createOutboxTable } from '@conect/event-bus';
import { createServiceTables, dropServiceTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrganization1764000000000 implements MigrationInterface {
  name = 'CreateOrganization1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createOutboxTable(queryRunner);
    await createInboxTable(queryRunner);
    await queryRunner.query(createDocument);
    await queryRunner.query(createOrganization);
    await queryRunner.query(createOrganizationDomain);
    await queryRunner.query(createOrganizationReviewComment);
    await queryRunner.query(createMembership);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE membership;
      DROP TABLE organization_review_comment;
      DROP TABLE organization_domain;
      DROP TABLE organization;
      DROP TABLE document;
      DROP TABLE inbox;
      DROP TABLE outbox;
    `);
    await dropServiceTables(queryRunner);
  }
}

const createDocument = `
  CREATE TABLE document (
    id uuid NOT NULL,
    owner_user_id uuid NOT NULL,
    purpose text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    byte_length integer NOT NULL,
    sha256 text NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    stored_at timestamptz,
    CONSTRAINT document_pkey PRIMARY KEY (id),
    CONSTRAINT document_purpose_known CHECK (purpose IN ('STATUTE')),
    CONSTRAINT document_status_known CHECK (status IN ('AWAITING', 'STORED')),
    CONSTRAINT document_stored_at_known CHECK ((status = 'STORED') = (stored_at IS NOT NULL))
  );
  CREATE INDEX document_owner_user_id_idx ON document (owner_user_id);
`;

const createOrganization = `
  CREATE TABLE organization (
    id uuid NOT NULL,
    version integer NOT NULL,
    source text NOT NULL,
    type text NOT NULL,
    status text NOT NULL,
    legal_name text NOT NULL,
    short_name text,
    cui text,
    national_register_number text,
    court_code text,
    court_register_number text,
    registered_on date,
    is_branch boolean NOT NULL,
    public_utility_status text NOT NULL DEFAULT 'NONE',
    county_code text,
    unit_code text,
    locality_code text,
    registered_address text,
    purpose text,
    description_ro text,
    description_en text,
    website text,
    contact_email text,
    contact_phone text,
    legal_representative text,
    statute_document_id uuid,
    applicant_id uuid,
    reviewer_id uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    review_started_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    decision_reason text,
    status_since timestamptz NOT NULL,
    CONSTRAINT organization_pkey PRIMARY KEY (id),
    CONSTRAINT organization_statute_document_id_fkey FOREIGN KEY (statute_document_id) REFERENCES document (id),
    CONSTRAINT organization_source_known CHECK (source IN ('REGISTRATION', 'NATIONAL_REGISTER')),
    CONSTRAINT organization_type_known CHECK (type IN ('ASSOCIATION', 'FOUNDATION', 'FEDERATION', 'UNION', 'BRANCH',
      'FOREIGN_NONPROFIT', 'SOCIAL_ENTERPRISE', 'INFORMAL_GROUP')),
    CONSTRAINT organization_status_known CHECK (status IN ('IMPORTED_UNCLAIMED', 'DRAFT', 'SUBMITTED', 'IN_REVIEW',
      'NEEDS_CHANGES', 'ACTIVE', 'REJECTED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN')),
    CONSTRAINT organization_public_utility_status_known CHECK (public_utility_status IN ('NONE', 'APPLIED', 'GRANTED', 'WITHDRAWN')),
    CONSTRAINT organization_cui_digits CHECK (cui ~ '^[0-9]{2,10}$'),
    CONSTRAINT organization_applicant_known CHECK (source <> 'REGISTRATION' OR applicant_id IS NOT NULL),
    CONSTRAINT organization_submission_known CHECK (status NOT IN ('SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES') OR submitted_at IS NOT NULL),
    CONSTRAINT organization_review_known CHECK (status NOT IN ('IN_REVIEW', 'NEEDS_CHANGES')
      OR (reviewer_id IS NOT NULL AND review_started_at IS NOT NULL)),
    CONSTRAINT organization_rejection_reasoned CHECK (status <> 'REJECTED' OR decision_reason IS NOT NULL)
  );
  CREATE UNIQUE INDEX organization_live_cui_key ON organization (cui)
    WHERE cui IS NOT NULL AND status NOT IN ('DRAFT', 'REJECTED', 'DEREGISTERED', 'WITHDRAWN');
  CREATE INDEX organization_review_queue_idx ON organization (submitted_at, id) WHERE status IN ('SUBMITTED', 'IN_REVIEW');
  CREATE INDEX organization_name_in_county_idx ON organization
    (county_code, left(regexp_replace(lower(normalize(legal_name, NFKD)), '[^a-z0-9]+', '', 'g'), 200));
  CREATE INDEX organization_applicant_id_idx ON organization (applicant_id) WHERE applicant_id IS NOT NULL;
  CREATE INDEX organization_statute_document_id_idx ON organization (statute_document_id) WHERE statute_document_id IS NOT NULL;
`;

const createOrganizationDomain = `
  CREATE TABLE organization_domain (
    organization_id uuid NOT NULL,
    domain_code text NOT NULL,
    is_primary boolean NOT NULL,
    is_proposed boolean NOT NULL,
    CONSTRAINT organization_domain_pkey PRIMARY KEY (organization_id, domain_code),
    CONSTRAINT organization_domain_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
  );
  CREATE UNIQUE INDEX organization_domain_one_primary_key ON organization_domain (organization_id) WHERE is_primary;
  CREATE INDEX organization_domain_domain_code_idx ON organization_domain (domain_code, organization_id);
`;

const createOrganizationReviewComment = `
  CREATE TABLE organization_review_comment (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    round integer NOT NULL,
    field text NOT NULL,
    comment text NOT NULL,
    author_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT organization_review_comment_pkey PRIMARY KEY (id),
    CONSTRAINT organization_review_comment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
  );
  CREATE INDEX organization_review_comment_organization_id_idx ON organization_review_comment (organization_id, round, id);
`;

const createMembership = `
  CREATE TABLE membership (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    institution_id uuid,
    organization_id uuid,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    revoked boolean NOT NULL,
    CONSTRAINT membership_pkey PRIMARY KEY (id)
  );
  CREATE INDEX membership_user_id_idx ON membership (user_id) WHERE NOT revoked;
`;
