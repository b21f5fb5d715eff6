import { createDocumentTable } from '@conect/documents';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a contract says, who signed it, guardians' consents, proposals of other terms, and, encrypted, what the paper says of people. */
export class DrawUpContracts1767000400000 implements MigrationInterface {
  name = 'DrawUpContracts1767000400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createDocumentTable(queryRunner, ['SIGNED_CONTRACT']);
    await queryRunner.query(createPapers);
    await queryRunner.query(createSignatures);
    await queryRunner.query(createConsents);
    await queryRunner.query(createTalks);
    await queryRunner.query(createPeople);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE contract_person; DROP TABLE contract_renegotiation; DROP TABLE guardian_consent; DROP TABLE contract_signature');
    await queryRunner.query('DROP FUNCTION refuse_signature_change; DROP TABLE contract_paper; DROP TABLE contract_counter; DROP TABLE document; DROP INDEX contract_due_idx');
  }
}

const createPapers = `
  CREATE INDEX contract_due_idx ON contract (ends_on) WHERE status IN ('DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'ACTIVE', 'NOTICE_GIVEN');
  CREATE TABLE contract_counter (
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT contract_counter_pkey PRIMARY KEY (organization_id, year)
  );
  CREATE TABLE contract_paper (
    contract_id uuid NOT NULL,
    revision integer NOT NULL,
    template_version integer NOT NULL,
    host_name text NOT NULL,
    terms jsonb NOT NULL,
    sha256 text,
    written_at timestamptz NOT NULL,
    CONSTRAINT contract_paper_pkey PRIMARY KEY (contract_id, revision),
    CONSTRAINT contract_paper_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT contract_paper_hash_formed CHECK (sha256 ~ '^[0-9a-f]{64}$')
  );
`;

const createSignatures = `
  CREATE TABLE contract_signature (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    revision integer NOT NULL,
    party text NOT NULL,
    signer_id uuid NOT NULL,
    signed_at timestamptz NOT NULL,
    session_id text NOT NULL,
    assurance text NOT NULL,
    authenticated_at timestamptz NOT NULL,
    sha256 text NOT NULL,
    document_id uuid,
    CONSTRAINT contract_signature_pkey PRIMARY KEY (id),
    CONSTRAINT contract_signature_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT contract_signature_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id),
    CONSTRAINT contract_signature_once UNIQUE (contract_id, revision, party),
    CONSTRAINT contract_signature_party_known CHECK (party IN ('VOLUNTEER', 'HOST')),
    CONSTRAINT contract_signature_assurance_known CHECK (assurance IN ('PASSWORD', 'SECOND_FACTOR')),
    CONSTRAINT contract_signature_hash_formed CHECK (sha256 ~ '^[0-9a-f]{64}$')
  );
  CREATE INDEX contract_signature_document_id_idx ON contract_signature (document_id);
  CREATE FUNCTION refuse_signature_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a signature does not change'; END $$;
  CREATE TRIGGER contract_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_signature_change();
`;

const createConsents = `
  CREATE TABLE guardian_consent (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    status text NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    decided_at timestamptz,
    sha256 text,
    consent_hash bytea NOT NULL,
    revocation_hash bytea NOT NULL,
    CONSTRAINT guardian_consent_pkey PRIMARY KEY (id),
    CONSTRAINT guardian_consent_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT guardian_consent_token_once UNIQUE (consent_hash),
    CONSTRAINT guardian_consent_revocation_once UNIQUE (revocation_hash),
    CONSTRAINT guardian_consent_status_known CHECK (status IN ('REQUESTED', 'GIVEN', 'REFUSED', 'REVOKED', 'REPLACED'))
  );
  CREATE INDEX guardian_consent_contract_id_idx ON guardian_consent (contract_id, requested_at, id);
`;

const createTalks = `
  CREATE TABLE contract_renegotiation (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    revision integer NOT NULL,
    status text NOT NULL,
    proposed_by text NOT NULL,
    proposer_id uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    reason text,
    terms jsonb NOT NULL,
    sha256 text NOT NULL,
    answer_until timestamptz NOT NULL,
    answered_at timestamptz,
    CONSTRAINT contract_renegotiation_pkey PRIMARY KEY (id),
    CONSTRAINT contract_renegotiation_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT contract_renegotiation_revision_once UNIQUE (contract_id, revision),
    CONSTRAINT contract_renegotiation_status_known CHECK (status IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'LAPSED')),
    CONSTRAINT contract_renegotiation_party_known CHECK (proposed_by IN ('VOLUNTEER', 'HOST'))
  );
  CREATE INDEX contract_renegotiation_open_idx ON contract_renegotiation (answer_until) WHERE status = 'PROPOSED';
`;

const createPeople = `
  CREATE TABLE contract_person (
    owner_id uuid NOT NULL,
    part text NOT NULL,
    contract_id uuid NOT NULL,
    key_id text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT contract_person_pkey PRIMARY KEY (owner_id, part),
    CONSTRAINT contract_person_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contract (id),
    CONSTRAINT contract_person_part_known CHECK (part IN ('NAME', 'DETAILS', 'GUARDIAN'))
  );
  CREATE INDEX contract_person_contract_id_idx ON contract_person (contract_id);
  CREATE INDEX contract_person_key_id_idx ON contract_person (key_id);
`;
