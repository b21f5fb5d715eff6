import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which others read a volunteer's record. */
export class ShareRecords1767000520000 implements MigrationInterface {
  name = 'ShareRecords1767000520000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createRecordShare);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE record_share');
  }
}

const createRecordShare = `
  CREATE TABLE record_share (
    id uuid NOT NULL,
    version integer NOT NULL,
    volunteer_id uuid NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    token_hash bytea NOT NULL,
    parts text[] NOT NULL,
    expires_on date NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT record_share_pkey PRIMARY KEY (id),
    CONSTRAINT record_share_token_once UNIQUE (token_hash),
    CONSTRAINT record_share_status_known CHECK (status IN ('ACTIVE', 'REVOKED')),
    CONSTRAINT record_share_parts_known CHECK (parts <@ ARRAY['NAME', 'CONTRACTS', 'HOURS', 'CERTIFICATES'] AND cardinality(parts) > 0)
  );
  CREATE INDEX record_share_volunteer_id_idx ON record_share (volunteer_id, created_at, id);
`;
