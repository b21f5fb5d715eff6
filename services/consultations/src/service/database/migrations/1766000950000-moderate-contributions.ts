import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = { table: 'register_entry', column: 'kind', constraint: 'register_entry_kind_known' };

/** What contributions say can be hidden for a reason, and shown again on appeal; every hiding is kept. */
export class ModerateContributions1766000950000 implements MigrationInterface {
  name = 'ModerateContributions1766000950000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowValues(queryRunner, kinds, ['HIDDEN', 'RESTORED']);
    await queryRunner.query(createModeration);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE contribution_moderation; ALTER TABLE contribution DROP COLUMN moderation_number');
    await forbidValues(queryRunner, kinds, ['HIDDEN', 'RESTORED']);
  }
}

const createModeration = `
  ALTER TABLE contribution ADD COLUMN moderation_number integer;
  CREATE TABLE contribution_moderation (
    contribution_id uuid NOT NULL,
    number integer NOT NULL,
    content_number integer NOT NULL,
    status text NOT NULL,
    reason text NOT NULL,
    explanation text,
    hidden_at timestamptz NOT NULL,
    hidden_by uuid NOT NULL,
    appeal_until timestamptz NOT NULL,
    appeal_basis text NOT NULL,
    appeal_text text,
    appealed_at timestamptz,
    appealed_by uuid,
    ruling_reason text,
    ruled_at timestamptz,
    ruled_by uuid,
    CONSTRAINT contribution_moderation_pkey PRIMARY KEY (contribution_id, number),
    CONSTRAINT contribution_moderation_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution (id),
    CONSTRAINT contribution_moderation_status_known CHECK (status IN ('HIDDEN', 'APPEALED', 'KEPT_HIDDEN', 'RESTORED')),
    CONSTRAINT contribution_moderation_reason_known CHECK (reason IN ('PERSONAL_DATA', 'INSULT_OR_THREAT', 'INCITEMENT', 'CLASSIFIED_INFORMATION', 'ADVERTISING')),
    CONSTRAINT contribution_moderation_appeal_whole CHECK ((status = 'HIDDEN') = (appealed_at IS NULL) AND (appealed_at IS NULL) = (appealed_by IS NULL) AND (appealed_at IS NOT NULL OR appeal_text IS NULL)),
    CONSTRAINT contribution_moderation_ruling_whole CHECK ((status IN ('KEPT_HIDDEN', 'RESTORED')) = (ruled_at IS NOT NULL) AND (ruled_at IS NULL) = (ruled_by IS NULL) AND (ruled_at IS NOT NULL OR ruling_reason IS NULL)),
    CONSTRAINT contribution_moderation_ruled_by_another CHECK (ruled_by <> hidden_by)
  );
  CREATE INDEX contribution_moderation_appealed_idx ON contribution_moderation (appealed_at, contribution_id) WHERE status = 'APPEALED';
`;
