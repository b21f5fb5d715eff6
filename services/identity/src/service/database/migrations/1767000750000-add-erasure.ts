import type { MigrationInterface, QueryRunner } from 'typeorm';

const holds = (names: string): string => `
  ALTER TABLE user_account DROP CONSTRAINT user_account_hold_known;
  ALTER TABLE user_account ADD CONSTRAINT user_account_hold_known CHECK (hold IN (${names}));
`;

/** People's requests to be erased, what each service said of them, and who has forgotten whom. */
export class AddErasure1767000750000 implements MigrationInterface {
  name = 'AddErasure1767000750000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${holds(`'GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ARCHIVED', 'ERASING', 'ERASED'`)}
      CREATE TABLE erasure (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        state text NOT NULL,
        requested_at timestamptz,
        state_since timestamptz NOT NULL,
        erased_at timestamptz,
        CONSTRAINT erasure_pkey PRIMARY KEY (id),
        CONSTRAINT erasure_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id),
        CONSTRAINT erasure_state_known CHECK (state IN ('REQUESTED', 'DEFERRED', 'WITHDRAWN', 'ERASING', 'ERASED')),
        CONSTRAINT erasure_erased_at_known CHECK (CASE state WHEN 'ERASING' THEN true WHEN 'ERASED' THEN erased_at IS NOT NULL ELSE erased_at IS NULL END)
      );
      CREATE UNIQUE INDEX erasure_open_key ON erasure (user_id) WHERE state IN ('REQUESTED', 'DEFERRED', 'ERASING');
      CREATE INDEX erasure_user_id_idx ON erasure (user_id);
      CREATE TABLE erasure_answer (
        erasure_id uuid NOT NULL,
        service text NOT NULL,
        version integer NOT NULL,
        blockers jsonb NOT NULL,
        forgotten_at timestamptz,
        CONSTRAINT erasure_answer_pkey PRIMARY KEY (erasure_id, service),
        CONSTRAINT erasure_answer_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasure (id) ON DELETE CASCADE
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE erasure_answer;
      DROP TABLE erasure;
      UPDATE user_account SET hold = 'ERASED' WHERE hold = 'ERASING';
      ${holds(`'GUARDIAN', 'GUARDIAN_WITHDRAWN', 'ARCHIVED', 'ERASED'`)}
    `);
  }
}
