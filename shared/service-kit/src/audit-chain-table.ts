import type { QueryRunner } from 'typeorm';
import { chainRows } from './audit';
import type { AuditHead, AuditRecord } from './audit-chain';

/**
 * For a migration after the one that called `createServiceTables`: makes the audit trail a set of hash chains and chains the rows
 * that are there; entries are then found by subject id alone. `chainOf` is the SQL of the chain of such a row (alias `entry`), by default its subject.
 */
export async function createAuditChain(queryRunner: QueryRunner, chainOf = 'entry.subject_id'): Promise<void> {
  await queryRunner.query(createHeads);
  // What is chained may not change afterwards; until then the rows that are there get their places.
  await queryRunner.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
  await chainExisting(queryRunner, chainOf);
  await queryRunner.query(`
    ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;
    ALTER TABLE audit_entry
      ALTER COLUMN chain_id SET NOT NULL,
      ALTER COLUMN position SET NOT NULL,
      ALTER COLUMN hash SET NOT NULL,
      ADD CONSTRAINT audit_entry_chain_position_key UNIQUE (chain_id, position),
      ADD CONSTRAINT audit_entry_hash_size CHECK (octet_length(hash) = 32);
    DROP INDEX audit_entry_subject_idx;
    CREATE INDEX audit_entry_subject_idx ON audit_entry (subject_id, id);
  `);
}

/** Undoes {@link createAuditChain}, for a migration's `down`. */
export async function dropAuditChain(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    DROP INDEX audit_entry_subject_idx;
    CREATE INDEX audit_entry_subject_idx ON audit_entry (subject_type, subject_id, id);
    ALTER TABLE audit_entry DROP COLUMN chain_id, DROP COLUMN position, DROP COLUMN hash;
    DROP TABLE audit_head;
  `);
}

// A head only ever moves on: neither the app role nor, by mistake, the owner takes a chain back.
const createHeads = `
  ALTER TABLE audit_entry ADD COLUMN chain_id uuid, ADD COLUMN position integer, ADD COLUMN hash bytea;
  CREATE TABLE audit_head (
    chain_id uuid NOT NULL,
    entry_count integer NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    CONSTRAINT audit_head_pkey PRIMARY KEY (chain_id),
    CONSTRAINT audit_head_hash_size CHECK (octet_length(hash) = 32)
  ) WITH (fillfactor = 70);
  CREATE TRIGGER audit_head_kept BEFORE DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
  CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head FOR EACH ROW
    WHEN (NEW.chain_id <> OLD.chain_id OR NEW.entry_count < OLD.entry_count OR (NEW.entry_count = OLD.entry_count AND NEW.hash <> OLD.hash))
    EXECUTE FUNCTION refuse_audit_change();
`;

const batchSize = 2_000;

interface ExistingRow extends AuditRecord {
  readonly id: string;
}

async function chainExisting(queryRunner: QueryRunner, chainOf: string): Promise<void> {
  for (let afterId = '0'; ; ) {
    const rows = await queryRunner.manager.query<ExistingRow[]>(
      `SELECT entry.id, ${chainOf} AS "chainId", date_trunc('milliseconds', entry.recorded_at) AS "recordedAt",
         date_trunc('milliseconds', entry.business_at) AS at, entry.actor_id AS "actorId", entry.action, entry.subject_type AS "subjectType",
         entry.subject_id AS "subjectId", entry.request_id AS "requestId", entry.changes
       FROM audit_entry entry WHERE entry.id > $1 ORDER BY entry.id LIMIT ${batchSize}`,
      [afterId],
    );
    if (rows.length === 0) return;
    await chainBatch(queryRunner, rows);
    afterId = rows.at(-1)!.id;
  }
}

async function chainBatch(queryRunner: QueryRunner, rows: readonly ExistingRow[]): Promise<void> {
  const heads = await queryRunner.manager.query<AuditHead[]>(
    `SELECT chain_id AS "chainId", entry_count AS "entryCount", encode(hash, 'hex') AS hash FROM audit_head WHERE chain_id = ANY($1)`,
    [rows.map(({ chainId }) => chainId)],
  );
  const chained = chainRows(heads, rows);
  const places = chained.rows.map(({ id, chainId, position, hash, recordedAt, at }) => ({ id, chainId, position, hash, recordedAt, at }));
  await queryRunner.query(
    `UPDATE audit_entry entry SET chain_id = given."chainId", position = given.position, hash = decode(given.hash, 'hex'),
       recorded_at = given."recordedAt", business_at = given.at
     FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, "chainId" uuid, position integer, hash text, "recordedAt" timestamptz, at timestamptz)
     WHERE entry.id = given.id`,
    [JSON.stringify(places)],
  );
  await queryRunner.query(
    `INSERT INTO audit_head (chain_id, entry_count, hash)
     SELECT "chainId", "entryCount", decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS given ("chainId" uuid, "entryCount" integer, hash text)
     ON CONFLICT (chain_id) DO UPDATE SET entry_count = excluded.entry_count, hash = excluded.hash`,
    [JSON.stringify(chained.ends)],
  );
}
