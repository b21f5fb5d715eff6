import type { QueryRunner } from 'typeorm';

/** What a table `X_change` tells of a table `X` with a uuid `id`. */
interface ChangeFeedTable {
  readonly table: string;
  /** The condition, on the row `c`, under which anybody, or its owner, may see it; what no longer meets it has left. */
  readonly isListed: string;
  /** The uuid column of the table that says whose a row is, when each follows only his own; it does not change. */
  readonly owner?: string;
}

/**
 * For a service's migration: where each row that is or was listed stands in the order of changes, kept by triggers in the transaction of the change, so that
 * whoever writes the row cannot forget it. One row each, which moves to the end with each change: who follows needs the present state, not every step to it,
 * and the list never grows beyond what it is of. What leaves stays as a tombstone, so there is no foreign key.
 */
export async function createChangeFeedTable(queryRunner: QueryRunner, { table, isListed, owner }: ChangeFeedTable): Promise<void> {
  const [ownerColumn, ownerValue, ownerFirst] = owner === undefined ? ['', '', ''] : [`${owner} uuid NOT NULL,`, `, c.${owner}`, `${owner}, `];
  await queryRunner.query(`
    CREATE TABLE ${table}_change (
      ${table}_id uuid NOT NULL,
      transaction_id xid8 NOT NULL,
      listed_transaction_id xid8 NOT NULL,
      changed_at timestamptz NOT NULL,
      has_left boolean NOT NULL,
      ${ownerColumn}
      CONSTRAINT ${table}_change_pkey PRIMARY KEY (${table}_id)
    );
    INSERT INTO ${table}_change SELECT c.id, pg_current_xact_id(), pg_current_xact_id(), business_now(), false${ownerValue} FROM ${table} c WHERE ${isListed};
    CREATE INDEX ${table}_change_order_idx ON ${table}_change (${ownerFirst}transaction_id, ${table}_id);

    CREATE FUNCTION note_${table}_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO ${table}_change AS known
      SELECT c.id, pg_current_xact_id(), pg_current_xact_id(), business_now(), NOT (${isListed})${ownerValue}
      FROM changed c
      WHERE (${isListed}) OR EXISTS (SELECT FROM ${table}_change before WHERE before.${table}_id = c.id AND NOT before.has_left)
      ON CONFLICT (${table}_id) DO UPDATE SET
        transaction_id = excluded.transaction_id, changed_at = excluded.changed_at, has_left = excluded.has_left,
        listed_transaction_id = CASE WHEN known.has_left AND NOT excluded.has_left THEN excluded.transaction_id ELSE known.listed_transaction_id END;
      RETURN NULL;
    END $$;
    CREATE FUNCTION note_${table}_deletions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE ${table}_change SET transaction_id = pg_current_xact_id(), changed_at = business_now(), has_left = true
      WHERE ${table}_id IN (SELECT id FROM changed) AND NOT has_left;
      RETURN NULL;
    END $$;
    CREATE TRIGGER ${table}_inserted_among_changes AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_${table}_changes();
    CREATE TRIGGER ${table}_updated_among_changes AFTER UPDATE ON ${table}
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_${table}_changes();
    CREATE TRIGGER ${table}_deleted_among_changes AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_${table}_deletions();
  `);
}

/** Undoes {@link createChangeFeedTable}, for a migration's `down`. */
export async function dropChangeFeedTable(queryRunner: QueryRunner, { table }: Pick<ChangeFeedTable, 'table'>): Promise<void> {
  await queryRunner.query(`
    DROP TRIGGER ${table}_inserted_among_changes ON ${table};
    DROP TRIGGER ${table}_updated_among_changes ON ${table};
    DROP TRIGGER ${table}_deleted_among_changes ON ${table};
    DROP FUNCTION note_${table}_changes();
    DROP FUNCTION note_${table}_deletions();
    DROP TABLE ${table}_change;
  `);
}
