import type { QueryRunner } from 'typeorm';

/** For a service's migration: what it said of each person who asked to be erased, or was. An id that names nobody afterwards, and no word. */
export async function createErasureCaseTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE erasure_case (
      user_id uuid NOT NULL,
      erasure_id uuid,
      version integer NOT NULL DEFAULT 0,
      state text NOT NULL DEFAULT 'NEW',
      blocker_codes text[] NOT NULL DEFAULT '{}',
      CONSTRAINT erasure_case_pkey PRIMARY KEY (user_id),
      CONSTRAINT erasure_case_state_known CHECK (state IN ('NEW', 'CLEARED', 'DEFERRED', 'WITHDRAWN', 'FORGETTING', 'FORGOTTEN')),
      CONSTRAINT erasure_case_blockers_known CHECK ((cardinality(blocker_codes) > 0) = (state IN ('DEFERRED', 'FORGETTING')))
    );
    CREATE INDEX erasure_case_open_idx ON erasure_case (user_id) WHERE state IN ('CLEARED', 'DEFERRED', 'FORGETTING');
  `);
}

/** Undoes {@link createErasureCaseTable}, for a migration's `down`. */
export async function dropErasureCaseTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('DROP TABLE erasure_case');
}
