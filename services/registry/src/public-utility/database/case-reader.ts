import type { PageRequest } from '@conect/kernel';
import { businessNow } from '@conect/service-kit';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { CaseQueue, CaseReader } from '../application/ports';
import { withFiles } from './stores/case-store';
import { publicUtilityCaseTable, type PublicUtilityCaseRow } from './tables/public-utility-case.table';

/** Reads cases by TypeORM: one statement for the rows and one for their documents, however many. */
export function createCaseReader(manager: EntityManager): CaseReader {
  const rows = manager.getRepository(publicUtilityCaseTable);
  return {
    findByIds: async (ids) => withFiles(manager, await rows.findBy({ id: In([...ids]) })),
    findByOrganizationIds: async (ids) => withFiles(manager, await rows.find({ where: { organizationId: In([...ids]) }, order: { createdAt: 'DESC', id: 'DESC' } })),
    findQueue: async (queue, request) => withFiles(manager, await findPageByTerm(manager, queue, request)),
    countQueue: (queue) => rows.countBy(whereOf(queue)),
    now: () => businessNow(manager),
  };
}

const whereOf = ({ statuses, institutionId }: CaseQueue): FindOptionsWhere<PublicUtilityCaseRow> => ({
  status: In([...statuses]),
  ...(institutionId === null ? {} : { institutionId }),
});

/** A term ends at a midnight, which a cursor keeps exactly. */
async function findPageByTerm(manager: EntityManager, queue: CaseQueue, { size, direction, position }: PageRequest): Promise<PublicUtilityCaseRow[]> {
  const forward = direction === 'FORWARD';
  const query = manager
    .getRepository(publicUtilityCaseTable)
    .createQueryBuilder('waiting')
    .where(whereOf(queue))
    .andWhere('waiting.due_at IS NOT NULL')
    .orderBy('waiting.dueAt', forward ? 'ASC' : 'DESC')
    .addOrderBy('waiting.id', forward ? 'ASC' : 'DESC')
    .limit(size + 1);
  if (position !== null) {
    const [dueAt, id] = position;
    query.andWhere(`(waiting.due_at, waiting.id) ${forward ? '>' : '<'} (:dueAt, :id)`, { dueAt, id });
  }
  const found = await query.getMany();
  return forward ? found : found.reverse();
}
