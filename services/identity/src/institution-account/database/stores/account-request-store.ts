import type { EntityManager } from 'typeorm';
import type { AccountRequestList, AccountRequestStore } from '../../application/ports';
import { accountRequestTable } from '../tables/account-request.table';

/** Requests for institutions' accounts in PostgreSQL. */
export function createAccountRequestStore(manager: EntityManager): AccountRequestStore & AccountRequestList {
  const rows = manager.getRepository(accountRequestTable);
  return {
    findById: (id) => rows.findOneBy({ id }),
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findPending: (institutionId, userId) => rows.findOneBy({ institutionId, userId, status: 'PENDING' }),
    findPendingOfUser: (userId) => rows.findBy({ userId, status: 'PENDING' }),
    findOfUser: (userId) => rows.find({ where: [{ userId }, { requestedBy: userId }], order: { id: 'DESC' } }),
    async save(request) {
      await rows.upsert(request, ['id']);
    },
    count: (status) => rows.countBy({ status }),
    async page(status, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      // Ids are UUIDs of version 7: in the order of their making.
      const query = rows.createQueryBuilder('r').where('r.status = :status', { status }).orderBy('r.id', forward ? 'ASC' : 'DESC');
      if (position !== null) query.andWhere(`r.id ${forward ? '>' : '<'} :id`, { id: position[0] });
      const found = await query.limit(size + 1).getMany();
      return forward ? found : found.reverse();
    },
  };
}
