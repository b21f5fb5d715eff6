import type { EntityManager } from 'typeorm';
import type { ContractReader } from '../application/ports';
import { toContract } from './stores/contract-store';
import { contractTable } from './tables/contract.table';

/** Reads the register of volunteers of an organization and year: the contracts that were ever in force, by number. */
export function createRegisterReader(manager: EntityManager, findNames: (contractIds: readonly string[]) => Promise<readonly (string | null)[]>): Pick<ContractReader, 'findRegister' | 'countRegister'> {
  const listed = (organizationId: string, year: number) =>
    manager.getRepository(contractTable).createQueryBuilder('c').where(`c.organization_id = :organizationId AND c.year = :year AND c.status IN ('ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED')`, { organizationId, year });
  return {
    async findRegister({ organizationId, year, request: { size, direction, position } }) {
      const forward = direction === 'FORWARD';
      const query = listed(organizationId, year).orderBy('c.number', forward ? 'ASC' : 'DESC').limit(size + 1);
      if (position !== null) query.andWhere(`c.number ${forward ? '>' : '<'} :number`, { number: position[0] });
      const found = (await query.getMany()).map(toContract);
      const contracts = forward ? found : found.reverse();
      const ids = contracts.map(({ id }) => id);
      const names = await findNames(ids);
      const facts = new Map((await manager.query<Facts[]>(selectFacts, [ids])).map((fact) => [fact.id, fact]));
      return contracts.map((contract, index) => {
        const fact = facts.get(contract.id);
        return { contract, volunteerName: names[index] ?? null, activities: fact?.activities ?? '', recordedAt: fact?.recordedAt ?? contract.statusSince };
      });
    },
    countRegister: ({ organizationId, year }) => listed(organizationId, year).getCount(),
  };
}

interface Facts {
  readonly id: string;
  readonly activities: string;
  readonly recordedAt: Date;
}

const selectFacts = `
  SELECT DISTINCT ON (paper.contract_id) paper.contract_id AS id, paper.terms ->> 'activities' AS activities, signature.signed_at AS "recordedAt"
  FROM contract_paper paper LEFT JOIN contract_signature signature ON signature.contract_id = paper.contract_id AND signature.revision = 1 AND signature.party = 'HOST'
  WHERE paper.contract_id = ANY ($1::uuid[])
  ORDER BY paper.contract_id, paper.revision DESC`;
