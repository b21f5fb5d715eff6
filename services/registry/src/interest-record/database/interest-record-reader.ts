import { findPageByAge } from '@conect/service-kit';
import { ArrayOverlap, In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { InterestRecordQuery, InterestRecordReader } from '../application/ports';
import { toInterestRecord } from './stores/interest-record-store';
import { interestRecordTable, type InterestRecordRow } from './tables/interest-record.table';

/** Reads interest records by TypeORM, one statement for however many. */
export function createInterestRecordReader(manager: EntityManager): InterestRecordReader {
  const rows = manager.getRepository(interestRecordTable);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toInterestRecord),
    findByOrganizationIds: async (ids) => (await rows.find({ where: { organizationId: In([...ids]) }, order: { createdAt: 'DESC', id: 'DESC' } })).map(toInterestRecord),
    findOfInstitution: async (query, request) => (await findPageByAge(rows, whereOf(query), request)).map(toInterestRecord),
    countOfInstitution: (query) => rows.countBy(whereOf(query)),
  };
}

const whereOf = ({ institutionId, statuses, domains }: InterestRecordQuery): FindOptionsWhere<InterestRecordRow> => ({
  institutionId,
  status: In([...statuses]),
  ...(domains === null ? {} : { domains: ArrayOverlap([...domains]) }),
});
