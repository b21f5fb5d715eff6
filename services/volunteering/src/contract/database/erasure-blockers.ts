import type { ErasureBlocker } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import { erasureBlockers, hasEdge } from '../domain/lifecycle';
import { contractTable } from './tables/contract.table';
import { toContract } from './stores/contract-store';

/** Which contracts of a person stand in the way of his erasure, as it is said to identity: those in force, and those that wait for a signature, each kind since its oldest. */
export async function findErasureBlockers(manager: EntityManager, volunteerId: string): Promise<readonly ErasureBlocker[]> {
  const contracts = (await manager.getRepository(contractTable).find({ where: { volunteerId }, order: { statusSince: 'ASC', id: 'ASC' } })).map(toContract);
  const blocking = new Set(erasureBlockers(contracts));
  const oldest = new Map<string, Date>();
  for (const { id, status, statusSince } of contracts) {
    const code = hasEdge(status, 'rejectContract') ? 'CONTRACT_UNSIGNED' : 'CONTRACT_IN_FORCE';
    if (blocking.has(id) && !oldest.has(code)) oldest.set(code, statusSince);
  }
  return [...oldest].map(([code, since]) => ({ code, since }));
}
