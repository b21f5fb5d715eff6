import { createHash } from 'node:crypto';
import { canonicalJson } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { membersOf } from '../../../service/database/counted-sets';
import type { ReportUnit } from '../../application/ports';
import { indicatorSets } from '../indicator-sets';
import { transparencyReportEditionTable, transparencyReportTable } from '../tables/transparency-report.table';

/** The reports of one transaction, what they count, and their frozen editions. */
export function createReportStores(manager: EntityManager): Pick<ReportUnit, 'reports' | 'counts' | 'editions'> {
  const rows = manager.getRepository(transparencyReportTable);
  const lock = { mode: 'pessimistic_write' } as const;
  return {
    reports: {
      async findOfYearForUpdate({ institutionId, year }) {
        // There may be no row yet to lock: who prepares the same report at once waits here.
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`transparency-report:${institutionId}:${year}`]);
        return rows.findOne({ where: { institutionId, year }, lock });
      },
      findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock }),
      insert: async (report) => void (await rows.insert(report)),
      save: async (report) => void (await rows.update({ id: report.id }, report)),
    },
    counts: {
      async recount({ reportId, institutionId, year, begins, ends }) {
        await manager.query('DELETE FROM transparency_count WHERE report_id = $1', [reportId]);
        await manager.query(keepMembers, [reportId, institutionId, year, begins, ends]);
        const sums = await manager.query<{ code: string; sum: number }[]>('SELECT code, sum(counted)::int AS sum FROM transparency_count WHERE report_id = $1 GROUP BY code', [reportId]);
        return { ...noneCounted, ...Object.fromEntries(sums.map(({ code, sum }) => [code, sum])) };
      },
    },
    editions: {
      async insert(edition) {
        const { reportId, number, frozenBy, ...said } = edition;
        const [items] = await manager.query<{ sha256: string }[]>(hashItems, [reportId]);
        const sha256 = createHash('sha256').update(canonicalJson({ ...said, reportId, number, items: items!.sha256 })).digest('hex');
        await manager.getRepository(transparencyReportEditionTable).insert({ ...said, reportId, number, frozenBy, sha256 });
        await manager.query(freezeItems, [reportId, number]);
        await manager.query('DELETE FROM transparency_count WHERE report_id = $1', [reportId]);
      },
    },
  };
}

const noneCounted = Object.fromEntries(indicatorSets.map(({ code }) => [code, 0]));

/** The number of an indicator is the sum of the rows that this keeps. */
const keepMembers = `
  INSERT INTO transparency_count (report_id, code, id, kind, consultation_id, at, counted)
  SELECT $1::uuid, one.code, one.id, one.kind, one.consultation_id, one.at, one.counted
  FROM (SELECT $2::uuid AS "institutionId", $3::integer AS year, $4::timestamptz AS begins, $5::timestamptz AS ends) asked CROSS JOIN LATERAL (${membersOf(indicatorSets)}) one`;

/** One line for each item, `CODE id counted`, in the order of the bytes. */
const hashItems = `
  SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS sha256
  FROM (SELECT code || ' ' || id || ' ' || counted AS line FROM transparency_count WHERE report_id = $1) lines`;

const freezeItems = `
  INSERT INTO frozen_transparency_count (report_id, number, code, id, kind, consultation_id, at, counted)
  SELECT report_id, $2::integer, code, id, kind, consultation_id, at, counted FROM transparency_count WHERE report_id = $1`;
