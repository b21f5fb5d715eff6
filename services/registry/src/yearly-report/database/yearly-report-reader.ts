import { businessNow } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { OverdueYear, YearlyReportReader } from '../application/ports';
import { yearlyReportTable } from './tables/yearly-report.table';
import { toYearlyReport } from './yearly-report-unit';

/** Reads yearly reports, one statement for however many. */
export function createYearlyReportReader(manager: EntityManager): YearlyReportReader {
  const rows = manager.getRepository(yearlyReportTable);
  return {
    findByOrganizationIds: async (ids) => (await rows.find({ where: { organizationId: In([...ids]) }, order: { year: 'DESC', version: 'DESC' } })).map(toYearlyReport),
    async findOverdue(terms, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const after = position === null ? '' : `AND (term.year, o.id) ${forward ? '>' : '<'} ($3::int, $4::uuid)`;
      const order = forward ? 'ASC' : 'DESC';
      const found = await manager.query<OverdueYear[]>(
        `SELECT o.id AS "organizationId", term.year ${overdue} ${after} ORDER BY term.year ${order}, o.id ${order} LIMIT $2`,
        [JSON.stringify(terms), size + 1, ...(position ?? [])],
      );
      return forward ? found : found.reverse();
    },
    async countOverdue(terms) {
      const [found] = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count ${overdue}`, [JSON.stringify(terms)]);
      return found!.count;
    },
    now: () => businessNow(manager),
  };
}

// The same organizations as `expectedYears` of the domain says; a test compares the two.
const overdue = `
  FROM jsonb_to_recordset($1::jsonb) AS term (year integer, "dueAt" timestamptz)
  JOIN organization o ON o.status = 'ACTIVE' AND o.decided_at < term."dueAt"
    AND extract(year FROM coalesce(o.registered_on, (o.decided_at AT TIME ZONE 'Europe/Bucharest')::date)) <= term.year
  WHERE NOT EXISTS (SELECT 1 FROM yearly_report r WHERE r.organization_id = o.id AND r.year = term.year)`;
