import { askedRow, isBeyond, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { GroupMember, GroupReader, LetterReader } from '../application/ports';
import type { Letter } from '../domain/sorting';
import { contributionGroupTable } from './tables/contribution-group.table';

/** Reads groups, one statement for however many. */
export function createGroupReader(manager: EntityManager): GroupReader {
  const rows = manager.getRepository(contributionGroupTable);
  const findByIds: GroupReader['findByIds'] = (ids) => rows.findBy({ id: In([...ids]), dissolvedAt: IsNull() });
  return {
    findByIds,
    async findOf(contributionIds) {
      const places = await manager.query<{ contributionId: string; id: string }[]>('SELECT contribution_id AS "contributionId", group_id AS id FROM contribution_group_member WHERE contribution_id = ANY ($1::uuid[])', [contributionIds]);
      const byId = new Map((places.length === 0 ? [] : await findByIds([...new Set(places.map(({ id }) => id))])).map((group) => [group.id, group]));
      const byContribution = new Map(places.map(({ contributionId, id }) => [contributionId, byId.get(id)]));
      return contributionIds.map((id) => byContribution.get(id) ?? null);
    },
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    async countOf(consultationIds) {
      const counts = await manager.query<{ id: string; count: number }[]>(
        'SELECT consultation_id AS id, count(*)::int AS count FROM contribution_group WHERE dissolved_at IS NULL AND consultation_id = ANY ($1::uuid[]) GROUP BY consultation_id',
        [consultationIds],
      );
      const byId = new Map(counts.map(({ id, count }) => [id, count]));
      return consultationIds.map((id) => byId.get(id) ?? 0);
    },
    async findMemberPages(asked) {
      const found = await manager.query<(GroupMember & { readonly place: number })[]>(selectMembers, [JSON.stringify(asked.map(askedRow))]);
      const byPlace = Map.groupBy(found, ({ place }) => place);
      return asked.map((_, place) => byPlace.get(place) ?? []);
    },
  };
}

/** Reads letters that wait for a decision, by the index of the list of a consultation. */
export const createLetterReader = (manager: EntityManager): LetterReader => ({
  findLetters: (consultationId, after, limit) => manager.query<Letter[]>(selectLetters, [consultationId, after?.createdAt ?? null, after?.id ?? null, limit]),
  async stampOf(consultationId) {
    const [row] = await manager.query<{ stamp: string }[]>(selectStamp, [consultationId]);
    return row!.stamp;
  },
});

const selectPages = selectAskedPages({
  ...{ lists: '"consultationId" uuid', from: 'contribution_group g', id: 'g.id', at: 'g.created_at', first: 'OLDEST' },
  where: 'g.dissolved_at IS NULL AND g.consultation_id = asked."consultationId"',
});

const membersPage = (forward: boolean): string => `
  (SELECT one.id, one.created_at FROM contribution_group_member member JOIN contribution one ON one.id = member.contribution_id
   WHERE asked.forward = ${forward} AND member.group_id = asked."groupId" AND ${isBeyond('one.created_at', 'one.id', forward ? '>' : '<')}
   ORDER BY one.created_at ${forward ? '' : 'DESC'}, one.id ${forward ? '' : 'DESC'} LIMIT asked.rows)`;

const selectMembers = `
  SELECT asked.place, page.id AS "contributionId", page.created_at AS "createdAt"
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "groupId" uuid, rows integer, forward boolean, at timestamptz, id uuid)
  CROSS JOIN LATERAL (${[true, false].map(membersPage).join(' UNION ALL ')}) page
  ORDER BY asked.place, page.created_at, page.id`;

// The instant as text, to the microsecond, so that no letter is read twice.
const selectLetters = `
  SELECT c.id, c.created_at::text AS "createdAt", v.text,
    coalesce((SELECT string_agg(ref->>'blockId', ' ' ORDER BY ref->>'blockId') FROM jsonb_array_elements(v.article_refs) ref), '') AS places
  FROM contribution c JOIN contribution_version v ON v.contribution_id = c.id AND v.number = c.content_number
  WHERE c.consultation_id = $1 AND c.status IN ('SUBMITTED', 'UNDER_REVIEW') AND v.text IS NOT NULL AND ($2::timestamptz IS NULL OR (c.created_at, c.id) > ($2::timestamptz, $3::uuid))
    AND NOT EXISTS (SELECT FROM contribution_group_member member WHERE member.contribution_id = c.id)
  ORDER BY c.created_at, c.id LIMIT $4`;

const selectStamp = `
  SELECT concat_ws(':', (SELECT concat_ws(':', count(*), sum(version)) FROM contribution WHERE consultation_id = $1),
    (SELECT concat_ws(':', count(*), sum(version)) FROM contribution_group WHERE consultation_id = $1)) AS stamp`;
