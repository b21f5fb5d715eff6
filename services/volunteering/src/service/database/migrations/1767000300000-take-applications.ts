import { createChangeFeedTable, dropChangeFeedTable } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who volunteers are, whom hosts have blocked, one live application per person and place, and where each application stands in the order of its volunteer's changes. */
export class TakeApplications1767000300000 implements MigrationInterface {
  name = 'TakeApplications1767000300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createProfile);
    await queryRunner.query(createBlock);
    await queryRunner.query(indexApplications);
    await createChangeFeedTable(queryRunner, changeFeed);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropChangeFeedTable(queryRunner, changeFeed);
    await queryRunner.query(`
      DROP INDEX application_live_once_idx;
      DROP INDEX application_live_once_per_shift_idx;
      DROP INDEX application_waiting_idx;
      DROP TABLE volunteer_block;
      DROP TABLE volunteer_profile;
    `);
  }
}

const createProfile = `
  CREATE TABLE volunteer_profile (
    user_id uuid NOT NULL,
    version integer NOT NULL,
    full_name text NOT NULL,
    birth_date date NOT NULL,
    phone text,
    email text,
    county_code text,
    updated_at timestamptz NOT NULL,
    CONSTRAINT volunteer_profile_pkey PRIMARY KEY (user_id)
  );
`;

const createBlock = `
  CREATE TABLE volunteer_block (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    reason text NOT NULL,
    blocked_at timestamptz NOT NULL,
    blocked_by uuid NOT NULL,
    CONSTRAINT volunteer_block_pkey PRIMARY KEY (id),
    CONSTRAINT volunteer_block_once UNIQUE (organization_id, user_id)
  );
  CREATE INDEX volunteer_block_user_id_idx ON volunteer_block (user_id);
  CREATE INDEX volunteer_block_organization_id_idx ON volunteer_block (organization_id, blocked_at, id);
`;

const live = `status NOT IN ('REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST')`;

const indexApplications = `
  CREATE UNIQUE INDEX application_live_once_idx ON application (opportunity_id, volunteer_id) WHERE shift_id IS NULL AND ${live};
  CREATE UNIQUE INDEX application_live_once_per_shift_idx ON application (shift_id, volunteer_id) WHERE ${live};
  CREATE INDEX application_waiting_idx ON application (opportunity_id, shift_id, waiting_number) WHERE status = 'WAITLISTED';
`;

// A volunteer's applications are his own in every state.
const changeFeed = { table: 'application', isListed: 'true', owner: 'volunteer_id' };
