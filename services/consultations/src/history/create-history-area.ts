import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byKey, createCommandTransaction } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { ConsultationStore } from '../consultation/application/ports';
import { publishedConsultation } from '../consultation/events/published';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createImportHistory, type ImportHistory } from './application/commands/import-history';
import { createHistoryStore } from './database/history-store';
import { createHistoryUnit } from './database/history-unit';
import { createPortalInstitutions } from './files/portal-institutions';
import type { HistoryContext } from './graphql/context';
import { historyResolvers } from './graphql/history-resolvers';

/** Builds the reading of consultations of former years. */
export function createHistoryArea({ dataSource }: Foundation): Area<HistoryContext> {
  const { findByConsultations } = createHistoryStore(dataSource.manager);
  return { resolvers: historyResolvers, contextFor: () => ({ historyOf: batch(byKey(findByConsultations, ({ consultationId }) => consultationId)) }) };
}

interface ShellDependencies {
  readonly dataSource: DataSource;
  readonly consultationsOf: (manager: EntityManager) => ConsultationStore;
}

/** Builds the import of a file for the operator of a shell; its events go out by the running service. */
export function createHistoryImport({ dataSource, consultationsOf }: ShellDependencies): ImportHistory {
  const unitOf = createHistoryUnit({ consultationsOf, toOutgoingEvent: (event, facts) => outgoingEvent(publishedConsultation(event), event.consultation, facts) });
  return createImportHistory({ inTransaction: createCommandTransaction({ dataSource, unitOf }), newId, institutionIdOf: createPortalInstitutions() });
}
