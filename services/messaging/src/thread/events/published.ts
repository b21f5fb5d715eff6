import { conversationEnded, conversationNoted, conversationOpened, messageSent, threadAssigned, threadClosed, threadEscalated, threadExtended, threadOpened, threadOverdue, threadRedirected, threadReopened, threadResolved } from '@conect/events';
import type { ThreadEvent } from '../domain/thread';

const contracts = {
  ThreadOpened: threadOpened,
  MessageSent: messageSent,
  ThreadResolved: threadResolved,
  ThreadReopened: threadReopened,
  ThreadExtended: threadExtended,
  ThreadRedirected: threadRedirected,
  ThreadAssigned: threadAssigned,
  ThreadOverdue: threadOverdue,
  ThreadEscalated: threadEscalated,
  ThreadClosed: threadClosed,
  ConversationOpened: conversationOpened,
  ConversationNoted: conversationNoted,
  ConversationEnded: conversationEnded,
} as const;

/** Translates what happened to a thread into the contract that others rely on: ids, and where it stands. */
export function publishedThread({ type, thread, by }: ThreadEvent) {
  const { id: threadId, kind, status, senderKind, senderId, recipientKind, recipientId, contextType, contextId } = thread;
  return { contract: contracts[type], data: { threadId, kind, status, senderKind, senderId, recipientKind, recipientId, contextType, contextId, by } };
}
