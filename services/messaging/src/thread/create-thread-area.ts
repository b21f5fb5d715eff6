import { outgoingEvent } from '@conect/event-bus';
import type { IncomingEvent } from '@conect/events';
import { newId } from '@conect/kernel';
import { batch, businessNow, businessNowOnce, byId, byKey, createCommandTransaction, manyByKey, mergeResolvers, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createAddInternalNote } from './application/commands/add-internal-note';
import { createAssignThread } from './application/commands/assign-thread';
import { createExtendThread } from './application/commands/extend-thread';
import { followApplication } from './application/commands/follow-application';
import { forgetCorrespondent } from './application/commands/forget-correspondent';
import { forgetUnread } from './application/commands/forget-unread';
import { createMarkThreadRead } from './application/commands/mark-thread-read';
import { createCloseResolved, createEscalate, createFlagOverdue } from './application/commands/move-due-threads';
import { createOpenThread } from './application/commands/open-thread';
import { createRecordThread } from './application/commands/record-thread';
import { createRedirectThread } from './application/commands/redirect-thread';
import { createReopenThread } from './application/commands/reopen-thread';
import { createReplyToThread } from './application/commands/reply-to-thread';
import { createResolveThread } from './application/commands/resolve-thread';
import { returnThreads } from './application/commands/return-threads';
import type { InThreadTransaction, ThreadReader } from './application/ports';
import { createThreadReader } from './database/thread-reader';
import { createThreadUnit, type ThreadUnitDependencies } from './database/thread-unit';
import type { ThreadEvent } from './domain/thread';
import { threadSubscriptions } from './events/consumed';
import { publishedThread } from './events/published';
import type { ThreadContext } from './graphql/context';
import { inboxResolvers } from './graphql/inbox-resolvers';
import { responseResolvers } from './graphql/response-resolvers';
import { threadResolvers } from './graphql/thread-resolvers';
import { threadJobs } from './jobs/thread-jobs';

/** What the area is handed by others. */
type Ports = Omit<ThreadUnitDependencies, 'toOutgoingEvent'>;

/** Builds letters to inboxes, and what time asks of them. */
export function createThreadArea({ dataSource, afterCommit, logger, ...ports }: Foundation & Ports): Area<ThreadContext> {
  const inTransaction: InThreadTransaction = createCommandTransaction({ dataSource, unitOf: unitOf(ports), afterCommit });
  const dependencies = { inTransaction, newId };
  const threadCommands = {
    openThread: createOpenThread(dependencies),
    recordThread: createRecordThread(dependencies),
    replyToThread: createReplyToThread(inTransaction),
    resolveThread: createResolveThread(inTransaction),
    reopenThread: createReopenThread(inTransaction),
    extendThread: createExtendThread(inTransaction),
    redirectThread: createRedirectThread(dependencies),
    assignThread: createAssignThread(inTransaction),
    addInternalNote: createAddInternalNote(dependencies),
    markThreadRead: createMarkThreadRead(inTransaction),
  };
  const reader = createThreadReader(dataSource.manager);
  return {
    resolvers: mergeResolvers([threadResolvers, inboxResolvers, responseResolvers]),
    subscriptions: threadSubscriptions(
      async (event, manager) => {
        const { userId, institutionId, organizationId } = event.data;
        const inboxId = institutionId ?? organizationId;
        if (inboxId === null) return;
        const unit = unitOf(ports)(manager, await factsOf(event, manager));
        await returnThreads(unit, { userId, inboxId });
        await forgetUnread(unit, { userId, kind: institutionId === null ? 'ORGANIZATION' : 'INSTITUTION', id: inboxId });
      },
      async (event, manager) => followApplication(unitOf(ports)(manager, await factsOf(event, manager)), { eventId: event.id, ...event.data }),
    ),
    jobs: threadJobs({ flagOverdue: createFlagOverdue(dependencies), escalate: createEscalate(dependencies), closeResolved: createCloseResolved(dependencies), logger }),
    contextFor: () => ({ threadCommands, ...batched(reader), businessNow: businessNowOnce(dataSource.manager) }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findByApplications, findPages, countOf, countUnread, findResponseTimes, findMessagePages, countMessages, findAttachments, findNotePages, countNotes }: ThreadReader) => ({
  threadById: batch(byId(findByIds)),
  conversationOf: batch(byKey(findByApplications, ({ contextId }) => contextId!)),
  threadsOf: batch(findPages),
  threadCountOf: batch(countOf),
  unreadCountOf: batch(countUnread),
  responseTimesOf: batch(findResponseTimes),
  messagesOf: batch(findMessagePages),
  messageCountOf: batch(countMessages),
  attachmentsOf: batch(manyByKey(findAttachments, ({ messageId }) => messageId)),
  notesOf: batch(findNotePages),
  noteCountOf: batch(countNotes),
});

const toOutgoingEvent = (event: ThreadEvent, facts: TransactionFacts) => outgoingEvent(publishedThread(event), event.thread, facts);

/** What a transaction says of itself that an event began. */
const factsOf = async ({ name, actorId, traceparent }: Pick<IncomingEvent, 'name' | 'actorId' | 'traceparent'>, manager: EntityManager): Promise<TransactionFacts> => ({
  ...{ now: await businessNow(manager), actorId, traceparent, operation: `on${name}`, requestId: null },
});

const unitOf = (ports: Ports) => createThreadUnit({ ...ports, toOutgoingEvent });

/** Makes what forgets the letters of an erased person. */
export const createForgetCorrespondent = (ports: Ports) => whenErased(unitOf(ports), forgetCorrespondent);
