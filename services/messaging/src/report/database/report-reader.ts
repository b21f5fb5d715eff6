import { askedRow, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { ThreadReportReader } from '../application/ports';
import { threadReportTable } from './tables/thread-report.table';

/** Reads reports, one statement for however many. */
export function createReportReader(manager: EntityManager): ThreadReportReader {
  const rows = manager.getRepository(threadReportTable);
  const findByIds: ThreadReportReader['findByIds'] = (ids) => rows.findBy({ id: In([...ids]) });
  return {
    findByIds,
    findPages: async (asked) => pagesOf(asked, await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]), findByIds),
    countOf: ({ statuses }) => rows.count(statuses === null ? {} : { where: { status: In([...statuses]) } }),
    async findLastOf(sides) {
      const found = await manager.query<FoundPlace[]>(selectLast, [JSON.stringify(sides.map(({ threadId, side }, place) => ({ threadId, side, place })))]);
      const reports = new Map((found.length === 0 ? [] : await findByIds(found.map(({ id }) => id))).map((report) => [report.id, report]));
      const idAt = new Map(found.map(({ place, id }) => [place, id]));
      return sides.map((_, place) => reports.get(idAt.get(place) ?? '') ?? null);
    },
  };
}

const selectPages = selectAskedPages({
  lists: 'statuses jsonb',
  from: 'thread_report r',
  where: `(asked.statuses IS NULL OR jsonb_typeof(asked.statuses) = 'null' OR asked.statuses ? r.status)`,
  id: 'r.id',
  at: 'r.reported_at',
  first: 'OLDEST',
});

const selectLast = `
  SELECT asked.place, last.id FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "threadId" uuid, side text)
  CROSS JOIN LATERAL (SELECT r.id FROM thread_report r WHERE r.thread_id = asked."threadId" AND r.side = asked.side ORDER BY r.reported_at DESC, r.id DESC LIMIT 1) last`;
