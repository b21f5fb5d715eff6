import type { PageRequest } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { RefusedRow, RefusedRowsFilter, RegisterAbsence, RegisterImport, RegisterImportReader } from '../application/ports';

/** Reads imports of the national register. */
export function createRegisterImportReader(manager: EntityManager): RegisterImportReader {
  return {
    findById: async (id) => (await manager.query<RegisterImport[]>(`${selectImports} WHERE i.id = $1`, [id]))[0] ?? null,
    findPage: (request) => inPage(request, 'DESC', (after, order, values) => manager.query<RegisterImport[]>(`${selectImports} WHERE ${after('i.id')} ORDER BY i.id ${order} LIMIT $1`, values)),
    count: async () => (await manager.query<{ count: number }[]>('SELECT count(*)::integer AS count FROM register_import'))[0]!.count,
    findRefusedRows: (filter, request) =>
      inPage(request, 'ASC', (after, order, values) =>
        manager.query<RefusedRow[]>(
          `SELECT line, register_number AS "registerNumber", name, name_key AS "nameKey", refusals FROM register_import_refusal
           WHERE ${after('line')} AND ${isWanted(values.length)} ORDER BY line ${order} LIMIT $1`,
          [...values, ...wanted(filter)],
        ),
      ),
    findAbsences: ({ size, direction, position }) => {
      const forward = direction === 'FORWARD';
      const place = position === null ? 'true' : `(a.since, a.organization_id) ${forward ? '>' : '<'} ($2, $3)`;
      const order = forward ? 'ASC' : 'DESC';
      return manager
        .query<RegisterAbsence[]>(`${selectAbsences} AND ${place} ORDER BY a.since ${order}, a.organization_id ${order} LIMIT $1`, [size + 1, ...(position ?? [])])
        .then((found) => (forward ? found : found.reverse()));
    },
    countAbsences: async () => (await manager.query<{ count: number }[]>(`SELECT count(*)::integer AS count FROM (${selectAbsences}) absent`))[0]!.count,
    countRefusedRows: async (filter) =>
      (await manager.query<{ count: number }[]>(`SELECT count(*)::integer AS count FROM register_import_refusal WHERE ${isWanted(0)}`, wanted(filter)))[0]!.count,
  };
}

/** Who ended, or is ending, needs no decision any more. */
const selectAbsences = `
  SELECT a.organization_id AS "organizationId", a.import_id AS "importId", a.since FROM register_absence a
  JOIN organization o ON o.id = a.organization_id WHERE o.status IN ('CLAIM_PENDING', 'ACTIVE', 'SUSPENDED')`;

const selectImports = `
  SELECT i.id, i.file_name AS "fileName", i.status AS state, i.is_full AS "isFull", i.requester_id AS "requesterId", i.progress::float8 AS progress,
    i.started_at AS "startedAt", i.ended_at AS "endedAt", i.refusal, i.created_count AS "createdCount", i.updated_count AS "updatedCount",
    i.unchanged_count AS "unchangedCount", i.removed_count AS "removedCount", i.review_count AS "reviewCount", (SELECT count(*)::integer FROM register_import_refusal f WHERE f.import_id = i.id) AS "refusedCount"
  FROM register_import i`;

/** With the filter's values behind those of the page. */
const isWanted = (place: number): string => `import_id = $${place + 1} AND ($${place + 2}::text IS NULL OR refusals @> jsonb_build_array(jsonb_build_object('code', $${place + 2}::text)))`;
const wanted = ({ importId, reason }: RefusedRowsFilter): unknown[] => [importId, reason];

type ReadPage<Row> = (after: (column: string) => string, order: 'ASC' | 'DESC', values: unknown[]) => Promise<Row[]>;

/** Reads a page of a list that one column orders, from its start or its end; one row more when the list goes on. */
async function inPage<Row>({ size, direction, position }: PageRequest, listOrder: 'ASC' | 'DESC', read: ReadPage<Row>): Promise<Row[]> {
  const forward = direction === 'FORWARD';
  const order = forward === (listOrder === 'ASC') ? 'ASC' : 'DESC';
  const after = (column: string): string => (position === null ? 'true' : `${column} ${order === 'ASC' ? '>' : '<'} $2`);
  const found = await read(after, order, [size + 1, ...(position ?? [])]);
  return forward ? found : found.reverse();
}
