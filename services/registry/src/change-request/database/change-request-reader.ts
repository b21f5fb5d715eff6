import { findPageByAge } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { ChangeRequestReader } from '../application/ports';
import { toChangeRequest } from './stores/change-request-store';
import { changeRequestTable } from './tables/change-request.table';

/** Reads change requests by TypeORM, one statement for however many. */
export function createChangeRequestReader(manager: EntityManager): ChangeRequestReader {
  const rows = manager.getRepository(changeRequestTable);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toChangeRequest),
    findByOrganizationIds: async (ids) => (await rows.find({ where: { organizationId: In([...ids]) }, order: { createdAt: 'DESC', id: 'DESC' } })).map(toChangeRequest),
    findPending: async (request) => (await findPageByAge(rows, { status: 'PENDING' }, request)).map(toChangeRequest),
    countPending: () => rows.countBy({ status: 'PENDING' }),
  };
}
