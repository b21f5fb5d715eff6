import { pageByAge } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { HourLogQuery, HourLogReader, HourLogSight } from '../application/ports';
import type { PlacedShift } from '../domain/attendance';
import { toHourLog } from './hour-log-rows';
import { selectShifts } from './stores/shift-finder';
import { hourLogTable, type HourLogRow } from './tables/hour-log.table';

/** Reads logs of hours, one statement for however many. */
export function createHourLogReader(manager: EntityManager): HourLogReader {
  const rows = manager.getRepository(hourLogTable);
  const listed = (sight: HourLogSight, query: HourLogQuery) => where(seenBy(rows.createQueryBuilder('log'), sight), query);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toHourLog),
    findPage: async (sight, query, request) => (await pageByAge(listed(sight, query), request, 'NEWEST_FIRST')).map(toHourLog),
    count: (sight, query) => listed(sight, query).getCount(),
    findShifts: (ids) => manager.query<PlacedShift[]>(`${selectShifts} WHERE s.id = ANY ($1::uuid[])`, [ids]),
  };
}

const seenBy = (builder: SelectQueryBuilder<HourLogRow>, { volunteerId, organizationIds }: HourLogSight): SelectQueryBuilder<HourLogRow> =>
  builder.where('(log.volunteer_id = :volunteerId OR log.organization_id = ANY (:decidedFor::uuid[]))', { volunteerId, decidedFor: organizationIds });

function where(builder: SelectQueryBuilder<HourLogRow>, { statuses, organizationIds, contractIds, from, until }: HourLogQuery): SelectQueryBuilder<HourLogRow> {
  if (statuses !== null) builder.andWhere('log.status = ANY (:statuses)', { statuses });
  if (organizationIds !== null) builder.andWhere('log.organization_id = ANY (:organizationIds::uuid[])', { organizationIds });
  if (contractIds !== null) builder.andWhere('log.contract_id = ANY (:contractIds::uuid[])', { contractIds });
  if (from !== null) builder.andWhere('log.day >= :from', { from });
  if (until !== null) builder.andWhere('log.day <= :until', { until });
  return builder;
}
