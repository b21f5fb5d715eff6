import type { EntityManager } from 'typeorm';
import type { AskedChanges, ConsultationReader, DraftChange } from '../application/ports';
import type { DraftBlock } from '../domain/draft-text';

interface ChangeRow {
  readonly asked: number;
  readonly position: number;
  readonly isThere: number;
  readonly block: DraftBlock | null;
  readonly before: DraftBlock | null;
}

/** Reads what is different between versions of a text, one statement for however many pairs of versions. */
export const createChangeReader = (manager: EntityManager): Pick<ConsultationReader, 'findChangePages' | 'countChanges'> => ({
  async findChangePages(asked) {
    const rows = await manager.query<ChangeRow[]>(selectChanges, [JSON.stringify(asked.map(askedChanges))]);
    const byAsked = Map.groupBy(rows, (row) => row.asked);
    return asked.map((_, index) => (byAsked.get(index) ?? []).map(({ position, isThere, block, before }): DraftChange => ({ place: [position, isThere], block, before })));
  },
  async countChanges(asked) {
    const counts = await manager.query<{ asked: number; count: number }[]>(countOfChanges, [JSON.stringify(asked.map((one, index) => ({ ...one, asked: index })))]);
    const byAsked = new Map(counts.map((row) => [row.asked, row.count]));
    return asked.map((_, index) => byAsked.get(index) ?? 0);
  },
});

const askedChanges = ({ versionId, consultationId, since, request: { size, direction, position } }: AskedChanges, index: number) => ({
  asked: index,
  versionId,
  consultationId,
  since,
  rows: size + 1,
  forward: direction === 'FORWARD',
  position: position?.[0] ?? null,
  isThere: position?.[1] ?? null,
});

const asObject = (block: string): string =>
  `CASE WHEN ${block}.id IS NULL THEN NULL ELSE jsonb_build_object('id', ${block}.id, 'text', ${block}.text, 'ref',
     jsonb_build_object('article', ${block}.article, 'paragraph', ${block}.paragraph, 'letter', ${block}.letter, 'point', ${block}.point)) END`;

/** The blocks of two versions side by side, those alone that differ; a removed one stands before what took its place. */
const changed = `
  SELECT coalesce(b.position, a.position) AS position, (b.id IS NOT NULL)::integer AS "isThere", ${asObject('b')} AS block, ${asObject('a')} AS before
  FROM (SELECT * FROM draft_block WHERE version_id = (SELECT id FROM draft_version v WHERE v.consultation_id = wanted."consultationId" AND v.number = wanted.since)) a
  FULL JOIN (SELECT * FROM draft_block WHERE version_id = wanted."versionId") b ON b.id = a.id
  WHERE (a.text, a.article, a.paragraph, a.letter, a.point) IS DISTINCT FROM (b.text, b.article, b.paragraph, b.letter, b.point)`;

const selectChanges = `
  SELECT wanted.asked, page.*
  FROM jsonb_to_recordset($1::jsonb) AS wanted (asked integer, "versionId" uuid, "consultationId" uuid, since integer, rows integer, forward boolean, position integer, "isThere" integer)
  CROSS JOIN LATERAL (
    (SELECT * FROM (${changed}) change WHERE wanted.forward AND (wanted.position IS NULL OR (change.position, change."isThere") > (wanted.position, wanted."isThere"))
     ORDER BY change.position, change."isThere" LIMIT wanted.rows)
    UNION ALL
    (SELECT * FROM (${changed}) change WHERE NOT wanted.forward AND (wanted.position IS NULL OR (change.position, change."isThere") < (wanted.position, wanted."isThere"))
     ORDER BY change.position DESC, change."isThere" DESC LIMIT wanted.rows)
  ) page
  ORDER BY wanted.asked, page.position, page."isThere"`;

const countOfChanges = `
  SELECT wanted.asked, count(*)::int AS count
  FROM jsonb_to_recordset($1::jsonb) AS wanted (asked integer, "versionId" uuid, "consultationId" uuid, since integer)
  CROSS JOIN LATERAL (${changed}) change
  GROUP BY wanted.asked`;
