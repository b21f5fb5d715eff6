import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever proposed something is told what became of it. */
export class TellContributors1767000700000 implements MigrationInterface {
  name = 'TellContributors1767000700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createRounds);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE contributor_round');
  }
}

const createRounds = `
  CREATE TABLE contributor_round (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    occasion text NOT NULL,
    begun_at timestamptz NOT NULL,
    told_up_to uuid,
    ended_at timestamptz,
    CONSTRAINT contributor_round_pkey PRIMARY KEY (id),
    CONSTRAINT contributor_round_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT contributor_round_occasion_known CHECK (occasion IN ('DRAFT_CHANGED', 'ANSWERED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'))
  );
  CREATE INDEX contributor_round_waiting_idx ON contributor_round (begun_at, id) WHERE ended_at IS NULL;
`;
