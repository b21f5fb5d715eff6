import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, unlessEmpty, userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers, ThreadStatus } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import type { ThreadIds, ThreadList } from '../application/ports';
import { visibleConversation, visibleThread } from '../application/visible-thread';
import { textOfStatus } from '../domain/application-status';
import { drawersOf } from '../domain/inbox';
import type { InboxKind, Thread } from '../domain/thread';
import { threadFields } from './thread-fields';

const order = 'threads';
const positionOf = ({ openedAt, id }: Thread): readonly string[] => queuePosition(openedAt, id);

const mutations: MutationResolvers = {
  openThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.openThread(userCall(context, 'openThread', input), input), context),
  recordThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.recordThread(userCall(context, 'recordThread', input), input), context),
  replyToThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.replyToThread(userCall(context, 'replyToThread', input), input), context),
  resolveThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.resolveThread(userCall(context, 'resolveThread', input), input), context),
  reopenThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.reopenThread(userCall(context, 'reopenThread', input), input), context),
  extendThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.extendThread(userCall(context, 'extendThread', input), input), context),
  redirectThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.redirectThread(userCall(context, 'redirectThread', input), input), context),
  assignThread: async (_parent, { input }, context) => payloadOf(await context.threadCommands.assignThread(userCall(context, 'assignThread', input), input), context),
  addInternalNote: async (_parent, { input }, context) => payloadOf(await context.threadCommands.addInternalNote(userCall(context, 'addInternalNote', input), input), context),
};

/** The resolvers of threads. */
export const threadResolvers: Resolvers = {
  Query: { thread: (_parent, { id }, context) => visibleThread(id, context) },
  Mutation: mutations,
  Thread: threadFields,
  Message: {
    author: ({ authorId, isOwn }) => (isOwn && authorId !== null ? { id: authorId } : null),
    text: ({ text, contextStatus }, _args, { locale }) => (contextStatus === null ? text : textOfStatus(contextStatus, locale)),
    attachments: async ({ id }, _args, { attachmentsOf }) => [...(await attachmentsOf(id))],
  },
  Application: { conversation: async ({ id }, _args, context) => (isUuid(id) ? visibleConversation(id.toLowerCase(), context) : null) },
  InternalNote: { author: ({ authorId }) => ({ id: authorId }) },
  Organization: { inbox: ({ id }, wanted, context) => inbox('ORGANIZATION', { id, ...wanted }, context) },
  Institution: { inbox: ({ id }, wanted, context) => inbox('INSTITUTION', { id, ...wanted }, context) },
  User: {
    threads: ({ id }, { statuses, ...page }, context) =>
      context.principal.kind === 'USER' && context.principal.userId === id ? listed({ partyKind: 'PERSON', partyId: id, drawers: ['LETTERS', 'APPLICATIONS'], statuses: unlessEmpty(statuses) }, page, context) : null,
  },
};

/** Whose inbox, and which page of what in it. */
interface Wanted extends PageArguments {
  readonly id: string;
  readonly statuses?: readonly ThreadStatus[] | null | undefined;
}

/** What the viewer may open of an inbox; null to a stranger. */
async function inbox(kind: InboxKind, { id, statuses, ...page }: Wanted, context: MessagingContext) {
  if (!isUuid(id)) return null;
  const partyId = id.toLowerCase();
  const drawers = drawersOf(await context.viewer(), { kind, id: partyId });
  return drawers.length === 0 ? null : listed({ partyKind: kind, partyId, drawers, statuses: unlessEmpty(statuses) }, page, context);
}

async function listed(list: ThreadList, page: PageArguments, { threadsOf, threadCountOf }: MessagingContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await threadsOf({ ...list, request }), positionOf, totalCount: () => threadCountOf(list) });
}

/** The thread as the viewer sees it now; a replay by somebody who has lost his role since shows nothing. */
async function payloadOf(outcome: Result<ThreadIds, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { thread: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  return { thread: await visibleThread(outcome.value.threadId, context), userErrors: [] };
}
