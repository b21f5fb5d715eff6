import { askedRow, countAsked } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import { itemPagesOf, selectItemPages, type FoundItem } from '../../service/database/counted-sets';
import type { ReportReader, RollupSide, RollupSum } from '../application/ports';
import { transparencyReportEditionTable, transparencyReportTable } from './tables/transparency-report.table';

/** Reads reports, one statement for however many. */
export function createReportReader(manager: EntityManager): ReportReader {
  const rows = manager.getRepository(transparencyReportTable);
  return {
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    async findOfYears(asked) {
      const found = await rows.findBy(asked.map(({ institutionId, year }) => ({ institutionId, year })));
      return asked.map(({ institutionId, year }) => found.find((report) => report.institutionId === institutionId && report.year === year) ?? null);
    },
    async findEditions(reportIds) {
      return (await manager.getRepository(transparencyReportEditionTable).find({ where: { reportId: In([...reportIds]) }, order: { number: 'ASC' } }));
    },
    async findItems(asked) {
      return itemPagesOf(asked, await manager.query<FoundItem[]>(selectItems, [JSON.stringify(asked.map(askedRow))]));
    },
    countItems: (asked) => countAsked(manager, countItems, asked),
    async findRollup(year) {
      const sums = await manager.query<RollupSum[]>(sumIndicators, [year]);
      const found = await manager.query<{ side: RollupSide; count: number }[]>(`SELECT side, count(*)::int AS count FROM (${institutions}) one GROUP BY side`, [year]);
      const countOf = (wanted: RollupSide) => found.find(({ side }) => side === wanted)?.count ?? 0;
      return { year, sums, counts: { MISSING: countOf('MISSING'), REPORTED: countOf('REPORTED') } };
    },
    async findInstitutions(side, year, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const found = await manager.query<{ id: string }[]>(
        `SELECT one.id FROM (${institutions}) one WHERE one.side = $2 AND ($3::uuid IS NULL OR one.id ${forward ? '>' : '<'} $3) ORDER BY one.id ${forward ? '' : 'DESC'} LIMIT $4`,
        [year, side, position?.[0] ?? null, size + 1],
      );
      return forward ? found : found.toReversed();
    },
  };
}

const itemColumns = (alias: string) => ['code', 'kind', 'id', 'consultation_id', 'at', 'counted'].map((column) => `${alias}.${column}`).join(', ');

const keptItems = `
  SELECT ${itemColumns('w')} FROM transparency_count w WHERE asked.number IS NULL AND w.report_id = asked."reportId"
  UNION ALL SELECT ${itemColumns('f')} FROM frozen_transparency_count f WHERE f.report_id = asked."reportId" AND f.number = asked.number`;

const selectItems = selectItemPages(
  `jsonb_to_recordset($1::jsonb) AS asked (place integer, code text, "reportId" uuid, number integer, rows integer, forward boolean, at timestamptz, id uuid)`,
  keptItems,
);

const countItems = `
  SELECT asked.place, count(*)::int AS count FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, code text, "reportId" uuid, number integer)
  CROSS JOIN LATERAL (SELECT FROM (${keptItems}) one WHERE one.code = asked.code) found GROUP BY asked.place`;

/** The last frozen edition of every institution that has one of the year. */
const lastEditions = `SELECT DISTINCT ON (e.institution_id) e.institution_id, e.indicator_values FROM transparency_report_edition e WHERE e.year = $1 ORDER BY e.institution_id, e.number DESC`;

const sumIndicators = `
  SELECT one.key AS code, sum(one.value::text::bigint)::int AS sum FROM (${lastEditions}) last CROSS JOIN LATERAL jsonb_each(last.indicator_values) one
  WHERE jsonb_typeof(one.value) = 'number' GROUP BY one.key`;

/** Who has closed owes no report, but the one that it has counts. */
const institutions = `
  SELECT i.id, 'MISSING' AS side FROM institution i WHERE NOT i.closed AND NOT EXISTS (SELECT FROM transparency_report_edition e WHERE e.year = $1 AND e.institution_id = i.id)
  UNION ALL SELECT last.institution_id, 'REPORTED' FROM (${lastEditions}) last`;
