import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, createCommandTransaction, type TransactionFacts, whenErased } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationEvent } from '../consultation/domain/consultation';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createEndDraftNotifications } from './application/commands/end-draft-notifications';
import { forgetRequestsOf } from './application/commands/forget-holder';
import { createRequestDraftNotifications } from './application/commands/request-draft-notifications';
import { createServeDraftNotifications } from './application/commands/serve-draft-notifications';
import type { DraftNotificationUnit, InDraftNotificationTransaction } from './application/ports';
import { createDraftNotificationReader } from './database/draft-notification-reader';
import { beginRound, createDraftNotificationUnit, serviceJob } from './database/draft-notification-unit';
import type { DraftNotificationEvent } from './domain/draft-notification';
import { publishedDraftNotification } from './events/published';
import type { DraftNotificationContext } from './graphql/context';
import { draftNotificationResolvers } from './graphql/draft-notification-resolvers';
import { draftNotificationService } from './jobs/serve-draft-notifications';

interface Unit {
  readonly consultationsOf: (manager: EntityManager) => DraftNotificationUnit['consultations'];
  readonly institutionsOf: (manager: EntityManager) => DraftNotificationUnit['institutions'];
  readonly organizationsOf: (manager: EntityManager) => DraftNotificationUnit['organizations'];
  readonly viewersOf: Foundation['viewersOf'];
}

/** Builds the standing requests for drafts. */
export function createDraftNotificationArea(dependencies: Foundation & Unit): Area<DraftNotificationContext> {
  const { dataSource, afterCommit, logger } = dependencies;
  const unitOf = createDraftNotificationUnit({ ...dependencies, toOutgoingEvent });
  const inTransaction: InDraftNotificationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const draftNotificationCommands = {
    requestDraftNotifications: createRequestDraftNotifications({ inTransaction, newId }),
    endDraftNotifications: createEndDraftNotifications(inTransaction),
  };
  const reader = createDraftNotificationReader(dataSource.manager);
  const serveDraftNotifications = createServeDraftNotifications({ inTransaction, newId });
  return {
    resolvers: draftNotificationResolvers,
    jobs: [draftNotificationService({ name: serviceJob, serveDraftNotifications, logger })],
    contextFor: () => ({ draftNotificationCommands, draftNotificationReader: reader, servedCountOf: batch(reader.countServed) }),
  };
}

/** What standing requests do when something happens to a consultation, in the same transaction: a publication has them served. */
export const createDraftNotificationFollower = (manager: EntityManager, { now }: TransactionFacts) => async (event: ConsultationEvent): Promise<void> => {
  if (event.type === 'ConsultationPublished') await beginRound(manager, event.consultation.id, now);
};

/** Makes what an erasure does to the standing requests of the person, in the transaction of its event. */
export const createWhenHolderErased = (dependencies: Unit) => whenErased(createDraftNotificationUnit({ ...dependencies, toOutgoingEvent }), forgetRequestsOf);

const toOutgoingEvent = (event: DraftNotificationEvent, facts: TransactionFacts) =>
  outgoingEvent(publishedDraftNotification(event), event.type === 'DraftNotificationDue' ? { id: event.notification.id, version: 1 } : event.request, facts);
