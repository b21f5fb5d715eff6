import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, whenErased, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createClaimOrganization } from './application/commands/claim-organization';
import { createDecideClaim } from './application/commands/decide-claim';
import { forgetApplicant } from './application/forget-applicant';
import { createWithdrawClaim } from './application/commands/withdraw-claim';
import type { InClaimTransaction } from './application/ports';
import { createClaimReader } from './database/claim-reader';
import { createClaimUnit } from './database/claim-unit';
import type { ClaimEvent } from './domain/claim';
import { publishedClaim } from './events/published';
import { claimResolvers } from './graphql/claim-resolvers';
import type { ClaimCommands, ClaimContext } from './graphql/context';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly maximumOpenClaims: number;
}

/** Builds the claims to organizations that the national register brought. */
export function createClaimArea({ dataSource, afterCommit, organizationUnitOf, maximumOpenClaims }: Dependencies): Area<ClaimContext> {
  const unitOf = createClaimUnit({ organizationUnitOf, toOutgoingEvent });
  const inTransaction: InClaimTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const claimCommands: ClaimCommands = {
    claimOrganization: createClaimOrganization({ inTransaction, newId, maximumOpenClaims }),
    withdrawClaim: createWithdrawClaim(inTransaction),
    decideClaim: createDecideClaim(inTransaction),
  };
  const claimReader = createClaimReader(dataSource.manager);
  return {
    resolvers: claimResolvers,
    contextFor: () => {
      const byOrganization = new DataLoader(async (ids: readonly string[]) => {
        const found = Map.groupBy(await claimReader.findByOrganizationIds(ids), ({ organizationId }) => organizationId);
        return ids.map((id) => found.get(id) ?? []);
      });
      return {
        claimCommands,
        claimReader,
        changedClaim: async (id) => {
          byOrganization.clearAll();
          return (await claimReader.findByIds([id]))[0] ?? null;
        },
        claimsOf: (organizationId) => byOrganization.load(organizationId),
      };
    },
  };
}

/** Makes what an erasure does to what the person has begun, in the transaction of its event. */
export const createForgetApplicant = ({ organizationUnitOf }: Pick<Dependencies, 'organizationUnitOf'>) => whenErased(createClaimUnit({ organizationUnitOf, toOutgoingEvent }), forgetApplicant);

const toOutgoingEvent = (event: ClaimEvent, facts: TransactionFacts) => outgoingEvent(publishedClaim(event), event.claim, facts);
