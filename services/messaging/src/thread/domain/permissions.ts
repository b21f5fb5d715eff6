import type { Viewer } from '@conect/kernel';
import { lastDayBefore } from '@conect/legal-clock';
import type { MessagingRefusal } from '../../service/domain/refusals';
import { isInbox, sideOf } from './inbox';
import { liveStatuses, statesFor } from './lifecycle';
import { hasTerm, redirectUntil, refuseUntil, reopenUntil } from './terms';
import type { Thread, ThreadOutcome, ThreadSide, ThreadStatus } from './thread';

/** What can be done with a thread: the names of its `viewerCan`, each with its mutation. */
export const threadActions = {
  reply: 'replyToThread',
  resolve: 'resolveThread',
  reopen: 'reopenThread',
  extend: 'extendThread',
  redirect: 'redirectThread',
  assign: 'assignThread',
  addInternalNote: 'addInternalNote',
} as const;

/** One of {@link threadActions}. */
export type ThreadAction = keyof typeof threadActions;

/** The refusal of a thread that does not exist, or not for this viewer. */
export const threadNotFound: MessagingRefusal = { code: 'NOT_FOUND', field: ['threadId'], params: { what: 'THREAD' } };

/** A thread, when it is looked at, and whether its recipient refuses the sender's letters of this kind. */
export interface ThreadScene {
  readonly thread: Thread;
  readonly now: Date;
  readonly isRefused: boolean;
}

const statesOf = (action: ThreadAction, side: ThreadSide, thread: Thread): readonly ThreadStatus[] => {
  // Notes are no edge of a thread's life: they are left as long as it goes on.
  if (action === 'addInternalNote') return isInbox(thread, side) ? liveStatuses : [];
  return statesFor(threadActions[action], side);
};

/** Why the viewer may not do this with the thread now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfThread(action: ThreadAction, viewer: Viewer, scene: ThreadScene): readonly MessagingRefusal[] {
  const { thread } = scene;
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideOf(viewer, thread);
  if (side === null) return [threadNotFound];
  const states = statesOf(action, side, thread);
  if (states.length === 0) return [{ code: 'FORBIDDEN' }];
  if (!states.includes(thread.status)) return [{ code: 'INVALID_STATE', params: { status: `THREAD_${thread.status}` } }];
  if (action === 'reply' && side === 'SENDER' && scene.isRefused) return [{ code: 'SENDER_BLOCKED' }];
  return (furtherRules[action] ?? (() => []))(scene);
}

/** A term that is over at this instant, as people are shown it. */
const passed = (until: Date | null, now: Date): readonly MessagingRefusal[] => (until === null || now < until ? [] : [{ code: 'DEADLINE_PASSED', params: { day: lastDayBefore(until) } }]);

const refusalsOfTakingUp = ({ thread, now }: ThreadScene): readonly MessagingRefusal[] => (thread.status === 'RESOLVED' ? passed(reopenUntil(thread), now) : []);

/** Once, and before the term is over. */
function refusalsOfExtending({ thread, now }: ThreadScene): readonly MessagingRefusal[] {
  if (!hasTerm(thread.kind)) return [{ code: 'NO_LEGAL_TERM' }];
  if (thread.extendedAt !== null) return [{ code: 'INVALID_STATE', params: { status: 'EXTENDED' } }];
  return passed(thread.dueAt, now);
}

/** Only an institution finds another one competent; after the term it answers itself who is. */
const refusalsOfRedirecting = ({ thread, now }: ThreadScene): readonly MessagingRefusal[] => (thread.recipientKind === 'INSTITUTION' ? passed(redirectUntil(thread), now) : [{ code: 'FORBIDDEN' }]);

const furtherRules: Partial<Record<ThreadAction, (scene: ThreadScene) => readonly MessagingRefusal[]>> = {
  reply: refusalsOfTakingUp,
  reopen: refusalsOfTakingUp,
  extend: refusalsOfExtending,
  redirect: refusalsOfRedirecting,
};

/** Why a thread may not be resolved so: information is refused in the term that the law gives for it. */
export const refusalsOfOutcome = (outcome: ThreadOutcome, { thread, now }: Pick<ThreadScene, 'thread' | 'now'>): readonly MessagingRefusal[] => (outcome === 'REFUSED' ? passed(refuseUntil(thread), now) : []);
