import { setImmediate as nextTurn } from 'node:timers/promises';
import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationEvent } from '../../organization/domain/events';
import type { Organization } from '../../organization/domain/organization';
import { auditLineOf } from '../../service/database/audit-line';
import { toRows } from '../../service/database/organization-rows';
import { organizationOf, organizationSelectList, type SelectedOrganization } from '../../service/database/organization-select';
import { organizationTable, type OrganizationRow } from '../../service/database/tables/organization.table';
import { CuiTakenMeanwhile, type ImportTotals, type RegisterImportUnit, type RowToMerge } from '../application/ports';
import { insertRefusedRows } from './register-import-journal';
import { nextMissing, rememberMissing, renameEntries, welcomeBack } from './whole-register';

interface Dependencies {
  readonly toOutgoingEvent: (event: OrganizationEvent, facts: TransactionFacts) => OutgoingEvent;
  readonly openChangeRequestOn: (manager: EntityManager, facts: TransactionFacts) => RegisterImportUnit['openChangeRequest'];
  readonly toCompletedEvent: (importId: string, counts: ImportTotals, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what a step of an import touches on one transaction. */
export const createRegisterImportUnit =
  ({ toOutgoingEvent, toCompletedEvent, openChangeRequestOn }: Dependencies) =>
  (transaction: EntityManager, facts: TransactionFacts): RegisterImportUnit => {
    const manager = inTurn(transaction);
    return {
      now: facts.now,
      nextRows: (importId, afterLine, limit) => nextRows(manager, [importId, afterLine, limit]),
      holdersOf: (cuis) => holdersOf(manager, cuis),
      insertOrganizations: (organizations) => toldOfRaces(() => insertOrganizations(manager, organizations)),
      saveOrganizations: (organizations) => toldOfRaces(() => saveOrganizations(manager, organizations)),
      rememberEntries: (importId, rows) => rememberEntries(manager, importId, rows),
      refuseRows: (importId, rows) => insertRefusedRows(manager, importId, rows),
      moveOn: (importId, counts, step) => moveOn(manager, [importId, counts, step]),
      nextMissing: (importId, limit) => nextMissing(manager, importId, limit),
      rememberMissing: (importId, ids) => rememberMissing(manager, { importId, now: facts.now, ...ids }),
      openChangeRequest: openChangeRequestOn(transaction, facts),
      complete: (importId) => complete(manager, importId, facts.now),
      publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
      publishCompleted: (importId, counts) => appendToOutbox(manager, [toCompletedEvent(importId, counts, facts)]),
      audit: (entries) => auditOf(manager, facts)(...entries.map(({ organizationId: id, changes }) => auditLineOf({ type: 'organization', id }, changes))),
      auditImport: (importId, counts) =>
        auditOf(manager, facts)(auditLineOf({ type: 'register-import', id: importId }, Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, { before: null, after: count as number }])))),
    };
  };

/**
 * The manager with its statements one after the other, however they are asked for, and none after one that failed. A caller may so
 * prepare the next statements while the server works on the first: who awaits an answer goes on after the next one was sent.
 */
function inTurn(manager: EntityManager): EntityManager {
  let last: Promise<unknown> = Promise.resolve();
  const query: EntityManager['query'] = async (...given) => {
    const answer: Promise<unknown> = last.then(() => manager.query(...given));
    last = answer;
    const rows = await answer;
    await nextTurn();
    return rows as never;
  };
  return Object.assign(Object.create(manager) as EntityManager, { query });
}

type FoundRow = Omit<RowToMerge, 'known'> & { readonly knownId: string | null };

async function nextRows(manager: EntityManager, [importId, afterLine, limit]: [string, number, number]): Promise<readonly RowToMerge[]> {
  const rows = await manager.query<FoundRow[]>(
    `SELECT r.line, r.entry, r.name_key AS "nameKey", r.organization_id AS "organizationId", r.renamed_from AS "renamedFrom", e.organization_id AS "knownId",
       CASE WHEN e.fingerprint IS NULL THEN false ELSE e.fingerprint = sha256(convert_to(r.entry::text, 'UTF8')) END AS "isAsBefore"
     FROM (SELECT * FROM register_import_row WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3) r
     LEFT JOIN register_entry e ON e.register_number = r.register_number
       AND e.name_key = CASE WHEN r.renamed_from IS NULL THEN r.name_key ELSE r.renamed_from END ORDER BY r.line`,
    [importId, afterLine, limit],
  );
  const known = await manager.query<SelectedOrganization[]>(
    `SELECT ${organizationSelectList} FROM organization o WHERE o.id = ANY($1) ORDER BY o.id FOR UPDATE OF o`,
    [rows.flatMap(({ knownId }) => knownId ?? [])],
  );
  const byId = new Map(known.map((row) => [row.id, organizationOf(row)]));
  return rows.map(({ knownId, ...row }) => ({ ...row, known: knownId === null ? null : (byId.get(knownId) ?? null) }));
}

async function holdersOf(manager: EntityManager, cuis: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (cuis.length === 0) return new Map();
  const rows = await manager.query<{ cui: string; id: string }[]>(
    `SELECT cui, id FROM organization WHERE cui = ANY($1) AND status NOT IN ('DRAFT', 'REJECTED', 'DEREGISTERED', 'WITHDRAWN')`,
    [cuis],
  );
  return new Map(rows.map(({ cui, id }) => [cui, id]));
}

