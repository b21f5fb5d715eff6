import { findPageByAge } from '@conect/service-kit';
import type { PageRequest } from '@conect/kernel';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { ClaimReader } from '../application/ports';
import { withEvidence } from './stores/claim-store';
import { claimTable, type ClaimRow } from './tables/claim.table';

/** Reads claims by TypeORM: one statement for the rows and one for their documents, however many. */
export function createClaimReader(manager: EntityManager): ClaimReader {
  const rows = manager.getRepository(claimTable);
  const page = async (where: FindOptionsWhere<ClaimRow>, request: PageRequest) => withEvidence(manager, await findPageByAge(rows, where, request));
  return {
    findByIds: async (ids) => withEvidence(manager, await rows.findBy({ id: In([...ids]) })),
    findByOrganizationIds: async (ids) => withEvidence(manager, await rows.find({ where: { organizationId: In([...ids]) }, order: { createdAt: 'DESC', id: 'DESC' } })),
    findPending: (request) => page({ status: 'PENDING' }, request),
    countPending: () => rows.countBy({ status: 'PENDING' }),
    findByClaimant: (claimantId, request) => page({ claimantId }, request),
    countByClaimant: (claimantId) => rows.countBy({ claimantId }),
  };
}
