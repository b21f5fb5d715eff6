import type { EntityManager } from 'typeorm';
import type { ApplicationStore } from '../../application/application/ports';
import type { OpportunityStore } from '../../opportunity/application/ports';
import type { ContractUnit } from '../application/ports';

interface Lent {
  readonly organizations: ContractUnit['organizations'];
  readonly opportunities: Pick<OpportunityStore, 'findByIdForUpdate'>;
  readonly applications: Pick<ApplicationStore, 'findByIdForUpdate'>;
  /** ACCEPTED -> ENGAGED, as the area of applications does it. */
  readonly engage: (applicationId: string) => Promise<void>;
}

/** The application behind a contract: the organization is read first, which keeps where it stands, then its opportunity is locked, then it, then the contract. */
export function createEngagementStore(manager: EntityManager, { organizations, opportunities, applications, engage }: Lent): ContractUnit['engagements'] {
  const lock = async (found: readonly Ids[]) => {
    const [ids] = found;
    if (ids === undefined) return null;
    await organizations.statusOf(ids.organizationId);
    await opportunities.findByIdForUpdate(ids.opportunityId);
    return applications.findByIdForUpdate(ids.applicationId);
  };
  return {
    findApplicationForUpdate: async (id) => lock(await manager.query(`SELECT ${columns}, id AS "applicationId" FROM application WHERE id = $1`, [id])),
    findOfContractForUpdate: async (id) => lock(await manager.query(`SELECT ${columns}, application_id AS "applicationId" FROM contract WHERE id = $1`, [id])),
    engage,
  };
}

interface Ids {
  readonly organizationId: string;
  readonly opportunityId: string;
  readonly applicationId: string;
}

const columns = 'organization_id AS "organizationId", opportunity_id AS "opportunityId"';
