import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createDecideChangeRequest } from './application/commands/decide-change-request';
import { createOpenChangeRequest } from './application/commands/open-change-request';
import { createOpenRegisterChangeRequest, type OpenRegisterChangeRequest } from './application/commands/open-register-change-request';
import { createWithdrawChangeRequest } from './application/commands/withdraw-change-request';
import type { InChangeRequestTransaction } from './application/ports';
import { createChangeRequestReader } from './database/change-request-reader';
import { createChangeRequestUnit } from './database/change-request-unit';
import type { ChangeRequestEvent } from './domain/change-request';
import { publishedChangeRequest } from './events/published';
import { changeRequestResolvers } from './graphql/change-request-resolvers';
import type { ChangeRequestContext } from './graphql/context';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
}

/** The area, and what the import of the national register opens requests by. */
interface ChangeRequestArea extends Area<ChangeRequestContext> {
  readonly openRegisterChangeRequest: OpenRegisterChangeRequest;
}

/** Builds the changes of sensitive fields that wait for SGG. */
export function createChangeRequestArea({ dataSource, afterCommit, organizationUnitOf }: Dependencies): ChangeRequestArea {
  const unitOf = createChangeRequestUnitOf(organizationUnitOf);
  const inTransaction: InChangeRequestTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const changeRequestCommands = {
    openChangeRequest: createOpenChangeRequest({ inTransaction, newId }),
    withdrawChangeRequest: createWithdrawChangeRequest(inTransaction),
    decideChangeRequest: createDecideChangeRequest(inTransaction),
  };
  const changeRequestReader = createChangeRequestReader(dataSource.manager);
  return {
    resolvers: changeRequestResolvers,
    openRegisterChangeRequest: createOpenRegisterChangeRequest({ inTransaction, newId }),
    contextFor: () => {
      const byOrganization = new DataLoader(async (ids: readonly string[]) => {
        const found = Map.groupBy(await changeRequestReader.findByOrganizationIds(ids), ({ organizationId }) => organizationId);
        return ids.map((id) => found.get(id) ?? []);
      });
      return {
        changeRequestCommands,
        changeRequestReader,
        changedChangeRequest: async (id) => {
          byOrganization.clearAll();
          return (await changeRequestReader.findByIds([id]))[0] ?? null;
        },
        changeRequestsOf: (organizationId) => byOrganization.load(organizationId),
      };
    },
  };
}

/** Builds what change requests touch on one transaction; the import of the national register opens them in its own. */
export const createChangeRequestUnitOf = (organizationUnitOf: Dependencies['organizationUnitOf']) => createChangeRequestUnit({ organizationUnitOf, toOutgoingEvent });

const toOutgoingEvent = (event: ChangeRequestEvent, facts: TransactionFacts) => outgoingEvent(publishedChangeRequest(event), event.changeRequest, facts);
