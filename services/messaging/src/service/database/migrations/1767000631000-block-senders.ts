import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose letters an inbox refuses. */
export class BlockSenders1767000631000 implements MigrationInterface {
  name = 'BlockSenders1767000631000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createBlock);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sender_block');
  }
}

/** What the law has an institution take, no block of its inbox can name. */
const createBlock = `
  CREATE TABLE sender_block (
    id uuid NOT NULL,
    version integer NOT NULL,
    inbox_kind text NOT NULL,
    inbox_id uuid NOT NULL,
    sender_kind text NOT NULL,
    sender_id uuid NOT NULL,
    kinds text[] NOT NULL,
    status text NOT NULL,
    blocked_at timestamptz NOT NULL,
    blocked_by uuid,
    lifted_at timestamptz,
    CONSTRAINT sender_block_pkey PRIMARY KEY (id),
    CONSTRAINT sender_block_inbox_known CHECK (inbox_kind IN ('ORGANIZATION', 'INSTITUTION')),
    CONSTRAINT sender_block_sender_known CHECK (sender_kind IN ('ORGANIZATION', 'INSTITUTION', 'PERSON')),
    CONSTRAINT sender_block_law_kept CHECK (inbox_kind = 'ORGANIZATION' OR kinds <@ ARRAY['GENERAL', 'PARTNERSHIP_PROPOSAL']),
    CONSTRAINT sender_block_lifted_whole CHECK ((status = 'LIFTED') = (lifted_at IS NOT NULL) AND status IN ('ACTIVE', 'LIFTED'))
  );
  CREATE UNIQUE INDEX sender_block_active_key ON sender_block (inbox_id, inbox_kind, sender_id, sender_kind) WHERE status = 'ACTIVE';
  CREATE INDEX sender_block_inbox_idx ON sender_block (inbox_id, inbox_kind, blocked_at, id) WHERE status = 'ACTIVE';
  CREATE INDEX sender_block_sender_idx ON sender_block (sender_id) WHERE sender_kind = 'PERSON';
`;
