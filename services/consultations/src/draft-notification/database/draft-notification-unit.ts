import { appendToOutbox, type Viewers } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { DraftNotificationUnit } from '../application/ports';
import type { DraftNotificationEvent } from '../domain/draft-notification';
import { createDraftNotificationStore } from './stores/draft-notification-store';
import { draftNotificationRoundTable } from './tables/draft-notification.table';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => DraftNotificationUnit['consultations'];
  readonly institutionsOf: (manager: EntityManager) => DraftNotificationUnit['institutions'];
  readonly organizationsOf: (manager: EntityManager) => DraftNotificationUnit['organizations'];
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly toOutgoingEvent: (event: DraftNotificationEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on standing requests touch on one transaction. */
export const createDraftNotificationUnit =
  ({ consultationsOf, institutionsOf, organizationsOf, viewersOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): DraftNotificationUnit => ({
    now: facts.now,
    draftNotifications: createDraftNotificationStore(manager),
    consultations: consultationsOf(manager),
    institutions: institutionsOf(manager),
    viewers: viewersOf(manager),
    organizations: organizationsOf(manager),
    publish: (events) => appendToOutbox(manager, events.map((event) => toOutgoingEvent(event, facts))),
    audit: ({ requestId: subjectId, changes }) => auditOf(manager, facts)({ subjectType: 'draftNotificationRequest', subjectId, changes }),
  });

/** The job that serves standing requests. */
export const serviceJob = 'serve-draft-notifications';

/** Has those served who asked for a draft, once the transaction that publishes it is committed. */
export async function beginRound(manager: EntityManager, consultationId: string, now: Date): Promise<void> {
  await manager.getRepository(draftNotificationRoundTable).insert({ consultationId, begunAt: now, endedAt: null });
  await scheduleJob(manager, serviceJob, {}, { jobKey: `${serviceJob}:${consultationId}` });
}
