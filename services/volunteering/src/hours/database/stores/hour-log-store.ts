import { In, type EntityManager } from 'typeorm';
import type { HourLogStore } from '../../application/ports';
import { toHourLog, toHourLogRow } from '../hour-log-rows';
import { hourLogTable } from '../tables/hour-log.table';

/** The logs of hours of one transaction, by TypeORM. */
export function createHourLogStore(manager: EntityManager): HourLogStore {
  const rows = manager.getRepository(hourLogTable);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toHourLog),
    findByIdsForUpdate: async (ids) => (await rows.find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })).map(toHourLog),
    async findAround(volunteerIds, day) {
      const near = rows.createQueryBuilder('log').where('log.volunteer_id = ANY (:volunteerIds::uuid[])', { volunteerIds });
      return (await near.andWhere(`log.day BETWEEN :day::date - 1 AND :day::date + 1 AND log.status <> 'REJECTED'`, { day }).getMany()).map(toHourLog);
    },
    async findOfShift(volunteerId, shiftId) {
      const row = await rows.findOneBy({ volunteerId, shiftId });
      return row === null ? null : toHourLog(row);
    },
    insert: async (hourLogs) => void (await rows.insert(hourLogs.map(toHourLogRow))),
    save: async (hourLog) => void (await rows.update({ id: hourLog.id }, toHourLogRow(hourLog))),
    remove: async (id) => void (await rows.delete({ id })),
  };
}
