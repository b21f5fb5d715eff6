import { isUuid, type Result } from '@conect/kernel';
import { userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors } from '../../service/graphql/user-errors';
import type { ThreadIds } from '../application/ports';
import { visibleConversation, visibleThread } from '../application/visible-thread';
import { textOfStatus } from '../domain/application-status';
import { threadFields } from './thread-fields';

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
  markThreadRead: async (_parent, { input }, context) => payloadOf(await context.threadCommands.markThreadRead(userCall(context, 'markThreadRead', input), input), context),
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
};

/** The thread as the viewer sees it now; a replay by somebody who has lost his role since shows nothing. */
async function payloadOf(outcome: Result<ThreadIds, MessagingErrorCode>, context: MessagingContext) {
  if (!outcome.ok) return { thread: null, userErrors: messagingUserErrors(outcome.refusals, context.locale) };
  return { thread: await visibleThread(outcome.value.threadId, context), userErrors: [] };
}
