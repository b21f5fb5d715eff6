import { In, type EntityManager } from 'typeorm';
import type { ContractFinder } from '../application/contract-finder';
import { toContract } from './stores/contract-store';
import { contractTable } from './tables/contract.table';

/** Reads contracts, one statement for however many. */
export const createContractFinder = (manager: EntityManager): ContractFinder => ({
  findByIds: async (ids) => (await manager.getRepository(contractTable).findBy({ id: In([...ids]) })).map(toContract),
});
