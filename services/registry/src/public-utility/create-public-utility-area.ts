import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../institution/application/ports';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { CaseDependencies } from './application/change-case';
import { createApplyForPublicUtility } from './application/commands/apply-for-public-utility';
import { createForwardPublicUtilityCase } from './application/commands/forward-public-utility-case';
import { createGrantPublicUtility } from './application/commands/grant-public-utility';
import { createProposePublicUtility } from './application/commands/propose-public-utility';
import { createRefusePublicUtility } from './application/commands/refuse-public-utility';
import { createRequestCompletion } from './application/commands/request-completion';
import { createStartPublicUtilityExamination } from './application/commands/start-public-utility-examination';
import { createSupplyCompletion } from './application/commands/supply-completion';
import { createWithdrawPublicUtility } from './application/commands/withdraw-public-utility';
import { createCaseReader } from './database/case-reader';
import { createCaseUnit } from './database/case-unit';
import type { CaseTerms } from './domain/terms';
import type { CaseEvent } from './domain/walk';
import { publishedCase } from './events/published';
import type { CaseCommands, PublicUtilityContext } from './graphql/context';
import { publicUtilityResolvers } from './graphql/public-utility-resolvers';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly terms: CaseTerms;
}

/** Builds the recognition of organizations as of public utility. */
export function createPublicUtilityArea({ dataSource, afterCommit, organizationUnitOf, institutionsOf, terms }: Dependencies): Area<PublicUtilityContext> {
  const unitOf = createCaseUnit({ organizationUnitOf, institutionsOf, toOutgoingEvent });
  const caseCommands = commandsOn({ inTransaction: createCommandTransaction({ dataSource, unitOf, afterCommit }), terms });
  const caseReader = createCaseReader(dataSource.manager);
  return {
    resolvers: publicUtilityResolvers,
    contextFor: () => {
      const byOrganization = new DataLoader(async (ids: readonly string[]) => {
        const found = Map.groupBy(await caseReader.findByOrganizationIds(ids), ({ organizationId }) => organizationId);
        return ids.map((id) => found.get(id) ?? []);
      });
      let time: Promise<Date> | null = null;
      return {
        caseCommands,
        caseReader,
        changedCase: async (id) => {
          byOrganization.clearAll();
          return (await caseReader.findByIds([id]))[0] ?? null;
        },
        casesOf: (organizationId) => byOrganization.load(organizationId),
        businessTime: () => (time ??= caseReader.now()),
      };
    },
  };
}

function commandsOn(dependencies: CaseDependencies): CaseCommands {
  return {
    applyForPublicUtility: createApplyForPublicUtility({ ...dependencies, newId }),
    forwardPublicUtilityCase: createForwardPublicUtilityCase(dependencies),
    startPublicUtilityExamination: createStartPublicUtilityExamination(dependencies),
    requestCompletion: createRequestCompletion(dependencies),
    supplyCompletion: createSupplyCompletion(dependencies),
    proposePublicUtility: createProposePublicUtility(dependencies),
    grantPublicUtility: createGrantPublicUtility(dependencies),
    refusePublicUtility: createRefusePublicUtility(dependencies),
    withdrawPublicUtility: createWithdrawPublicUtility(dependencies),
  };
}

const toOutgoingEvent = (event: CaseEvent, facts: TransactionFacts) => outgoingEvent(publishedCase(event), event.publicUtilityCase, facts);
