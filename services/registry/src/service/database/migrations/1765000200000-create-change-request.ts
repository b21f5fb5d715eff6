import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of sensitive fields that wait for SGG. */
export class CreateChangeRequest1765000200000 implements MigrationInterface {
  name = 'CreateChangeRequest1765000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createChangeRequest);
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE', 'CHANGE_EVIDENCE'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE change_request');
    await queryRunner.query(purposesAre(`'STATUTE', 'CLAIM_EVIDENCE'`));
  }
}

const createChangeRequest = `
  CREATE TABLE change_request (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    source text NOT NULL,
    requester_id uuid,
    changes jsonb NOT NULL,
    reason text NOT NULL,
    document_id uuid,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decision_reason text,
    CONSTRAINT change_request_pkey PRIMARY KEY (id),
    CONSTRAINT change_request_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT change_request_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id),
    CONSTRAINT change_request_status_known CHECK (status IN ('PENDING', 'WITHDRAWN', 'APPROVED', 'REJECTED')),
    CONSTRAINT change_request_requester_known CHECK ((source = 'ORGANIZATION' AND requester_id IS NOT NULL)
      OR (source = 'NATIONAL_REGISTER' AND requester_id IS NULL)),
    CONSTRAINT change_request_decision_known CHECK ((status IN ('APPROVED', 'REJECTED')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
    CONSTRAINT change_request_rejection_reasoned CHECK (status <> 'REJECTED' OR decision_reason IS NOT NULL)
  );
  CREATE UNIQUE INDEX change_request_one_pending_key ON change_request (organization_id) WHERE status = 'PENDING';
  CREATE INDEX change_request_queue_idx ON change_request (created_at, id) WHERE status = 'PENDING';
  CREATE INDEX change_request_organization_id_idx ON change_request (organization_id, created_at);
  CREATE INDEX change_request_document_id_idx ON change_request (document_id) WHERE document_id IS NOT NULL;
`;

const purposesAre = (purposes: string): string => `
  ALTER TABLE document
    DROP CONSTRAINT document_purpose_known,
    ADD CONSTRAINT document_purpose_known CHECK (purpose IN (${purposes}));
`;
