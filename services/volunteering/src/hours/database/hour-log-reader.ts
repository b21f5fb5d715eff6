import { pageByAge } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { RelationSight } from '../../membership/domain/host';
import { seenRelations } from '../../service/database/seen-relations';
import type { HourLogQuery, HourLogReader } from '../application/ports';
import type { PlacedShift } from '../domain/attendance';
import { toHourLog } from './hour-log-rows';
import { selectShifts } from './stores/shift-finder';
import { hourLogTable } from './tables/hour-log.table';

/** Reads logs of hours, one statement for however many. */
export function createHourLogReader(manager: EntityManager): HourLogReader {
  const rows = manager.getRepository(hourLogTable);
  const listed = (sight: RelationSight, { from, until, ...query }: HourLogQuery) => {
    const seen = seenRelations(rows.createQueryBuilder('log'), sight, query);
    if (from !== null) seen.andWhere('log.day >= :from', { from });
    if (until !== null) seen.andWhere('log.day <= :until', { until });
    return seen;
  };
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toHourLog),
    findPage: async (sight, query, request) => (await pageByAge(listed(sight, query), request, 'NEWEST_FIRST')).map(toHourLog),
    count: (sight, query) => listed(sight, query).getCount(),
    findShifts: (ids) => manager.query<PlacedShift[]>(`${selectShifts} WHERE s.id = ANY ($1::uuid[])`, [ids]),
  };
}
