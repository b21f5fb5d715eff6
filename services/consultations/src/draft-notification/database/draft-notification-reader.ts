import { pageByAge } from '@conect/service-kit';
import { Brackets, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { DraftNotificationReader, HolderCounts, RequestQuery } from '../application/ports';
import type { HolderKind } from '../domain/draft-notification';
import { draftNotificationRequestTable, type DraftNotificationRequestRow } from './tables/draft-notification.table';

/** Reads standing requests, one statement for however many. */
export function createDraftNotificationReader(manager: EntityManager): DraftNotificationReader {
  const rows = manager.getRepository(draftNotificationRequestTable);
  const listed = (query: RequestQuery) => where(rows.createQueryBuilder('request'), query);
  return {
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    findPage: (query, request) => pageByAge(listed(query), request, 'NEWEST_FIRST'),
    count: (query) => listed(query).getCount(),
    async countServed(requestIds) {
      const counts = await manager.query<{ requestId: string; count: number }[]>(
        'SELECT request_id AS "requestId", count(*)::int AS count FROM draft_notification WHERE request_id = ANY ($1::uuid[]) GROUP BY request_id',
        [requestIds],
      );
      const byRequest = new Map(counts.map(({ requestId, count }) => [requestId, count]));
      return requestIds.map((id) => byRequest.get(id) ?? 0);
    },
    async countsOf(institutionId, year) {
      const counts = await manager.query<({ holder: HolderKind } & HolderCounts)[]>(selectCounts, [institutionId, year]);
      const of = (kind: HolderKind): HolderCounts => {
        const { requestCount = 0, notificationCount = 0, draftCount = 0 } = counts.find(({ holder }) => holder === kind) ?? {};
        return { requestCount, notificationCount, draftCount };
      };
      return { INDIVIDUAL: of('INDIVIDUAL'), ORGANIZATION: of('ORGANIZATION') };
    },
  };
}

function where(builder: SelectQueryBuilder<DraftNotificationRequestRow>, { of, standingOnly }: RequestQuery): SelectQueryBuilder<DraftNotificationRequestRow> {
  if ('institutionId' in of) {
    builder.where('request.institution_id = :institutionId', of);
    if (of.holder !== null) builder.andWhere('request.holder = :holder', of);
  } else {
    builder.where(new Brackets((own) => own.where('request.user_id = :userId', of).orWhere('request.organization_id = ANY (:organizationIds)', { organizationIds: [...of.organizationIds] })));
  }
  return standingOnly ? builder.andWhere('request.ended_at IS NULL') : builder;
}

/** The year is Romania's. */
const inYear = (column: string) => `${column} >= make_timestamptz($2, 1, 1, 0, 0, 0, 'Europe/Bucharest') AND ${column} < make_timestamptz($2 + 1, 1, 1, 0, 0, 0, 'Europe/Bucharest')`;

const selectCounts = `
  SELECT kind.holder,
    (SELECT count(*)::int FROM draft_notification_request r WHERE r.institution_id = $1 AND r.holder = kind.holder AND ${inYear('r.created_at')}) AS "requestCount",
    served."notificationCount", served."draftCount"
  FROM (VALUES ('INDIVIDUAL'), ('ORGANIZATION')) AS kind (holder)
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS "notificationCount", count(DISTINCT n.consultation_id)::int AS "draftCount"
    FROM draft_notification n WHERE n.institution_id = $1 AND n.holder = kind.holder AND ${inYear('n.created_at')}
  ) served`;
