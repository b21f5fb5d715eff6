import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../institution/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createCancelConsultation } from './application/commands/cancel-consultation';
import { createCreateConsultation } from './application/commands/create-consultation';
import { createUpdateConsultation } from './application/commands/update-consultation';
import type { AskedConsultations, InConsultationTransaction } from './application/ports';
import { createConsultationReader } from './database/consultation-reader';
import { createConsultationUnit } from './database/consultation-unit';
import type { Consultation, ConsultationEvent } from './domain/consultation';
import { publishedConsultation } from './events/published';
import { consultationResolvers } from './graphql/consultation-resolvers';
import type { ConsultationContext } from './graphql/context';

interface Dependencies extends Foundation {
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
}

/** Builds the consultations. */
export function createConsultationArea({ dataSource, afterCommit, viewersOf, institutionsOf }: Dependencies): Area<ConsultationContext> {
  const unitOf = createConsultationUnit({ institutionsOf, viewersOf, toOutgoingEvent });
  const inTransaction: InConsultationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const consultationCommands = {
    createConsultation: createCreateConsultation({ inTransaction, newId }),
    updateConsultation: createUpdateConsultation(inTransaction),
    cancelConsultation: createCancelConsultation(inTransaction),
  };
  const consultationReader = createConsultationReader(dataSource.manager);
  const { findByIds, findPages, countOf } = consultationReader;
  return {
    resolvers: consultationResolvers,
    contextFor: () => {
      // Not kept for the request: a mutation of it may have changed what was read before.
      const byId = new DataLoader<string, Consultation | null>(
        async (ids) => {
          const found = new Map((await findByIds(ids)).map((consultation) => [consultation.id, consultation]));
          return ids.map((id) => found.get(id) ?? null);
        },
        { cache: false },
      );
      const pages = new DataLoader<AskedConsultations, readonly Consultation[]>(findPages, { cache: false });
      const counts = new DataLoader<Omit<AskedConsultations, 'request'>, number>(countOf, { cache: false });
      return {
        consultationCommands,
        consultationReader,
        consultationById: (id) => byId.load(id),
        consultationsOf: (asked) => pages.load(asked),
        consultationCountOf: (asked) => counts.load(asked),
      };
    },
  };
}

const toOutgoingEvent = (event: ConsultationEvent, facts: TransactionFacts) => outgoingEvent(publishedConsultation(event), event.consultation, facts);
