import { askedRow, pageByAge, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { ActivityQuery, ActivityReader } from '../application/ports';
import { tellingStatuses } from '../domain/permissions';
import { toActivity } from './stores/activity-store';
import { activityTable, type ActivityRow } from './tables/activity.table';

/** Reads activities, one statement for however many. */
export function createActivityReader(manager: EntityManager): ActivityReader {
  const rows = manager.getRepository(activityTable);
  const listed = (query: ActivityQuery) => where(rows.createQueryBuilder('activity').innerJoin('organization', 'organization', 'organization.id = activity.organization_id'), query);
  const findByIds = async (ids: readonly string[]) => (await rows.findBy({ id: In([...ids]) })).map(toActivity);
  return {
    findByIds,
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    async countOf(organizationIds) {
      const counts = await manager.query<{ organizationId: string; count: number }[]>(countPublished, [organizationIds]);
      const byId = new Map(counts.map(({ organizationId, count }) => [organizationId, count]));
      return organizationIds.map((id) => byId.get(id) ?? 0);
    },
    findPage: async (query, request) => (await pageByAge(listed(query), request, 'NEWEST_FIRST')).map(toActivity),
    count: (query) => listed(query).getCount(),
  };
}

function where(builder: SelectQueryBuilder<ActivityRow>, { kinds, domains, countyCode, from, until, words }: ActivityQuery): SelectQueryBuilder<ActivityRow> {
  builder.where(`activity.status = 'PUBLISHED' AND organization.status IN (:...tellingStatuses)`, { tellingStatuses });
  if (kinds !== null) builder.andWhere('activity.kind = ANY (:kinds)', { kinds });
  if (domains !== null) builder.andWhere('activity.domains && :domains', { domains });
  if (countyCode !== null) builder.andWhere('activity.county_code = :countyCode', { countyCode });
  // A project without an end goes on.
  if (from !== null) builder.andWhere(`(coalesce(activity.ends_on, activity.starts_on) >= :from OR (activity.kind = 'PROJECT' AND activity.starts_on IS NOT NULL AND activity.ends_on IS NULL))`, { from });
  if (until !== null) builder.andWhere('activity.starts_on <= :until', { until });
  // Folded words are letters and digits alone.
  for (const [index, word] of words.entries()) builder.andWhere(`activity.search_key LIKE :word${index}`, { [`word${index}`]: `% ${word}%` });
  return builder;
}

const selectPages = selectAskedPages({
  ...{ lists: '"organizationId" uuid', from: 'activity a', id: 'a.id', at: 'a.created_at', first: 'NEWEST' },
  where: `a.organization_id = asked."organizationId" AND a.status = 'PUBLISHED'`,
});

const countPublished = `
  SELECT organization_id AS "organizationId", count(*)::int AS count FROM activity
  WHERE organization_id = ANY ($1::uuid[]) AND status = 'PUBLISHED' GROUP BY organization_id`;
