import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who volunteers are, whom hosts have blocked, one live application per person and place, and where each thing of a person stands in the order of changes. */
export class TakeApplications1767000300000 implements MigrationInterface {
  name = 'TakeApplications1767000300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createProfile);
    await queryRunner.query(createBlock);
    await queryRunner.query(indexApplications);
    await queryRunner.query(createChange);
    await queryRunner.query(createTriggers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER application_inserted_among_changes ON application;
      DROP TRIGGER application_updated_among_changes ON application;
      DROP TRIGGER application_deleted_among_changes ON application;
      DROP FUNCTION note_volunteer_changes();
      DROP FUNCTION note_volunteer_deletions();
      DROP TABLE volunteer_change;
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

// One row a thing of a person, which moves to the end with each change, as the registry's organization_change does. A table takes part by
// three triggers with the word for what it holds; it names the person in volunteer_id.
const createChange = `
  CREATE TABLE volunteer_change (
    user_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    subject_type text NOT NULL,
    transaction_id xid8 NOT NULL,
    listed_transaction_id xid8 NOT NULL,
    changed_at timestamptz NOT NULL,
    has_left boolean NOT NULL,
    CONSTRAINT volunteer_change_pkey PRIMARY KEY (user_id, subject_id)
  );
  INSERT INTO volunteer_change SELECT volunteer_id, id, 'APPLICATION', pg_current_xact_id(), pg_current_xact_id(), status_since, false FROM application;
  CREATE INDEX volunteer_change_order_idx ON volunteer_change (user_id, transaction_id, subject_id);
`;

const createTriggers = `
  CREATE FUNCTION note_volunteer_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO volunteer_change AS known
    SELECT c.volunteer_id, c.id, TG_ARGV[0], pg_current_xact_id(), pg_current_xact_id(), business_now(), false FROM changed c
    ON CONFLICT (user_id, subject_id) DO UPDATE SET
      transaction_id = excluded.transaction_id, changed_at = excluded.changed_at, has_left = false,
      listed_transaction_id = CASE WHEN known.has_left THEN excluded.transaction_id ELSE known.listed_transaction_id END;
    RETURN NULL;
  END $$;
  CREATE FUNCTION note_volunteer_deletions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE volunteer_change change SET transaction_id = pg_current_xact_id(), changed_at = business_now(), has_left = true
    FROM changed c WHERE change.user_id = c.volunteer_id AND change.subject_id = c.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER application_inserted_among_changes AFTER INSERT ON application
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_volunteer_changes('APPLICATION');
  CREATE TRIGGER application_updated_among_changes AFTER UPDATE ON application
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_volunteer_changes('APPLICATION');
  CREATE TRIGGER application_deleted_among_changes AFTER DELETE ON application
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_volunteer_deletions();
`;
