import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims to organizations that the national register brought. */
export class CreateClaim1765000100000 implements MigrationInterface {
  name = 'CreateClaim1765000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createClaim);
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE claim_document; DROP TABLE claim');
    await queryRunner.query(purposesAre(`'STATUTE'`));
  }
}

const createClaim = `
  CREATE TABLE claim (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    claimant_id uuid NOT NULL,
    message text NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decision_reason text,
    CONSTRAINT claim_pkey PRIMARY KEY (id),
    CONSTRAINT claim_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT claim_status_known CHECK (status IN ('PENDING', 'WITHDRAWN', 'ACCEPTED', 'REJECTED')),
    CONSTRAINT claim_decision_known CHECK ((status IN ('ACCEPTED', 'REJECTED')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
    CONSTRAINT claim_rejection_reasoned CHECK (status <> 'REJECTED' OR decision_reason IS NOT NULL)
  );
  CREATE UNIQUE INDEX claim_one_pending_key ON claim (organization_id, claimant_id) WHERE status = 'PENDING';
  CREATE UNIQUE INDEX claim_one_accepted_key ON claim (organization_id) WHERE status = 'ACCEPTED';
  CREATE INDEX claim_queue_idx ON claim (created_at, id) WHERE status = 'PENDING';
  CREATE INDEX claim_organization_id_idx ON claim (organization_id, created_at);
  CREATE INDEX claim_claimant_id_idx ON claim (claimant_id, created_at, id);
  CREATE TABLE claim_document (
    claim_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT claim_document_pkey PRIMARY KEY (claim_id, document_id),
    CONSTRAINT claim_document_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    CONSTRAINT claim_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id)
  );
  CREATE INDEX claim_document_document_id_idx ON claim_document (document_id);
`;

const purposesAre = (purposes: string): string => `
  ALTER TABLE document
    DROP CONSTRAINT document_purpose_known,
    ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${purposes}));
`;
