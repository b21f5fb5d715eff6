import { askedRow, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { SealingKeys } from '../../service/crypto/sealing-keys';
import type { ContractReader, ContractSide } from '../application/ports';
import type { ContractPaper } from '../domain/terms';
import { createPeopleReader } from './people-vault';
import { createRegisterReader } from './register-reader';
import { toConsent } from './stores/consent-store';
import { toContract } from './stores/contract-store';
import { contractPaperTable } from './tables/contract-paper.table';
import { renegotiationTable } from './tables/contract-renegotiation.table';
import { contractSignatureTable } from './tables/contract-signature.table';
import { contractTable } from './tables/contract.table';
import { guardianConsentTable } from './tables/guardian-consent.table';

/** Reads contracts, one statement for however many. */
export function createContractReader(manager: EntityManager, keys: SealingKeys): ContractReader {
  const rows = manager.getRepository(contractTable);
  const findByIds: ContractReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toContract);
  const { findVolunteers, findGuardians, findNames } = createPeopleReader(manager, keys);
  return {
    findByIds,
    async findPages(side, asked) {
      const found = await manager.query<FoundPlace[]>(selectPages(columnOf[side]), [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    async countOf(side, partyIds) {
      const column = columnOf[side];
      const counts = await manager.query<{ id: string; count: number }[]>(`SELECT ${column} AS id, count(*)::int AS count FROM contract WHERE ${column} = ANY ($1::uuid[]) GROUP BY ${column}`, [partyIds]);
      const byId = new Map(counts.map(({ id, count }) => [id, count]));
      return partyIds.map((id) => byId.get(id) ?? 0);
    },
    findPapers: async (ids) => lastOfEach(await manager.getRepository(contractPaperTable).find({ where: { contractId: In([...ids]) }, order: { revision: 'ASC' } })),
    // A signature under a proposal that was not accepted is none of the contract.
    findSignatures: (ids) =>
      manager
        .getRepository(contractSignatureTable)
        .createQueryBuilder('s')
        .where('s.contract_id = ANY (:ids) AND EXISTS (SELECT FROM contract_paper p WHERE p.contract_id = s.contract_id AND p.revision = s.revision)', { ids })
        .orderBy('s.signedAt', 'ASC')
        .addOrderBy('s.id', 'ASC')
        .getMany(),
    findConsents: async (ids) => lastOfEach((await manager.getRepository(guardianConsentTable).find({ where: { contractId: In([...ids]) }, order: { requestedAt: 'ASC', id: 'ASC' } })).map(toConsent)),
    findRenegotiations: async (ids) => lastOfEach(await manager.getRepository(renegotiationTable).find({ where: { contractId: In([...ids]) }, order: { revision: 'ASC' } })),
    findVolunteers,
    findGuardians,
    ...createRegisterReader(manager, findNames),
  };
}

/** Of each contract the last; a contract has few. */
const lastOfEach = <Item extends Pick<ContractPaper, 'contractId'>>(items: readonly Item[]): readonly Item[] => [...new Map(items.map((item) => [item.contractId, item])).values()];

const columnOf: Readonly<Record<ContractSide, string>> = { VOLUNTEER: 'volunteer_id', HOST: 'organization_id' };

const selectPages = (column: string): string => selectAskedPages({ lists: '"partyId" uuid', from: 'contract c', id: 'c.id', at: 'c.created_at', where: `c.${column} = asked."partyId"`, first: 'NEWEST' });
