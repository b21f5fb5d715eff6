import type { PageRequest } from '@conect/kernel';
import { In, type EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../application/ports';
import type { Institution } from '../../domain/institution';
import { institutionTable } from '../tables/institution.table';

/** Institutions in PostgreSQL. */
export function createInstitutionStore(manager: EntityManager): InstitutionStore & InstitutionList {
  const rows = manager.getRepository(institutionTable);

  return {
    findById: (id) => rows.findOneBy({ id }),
    findByIds: (ids) => rows.findBy({ id: In([...ids]) }),
    async save(institution) {
      await rows.upsert(institution, ['id']);
    },
    count: () => rows.count(),
    async page({ size, direction, position }) {
      const forward = direction === 'FORWARD';
      const query = rows.createQueryBuilder('i').orderBy('i.name', forward ? 'ASC' : 'DESC').addOrderBy('i.id', forward ? 'ASC' : 'DESC');
      if (position !== null) {
        query.where(`(i.name, i.id) ${forward ? '>' : '<'} (:name, :id)`, { name: position[0], id: position[1] });
      }
      const found = await query.limit(size + 1).getMany();
      return forward ? found : found.reverse();
    },
  };
}

/** All institutions by name, a page at a time. */
export interface InstitutionList {
  /** In list order, one more than asked for when the list goes on. */
  readonly page: (request: PageRequest) => Promise<readonly Institution[]>;
  readonly count: () => Promise<number>;
}
