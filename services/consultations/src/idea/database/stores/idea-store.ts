import type { EntityManager } from 'typeorm';
import type { IdeaUnit } from '../../application/ports';
import { toIdea, toRow } from '../idea-rows';
import { ideaSupportTable, ideaTable } from '../tables/idea.table';

/** The ideas of one transaction and who supports them, by TypeORM. */
export function createIdeaStores(manager: EntityManager): Pick<IdeaUnit, 'ideas' | 'supports'> {
  const [rows, supports] = [manager.getRepository(ideaTable), manager.getRepository(ideaSupportTable)];
  return {
    ideas: {
      async findByIdForUpdate(id) {
        const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        return row === null ? null : toIdea(row);
      },
      insert: async (idea) => void (await rows.insert(toRow(idea))),
      save: async (idea) => void (await rows.update({ id: idea.id }, toRow(idea))),
    },
    supports: {
      isSupporting: (ideaId, organizationId) => supports.existsBy({ ideaId, organizationId }),
      insert: async (support) => void (await supports.insert(support)),
      remove: async (ideaId, organizationId) => void (await supports.delete({ ideaId, organizationId })),
    },
  };
}
