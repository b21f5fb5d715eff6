import { LessThan, type EntityManager } from 'typeorm';
import type { ExternalFlowStore } from '../../application/ports';
import { externalFlowTable } from '../tables/external-flow.table';

/** Flows to providers in PostgreSQL. */
export function createExternalFlowStore(manager: EntityManager): ExternalFlowStore {
  const rows = manager.getRepository(externalFlowTable);

  return {
    findByHashForUpdate: (hash) => rows.findOne({ where: { hash: Buffer.from(hash) }, lock: { mode: 'pessimistic_write' } }),
    async save(flow) {
      await rows.upsert({ ...flow, hash: Buffer.from(flow.hash) }, ['id']);
    },
  };
}

/** Removes flows whose time is over. */
export async function removeFlowsExpiredBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.getRepository(externalFlowTable).delete({ expiresAt: LessThan(moment) });
}