/** With their domains in one statement, so that the catalogue's triggers see both at once and write each entry once. */
async function insertOrganizations(manager: EntityManager, organizations: readonly Organization[]): Promise<void> {
  if (organizations.length === 0) return;
  const all = organizations.map(toRows);
  await manager.query(
    `WITH entered AS (INSERT INTO organization (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::organization, $1::jsonb))
     ${insertDomainsFrom('$2')}`,
    [organizationJson(all), domainJson(all)],
  );
}

async function saveOrganizations(manager: EntityManager, organizations: readonly Organization[]): Promise<void> {
  if (organizations.length === 0) return;
  const all = organizations.map(toRows);
  await manager.query(
    `UPDATE organization o SET (${columns}) = (SELECT ${columns.replaceAll(/(\w+)/g, 'given.$1')})
     FROM jsonb_populate_recordset(NULL::organization, $1::jsonb) AS given WHERE o.id = given.id`,
    [organizationJson(all)],
  );
  await manager.query('DELETE FROM organization_domain WHERE organization_id = ANY($1)', [all.map(({ row }) => row.id)]);
  await insertDomains(manager, all);
}

async function insertDomains(manager: EntityManager, all: readonly RowsOfOne[]): Promise<void> {
  if (all.every(({ domains }) => domains.length === 0)) return;
  await manager.query(insertDomainsFrom('$1'), [domainJson(all)]);
}

const insertDomainsFrom = (parameter: string): string => `
  INSERT INTO organization_domain (organization_id, domain_code, is_primary, is_proposed)
  SELECT "organizationId", "domainCode", "isPrimary", "isProposed"
  FROM jsonb_to_recordset(${parameter}::jsonb) AS domain ("organizationId" uuid, "domainCode" text, "isPrimary" boolean, "isProposed" boolean)`;

const domainJson = (all: readonly RowsOfOne[]): string => JSON.stringify(all.flatMap(({ domains }) => domains));

type RowsOfOne = ReturnType<typeof toRows>;

/** The columns as the table declares them, so that a later one is not forgotten here. */
const columnNames = Object.entries(organizationTable.options.columns).map(([property, column]) => [property, column?.name ?? property] as const);
const columns = columnNames.map(([, column]) => column).join(', ');
const noColumns: Readonly<Record<string, unknown>> = Object.fromEntries(columnNames.map(([, column]) => [column, null]));

const organizationJson = (all: readonly RowsOfOne[]): string => JSON.stringify(all.map(({ row }) => byColumn(row)));

function byColumn(row: RowsOfOne['row']): Record<string, unknown> {
  const values: Record<string, unknown> = { ...noColumns };
  for (const [property, column] of columnNames) values[column] = row[property as keyof OrganizationRow];
  return values;
}

async function toldOfRaces(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { driverError } = error as { driverError?: { constraint?: string } };
    if (driverError?.constraint === 'organization_live_cui_key') throw new CuiTakenMeanwhile('A CUI was taken meanwhile', { cause: error });
    throw error;
  }
}

async function rememberEntries(manager: EntityManager, importId: string, rows: Parameters<RegisterImportUnit['rememberEntries']>[1]): Promise<void> {
  const renamed = rows.filter(({ isRenamed }) => isRenamed).map(({ line }) => line);
  if (renamed.length > 0) await renameEntries(manager, importId, renamed);
  await manager.query(
    `INSERT INTO register_entry (register_number, name_key, organization_id, raw, fingerprint, import_id)
     SELECT r.register_number, r.name_key, given."organizationId", r.raw, sha256(convert_to(r.entry::text, 'UTF8')), $1
     FROM jsonb_to_recordset($2::jsonb) AS given (line integer, "organizationId" uuid)
     JOIN register_import_row r ON r.import_id = $1 AND r.line = given.line
     ON CONFLICT (register_number, name_key) DO UPDATE SET raw = excluded.raw, fingerprint = excluded.fingerprint, import_id = excluded.import_id, missing_since = NULL`,
    [importId, JSON.stringify(rows)],
  );
}

type MoveOn = Parameters<RegisterImportUnit['moveOn']>;

/** The condition is the fence: two processes that believe in the same step cannot both merge it. */
async function moveOn(manager: EntityManager, [importId, counts, { afterLine, lastLine }]: MoveOn): Promise<void> {
  const { createdCount, updatedCount, unchangedCount } = counts;
  const [, moved] = await manager.query<[unknown[], number]>(
    `UPDATE register_import SET created_count = created_count + $2, updated_count = updated_count + $3, unchanged_count = unchanged_count + $4, merged_line = $6
     WHERE id = $1 AND status = 'RUNNING' AND merged_line = $5`,
    [importId, createdCount, updatedCount, unchangedCount, afterLine, lastLine],
  );
  if (moved !== 1) throw new Error('A step of an import was merged before, or the import has ended');
}

async function complete(manager: EntityManager, importId: string, now: Date): Promise<ImportTotals> {
  await welcomeBack(manager, importId);
  const [[counts]] = await manager.query<[[ImportTotals | undefined], number]>(
    `UPDATE register_import SET status = 'COMPLETED', ended_at = $2, progress = 1,
       refused_count = (SELECT count(*) FROM register_import_refusal WHERE import_id = $1)
     WHERE id = $1 AND status = 'RUNNING'
     RETURNING created_count AS "createdCount", updated_count AS "updatedCount", unchanged_count AS "unchangedCount", refused_count AS "refusedCount",
       removed_count AS "removedCount", review_count AS "reviewCount"`,
    [importId, now],
  );
  if (counts === undefined) throw new Error('An import that has ended cannot end again');
  return counts;
}
