import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddInstitutionAccount1765410000000 implements MigrationInterface {
  name = 'AddInstitutionAccount1765410000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE UNIQUE INDEX membership_one_representative_key ON membership (institution_id)
        WHERE role = 'INSTITUTION_REPRESENTATIVE' AND revoked_at IS NULL;

      CREATE TABLE document (
        id uuid NOT NULL,
        owner_user_id uuid NOT NULL,
        purpose text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        byte_length integer NOT NULL,
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL,
        stored_at timestamptz,
        CONSTRAINT document_pkey PRIMARY KEY (id),
        CONSTRAINT document_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES user_account (id),
        CONSTRAINT document_purpose_known CHECK (purpose IN ('DESIGNATION'))
      );
      CREATE INDEX document_owner_user_id_idx ON document (owner_user_id);
      CREATE INDEX document_sha256_idx ON document (sha256);

      CREATE TABLE institution_account_request (
        id uuid NOT NULL,
        version integer NOT NULL,
        institution_id uuid NOT NULL,
        user_id uuid NOT NULL,
        requested_by uuid NOT NULL,
        document_id uuid NOT NULL,
        position text NOT NULL,
        requested_at timestamptz NOT NULL,
        status text NOT NULL,
        decided_at timestamptz,
        decided_by uuid,
        rejection_reason text,
        CONSTRAINT institution_account_request_pkey PRIMARY KEY (id),
        CONSTRAINT institution_account_request_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution (id),
        CONSTRAINT institution_account_request_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id),
        CONSTRAINT institution_account_request_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id),
        CONSTRAINT institution_account_request_status_known CHECK (status IN ('PENDING', 'VALIDATED', 'REJECTED')),
        CONSTRAINT institution_account_request_decision_whole CHECK (
          (status = 'PENDING') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (status = 'REJECTED') = (rejection_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX institution_account_request_pending_key ON institution_account_request (institution_id, user_id) WHERE status = 'PENDING';
      CREATE INDEX institution_account_request_status_idx ON institution_account_request (status, id);
      CREATE INDEX institution_account_request_user_id_idx ON institution_account_request (user_id);
      CREATE INDEX institution_account_request_document_id_idx ON institution_account_request (document_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE institution_account_request;
      DROP TABLE document;
      DROP INDEX membership_one_representative_key;
    `);
  }
}
