import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each organization that is or was in the catalogue stands in the order of changes, kept by triggers in the transaction of the change. */
export class CreateOrganizationChange1765210000000 implements MigrationInterface {
  name = 'CreateOrganizationChange1765210000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createTable);
    await queryRunner.query(createTriggers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER organization_inserted_among_changes ON organization;
      DROP TRIGGER organization_updated_among_changes ON organization;
      DROP TRIGGER organization_deleted_among_changes ON organization;
      DROP FUNCTION note_organization_changes();
      DROP FUNCTION note_organization_deletions();
      DROP TABLE organization_change;
    `);
  }
}

const listed = `'IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED'`;

// One row an organization, which moves to the end with each change: who follows needs the present state, not every step to it, and
// the list never grows beyond the catalogue. What leaves the catalogue stays as a tombstone, so there is no foreign key.
const createTable = `
  CREATE TABLE organization_change (
    organization_id uuid NOT NULL,
    transaction_id xid8 NOT NULL,
    listed_transaction_id xid8 NOT NULL,
    changed_at timestamptz NOT NULL,
    has_left boolean NOT NULL,
    CONSTRAINT organization_change_pkey PRIMARY KEY (organization_id)
  );
  INSERT INTO organization_change SELECT id, pg_current_xact_id(), pg_current_xact_id(), updated_at, false FROM organization WHERE status IN (${listed});
  CREATE INDEX organization_change_order_idx ON organization_change (transaction_id, organization_id);
`;

const createTriggers = `
  CREATE FUNCTION note_organization_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO organization_change AS known
    SELECT c.id, pg_current_xact_id(), pg_current_xact_id(), c.updated_at, c.status NOT IN (${listed})
    FROM changed c
    WHERE c.status IN (${listed}) OR EXISTS (SELECT FROM organization_change before WHERE before.organization_id = c.id)
    ON CONFLICT (organization_id) DO UPDATE SET
      transaction_id = excluded.transaction_id, changed_at = excluded.changed_at, has_left = excluded.has_left,
      listed_transaction_id = CASE WHEN known.has_left AND NOT excluded.has_left THEN excluded.transaction_id ELSE known.listed_transaction_id END;
    RETURN NULL;
  END $$;
  CREATE FUNCTION note_organization_deletions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE organization_change SET transaction_id = pg_current_xact_id(), changed_at = business_now(), has_left = true
    WHERE organization_id IN (SELECT id FROM changed);
    RETURN NULL;
  END $$;
  CREATE TRIGGER organization_inserted_among_changes AFTER INSERT ON organization
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_organization_changes();
  CREATE TRIGGER organization_updated_among_changes AFTER UPDATE ON organization
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_organization_changes();
  CREATE TRIGGER organization_deleted_among_changes AFTER DELETE ON organization
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_organization_deletions();
`;
