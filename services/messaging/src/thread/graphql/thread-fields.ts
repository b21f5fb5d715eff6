import type { PageArguments } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition } from '@conect/service-kit';
import type { ThreadResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { refusalsOfReporting } from '../../report/domain/permissions';
import { partyOf, senderOf } from '../application/party-of';
import { visibleThread } from '../application/visible-thread';
import { isInbox, sideOf } from '../domain/inbox';
import { refusalsOfThread, type ThreadAction } from '../domain/permissions';
import { basisOf } from '../domain/terms';
import type { InternalNote, Thread } from '../domain/thread';
import type { SeenMessage } from './context';

/** The fields of a thread, for whoever takes part in it. */
export const threadFields: ThreadResolvers = {
  __resolveReference: ({ id }, context) => visibleThread(id, context),
  sender: senderOf,
  recipient: ({ recipientKind, recipientId }) => partyOf({ kind: recipientKind, id: recipientId }),
  context: ({ contextType, contextId }) => (contextType === null || contextId === null ? null : { __typename: contextType, id: contextId }),
  registrationNumber: ({ registrationNumber, registrationYear }) => (registrationNumber === null ? null : `${registrationNumber}/${registrationYear}`),
  dueBasis: (thread) => basisOf(thread),
  isOverdue: ({ overdueSince }) => overdueSince !== null,
  assignee: async (thread, _args, { viewer }) => (thread.assigneeId !== null && sideOf(await viewer(), thread) === 'RECIPIENT' ? { id: thread.assigneeId } : null),
  redirectedToInstitution: async ({ redirectedToId }, _args, { threadById }) => {
    const redirected = redirectedToId === null ? null : await threadById(redirectedToId);
    return redirected === null ? null : { id: redirected.recipientId };
  },
  redirectedTo: ({ redirectedToId }, _args, context) => (redirectedToId === null ? null : visibleThread(redirectedToId, context)),
  isUnread: async (thread, _args, context) => (await unreadIn(thread, context)) > 0,
  unreadCount: (thread, _args, context) => unreadIn(thread, context),
  messages,
  internalNotes,
  viewerCan,
};

async function unreadIn({ id: threadId }: Thread, { viewer, unreadCountOf }: MessagingContext): Promise<number> {
  const { userId: readerId } = await viewer();
  return readerId === null ? 0 : unreadCountOf({ threadId, readerId });
}

const messageOrder = 'messages';

async function messages(thread: Thread, page: PageArguments, { viewer, messagesOf, messageCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(messageOrder, 2, page));
  const side = sideOf(await viewer(), thread);
  const rows: readonly SeenMessage[] = (await messagesOf({ threadId: thread.id, request })).map((message) => ({ ...message, isOwn: message.side === side && (side === 'SENDER' || !message.isCopied) }));
  return connectionOf({ order: messageOrder, request, rows, positionOf: ({ sentAt, id }) => queuePosition(sentAt, id), totalCount: () => messageCountOf(thread.id) });
}

const noteOrder = 'notes';

/** The notes of the viewer's own side, which are asked for by that side alone. */
async function internalNotes(thread: Thread, page: PageArguments, { viewer, notesOf, noteCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(noteOrder, 2, page));
  const side = sideOf(await viewer(), thread);
  if (side === null || !isInbox(thread, side)) return null;
  const list = { threadId: thread.id, side };
  return connectionOf({ order: noteOrder, request, rows: await notesOf({ ...list, request }), positionOf: ({ writtenAt, id }: InternalNote) => queuePosition(writtenAt, id), totalCount: () => noteCountOf(list) });
}

async function viewerCan(thread: Thread, _args: object, { viewer, businessNow, isRefused: refused, lastReportOf, locale }: MessagingContext) {
  const [who, now, isRefused] = await Promise.all([viewer(), businessNow(), refused(thread)]);
  const side = sideOf(who, thread);
  const lastReport = side === null ? null : await lastReportOf({ threadId: thread.id, side });
  const permission = (action: ThreadAction) => shapePermission(refusalsOfThread(action, who, { thread, now, isRefused }), locale);
  return {
    reply: permission('reply'),
    resolve: permission('resolve'),
    reopen: permission('reopen'),
    extend: permission('extend'),
    redirect: permission('redirect'),
    assign: permission('assign'),
    addInternalNote: permission('addInternalNote'),
    report: shapePermission(refusalsOfReporting(who, thread, lastReport), locale),
  };
}
