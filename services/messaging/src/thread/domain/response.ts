import type { Thread, ThreadEvent, ThreadEventType, ThreadKind } from './thread';

/** What becomes of the measure of a first answer; `at` of one that is taken back names that answer. */
export type ResponseChange =
  | { readonly type: 'REGISTERED'; readonly institutionId: string; readonly kind: ThreadKind; readonly receivedOn: string; readonly dueAt: Date | null }
  | { readonly type: 'EXTENDED'; readonly dueAt: Date | null }
  | { readonly type: 'ANSWERED' | 'TAKEN_BACK' | 'REDIRECTED' | 'ENDED'; readonly at: Date };

type ChangeOf = (event: ThreadEvent, before: Thread | null, now: Date) => ResponseChange | null;

/**
 * What an event changes in how long an institution takes for its first answer; null when it changes nothing. The time runs from the day on which the letter was registered, or came on paper, to the
 * first answer or refusal. An answer that the institution takes back was none; what a sender takes up again is another exchange, and the first answer stands.
 */
export const responseChangeOf: ChangeOf = (event, before, now) => (event.thread.recipientKind === 'INSTITUTION' ? (changes[event.type]?.(event, before, now) ?? null) : null);

const changes: Partial<Record<ThreadEventType, ChangeOf>> = {
  ThreadOpened: ({ thread: { recipientId: institutionId, kind, termFrom: receivedOn, dueAt } }) => ({ type: 'REGISTERED', institutionId, kind, receivedOn, dueAt }),
  ThreadExtended: ({ thread: { dueAt } }) => ({ type: 'EXTENDED', dueAt }),
  ThreadResolved: (_event, _before, at) => ({ type: 'ANSWERED', at }),
  ThreadReopened: ({ by }, before) => (by === 'RECIPIENT' && before !== null ? { type: 'TAKEN_BACK', at: before.statusSince } : null),
  ThreadRedirected: (_event, _before, at) => ({ type: 'REDIRECTED', at }),
  ThreadClosed: (_event, _before, at) => ({ type: 'ENDED', at }),
};
