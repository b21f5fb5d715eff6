import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { organizationOf, organizationSelectList, type SelectedOrganization } from '../../service/database/organization-select';
import type { Organization } from '../../organization/domain/organization';
import type { Shrinkage } from '../domain/whole-register';

/**
 * Finds rows that name an entry otherwise: the number stands once in the file and once in the register, of the same legal form,
 * and neither county nor day nor CUI says that they are two. The register repeats numbers, so that the number alone says nothing.
 */
export const markRenamedRows = `
  WITH once AS (
    SELECT register_number, min(line) AS line FROM register_import_row WHERE import_id = $1 GROUP BY register_number HAVING count(*) = 1
  ), unknown AS (
    SELECT r.register_number, r.line, r.entry FROM register_import_row r JOIN once USING (register_number, line)
    WHERE r.import_id = $1
      AND NOT EXISTS (SELECT FROM register_entry e WHERE e.register_number = r.register_number AND e.name_key = r.name_key)
      AND NOT EXISTS (SELECT FROM register_import_refusal f WHERE f.import_id = $1 AND f.register_number = r.register_number)
  ), known AS (
    SELECT e.register_number, min(e.name_key) AS name_key, min(e.organization_id::text)::uuid AS organization_id
    FROM register_entry e WHERE e.register_number IN (SELECT register_number FROM unknown) GROUP BY e.register_number HAVING count(*) = 1
  )
  UPDATE register_import_row r SET renamed_from = k.name_key
  FROM unknown u JOIN known k USING (register_number) JOIN organization o ON o.id = k.organization_id
  WHERE r.import_id = $1 AND r.line = u.line AND o.type = u.entry ->> 'type'
    AND (o.county_code <> u.entry ->> 'countyCode') IS NOT TRUE
    AND (o.registered_on <> (u.entry ->> 'registeredOn')::date) IS NOT TRUE
    AND (o.cui <> u.entry ->> 'cui') IS NOT TRUE`;

/** A file lists some legal forms only; entries of others are none of its business. A row that was refused is in the file none the less. */
const entriesInScope = `
  register_entry e JOIN organization o ON o.id = e.organization_id
  WHERE e.missing_since IS NULL AND o.status NOT IN ('DEREGISTERED', 'WITHDRAWN')
    AND o.type IN (SELECT DISTINCT entry ->> 'type' FROM register_import_row WHERE import_id = $1)`;

const isMissing = `
  NOT EXISTS (SELECT FROM register_import_row r WHERE r.import_id = $1 AND r.register_number = e.register_number AND (r.name_key = e.name_key OR r.renamed_from = e.name_key))
  AND NOT EXISTS (SELECT FROM register_import_refusal f WHERE f.import_id = $1 AND f.register_number = e.register_number AND f.name_key = e.name_key)`;

/** How many entries a full file lacks of those that it should list. */
export async function measureShrinkage(pool: Pool, importId: string): Promise<Shrinkage> {
  const { rows } = await pool.query<Shrinkage>(`SELECT count(*)::integer AS known, (count(*) FILTER (WHERE ${isMissing}))::integer AS missing FROM ${entriesInScope}`, [importId]);
  return rows[0]!;
}

/** Some organizations that a full file lacks, locked. */
export async function nextMissing(manager: EntityManager, importId: string, limit: number): Promise<readonly Organization[]> {
  const ids = await manager.query<{ id: string }[]>(`SELECT o.id FROM ${entriesInScope} AND ${isMissing} ORDER BY o.id LIMIT $2`, [importId, limit]);
  const rows = await manager.query<SelectedOrganization[]>(`SELECT ${organizationSelectList} FROM organization o WHERE o.id = ANY($1) ORDER BY o.id FOR UPDATE OF o`, [ids.map(({ id }) => id)]);
  return rows.map(organizationOf);
}

interface Missing {
  readonly importId: string;
  readonly now: Date;
  readonly removedIds: readonly string[];
  readonly reviewIds: readonly string[];
}

/** Remembers what is missing. The fingerprint of a removed entry goes, so that a file that has it again is followed. */
export async function rememberMissing(manager: EntityManager, { importId, now, removedIds, reviewIds }: Missing): Promise<void> {
  await manager.query(
    `UPDATE register_entry SET missing_since = $1, fingerprint = CASE WHEN organization_id = ANY($2) THEN ''::bytea ELSE fingerprint END
     WHERE organization_id = ANY($2) OR organization_id = ANY($3)`,
    [now, removedIds, reviewIds],
  );
  await manager.query(
    `INSERT INTO register_absence (organization_id, import_id, since) SELECT unnest($1::uuid[]), $2, $3
     ON CONFLICT (organization_id) DO UPDATE SET import_id = excluded.import_id, since = excluded.since`,
    [reviewIds, importId, now],
  );
  await manager.query('UPDATE register_import SET removed_count = removed_count + $2, review_count = review_count + $3 WHERE id = $1', [importId, removedIds.length, reviewIds.length]);
}

/** What a file has again is no longer missing. */
export async function welcomeBack(manager: EntityManager, importId: string): Promise<void> {
  await manager.query(
    `WITH back AS (
       UPDATE register_entry e SET missing_since = NULL FROM register_import_row r
       WHERE e.missing_since IS NOT NULL AND r.import_id = $1 AND r.register_number = e.register_number AND (r.name_key = e.name_key OR r.renamed_from = e.name_key)
       RETURNING e.organization_id)
     DELETE FROM register_absence a USING back WHERE a.organization_id = back.organization_id`,
    [importId],
  );
}

/** Rows whose entries have another name from now on. */
export async function renameEntries(manager: EntityManager, importId: string, lines: readonly number[]): Promise<void> {
  await manager.query(
    `UPDATE register_entry e SET name_key = r.name_key FROM register_import_row r
     WHERE r.import_id = $1 AND r.line = ANY($2) AND e.register_number = r.register_number AND e.name_key = r.renamed_from`,
    [importId, lines],
  );
}
