import type { EntityManager } from 'typeorm';
import type { ContractStore } from '../../application/ports';
import type { VolunteeringContract } from '../../domain/contract';
import { contractTable, type ContractRow } from '../tables/contract.table';

/** Reads a contract from its row; that its words are those of the domain, the table's constraints say. */
export const toContract = (row: ContractRow): VolunteeringContract => row as VolunteeringContract;

/** The contracts of one transaction, by TypeORM. */
export function createContractStore(manager: EntityManager): ContractStore {
  const rows = manager.getRepository(contractTable);
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toContract(row);
    },
    insert: async (contract) => void (await rows.insert({ ...contract })),
    save: async (contract) => void (await rows.update({ id: contract.id }, { ...contract })),
  };
}
