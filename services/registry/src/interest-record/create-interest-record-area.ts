import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { businessNow, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../institution/application/ports';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createConfirmInterestRecord } from './application/commands/confirm-interest-record';
import { createEndInterestRecord } from './application/commands/end-interest-record';
import { endRecordsOfInstitution } from './application/commands/end-records-of-institution';
import { createRefuseInterestRecord } from './application/commands/refuse-interest-record';
import { createRequestInterestRecord } from './application/commands/request-interest-record';
import { endRecordsWith } from './application/end-with-organization';
import type { InInterestRecordTransaction } from './application/ports';
import { createInterestRecordReader } from './database/interest-record-reader';
import { createInterestRecordUnit, createInterestRecordWrites } from './database/interest-record-unit';
import type { InterestRecordEvent } from './domain/interest-record';
import { publishedInterestRecord } from './events/published';
import type { InterestRecordContext } from './graphql/context';
import { interestRecordResolvers } from './graphql/interest-record-resolvers';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
}

/** Makes what a closed institution does to its records, in the transaction of its event. */
export function createWhenInstitutionCloses(dependencies: Pick<Dependencies, 'organizationUnitOf' | 'institutionsOf'>) {
  const unitOf = createInterestRecordUnit({ ...dependencies, toOutgoingEvent });
  return async (manager: EntityManager, { institutionId, actorId, traceparent }: ClosedInstitution): Promise<void> => {
    if (actorId === null) throw new Error(`Expected somebody to have closed institution ${institutionId}`);
    const facts = { now: await businessNow(manager), actorId, traceparent, operation: 'onInstitutionClosed', requestId: null };
    await endRecordsOfInstitution(unitOf(manager, facts), { institutionId, userId: actorId });
  };
}

interface ClosedInstitution {
  readonly institutionId: string;
  readonly actorId: string | null;
  readonly traceparent: string | null;
}

/** Builds the records that institutions keep of interested organizations. */
export function createInterestRecordArea({ dataSource, afterCommit, organizationUnitOf, institutionsOf }: Dependencies): Area<InterestRecordContext> {
  const unitOf = createInterestRecordUnit({ organizationUnitOf, institutionsOf, toOutgoingEvent });
  const inTransaction: InInterestRecordTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const interestRecordCommands = {
    requestInterestRecord: createRequestInterestRecord({ inTransaction, newId }),
    confirmInterestRecord: createConfirmInterestRecord(inTransaction),
    refuseInterestRecord: createRefuseInterestRecord(inTransaction),
    endInterestRecord: createEndInterestRecord(inTransaction),
  };
  const interestRecordReader = createInterestRecordReader(dataSource.manager);
  return {
    resolvers: interestRecordResolvers,
    contextFor: () => {
      const byOrganization = new DataLoader(async (ids: readonly string[]) => {
        const found = Map.groupBy(await interestRecordReader.findByOrganizationIds(ids), ({ organizationId }) => organizationId);
        return ids.map((id) => found.get(id) ?? []);
      });
      return {
        interestRecordCommands,
        interestRecordReader,
        changedInterestRecord: async (id) => {
          byOrganization.clearAll();
          return (await interestRecordReader.findByIds([id]))[0] ?? null;
        },
        interestRecordsOf: (organizationId) => byOrganization.load(organizationId),
      };
    },
  };
}

/** What interest records do when something happens to their organization, in the same transaction. */
export const createInterestRecordFollower = (manager: EntityManager, facts: TransactionFacts): OrganizationUnit['follow'] => {
  const writes = createInterestRecordWrites(toOutgoingEvent)(manager, facts);
  return (event) => endRecordsWith(writes, event, facts.actorId);
};

const toOutgoingEvent = (event: InterestRecordEvent, facts: TransactionFacts) => outgoingEvent(publishedInterestRecord(event), event.interestRecord, facts);
