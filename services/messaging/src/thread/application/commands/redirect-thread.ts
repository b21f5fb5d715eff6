import type { UserCall } from '@conect/auth';
import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { begin } from '../../domain/lifecycle';
import type { Thread } from '../../domain/thread';
import { readMessage } from '../../domain/thread-input';
import { changeThread, writing } from '../change-thread';
import type { InThreadTransaction, ThreadIds, ThreadUnit } from '../ports';
import { peopleOfBoth, readersOf } from '../inbox-people';
import { refusalsOfLetter } from '../recipients';
import { saveThread } from '../save-thread';

interface Dependencies {
  readonly inTransaction: InThreadTransaction;
  readonly newId: NewId;
}

/** Which thread, which institution is competent, and why. */
interface Redirection {
  readonly threadId: string;
  readonly institutionId: string;
  readonly reason: string;
}

/** See {@link createRedirectThread}. */
export type RedirectThread = (call: UserCall, redirection: Redirection) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** An institution hands a thread to the one that is competent: it begins there with all its messages, a number and a term of its own, and the sender is told; here it can only be read. */
export const createRedirectThread =
  ({ inTransaction, newId }: Dependencies): RedirectThread =>
  async (call, { threadId, institutionId: given, reason }) => {
    if (!isUuid(given)) return refuse(badInput(['institutionId'], 'UUID'));
    const institutionId = given.toLowerCase();
    const redirectedToId = newId();
    return changeThread(inTransaction, call, {
      threadId,
      action: 'redirect',
      async decide(unit, { thread }) {
        if ([thread.recipientId, thread.senderId].includes(institutionId)) return refuse(badInput(['institutionId'], 'OTHER_INBOX'));
        const refusals = await refusalsOfLetter(unit, { ...thread, recipientKind: 'INSTITUTION', recipientId: institutionId }, 'institutionId');
        if (refusals.length > 0) return refuse(...refusals);
        return writing('REDIRECTION', readMessage(reason, 'reason'), { redirectedToId });
      },
      afterwards: (unit, thread) => beginThere(unit, thread, { id: redirectedToId, institutionId }),
    });
  };

async function beginThere(unit: ThreadUnit, before: Thread, { id, institutionId }: { readonly id: string; readonly institutionId: string }): Promise<void> {
  const { kind, subject, senderKind, senderId, senderName, channel, contextType, contextId } = before;
  const facts = { id, kind, subject, senderKind, senderId, senderName, recipientKind: 'INSTITUTION', recipientId: institutionId, channel, contextType, contextId } as const;
  const thread = await saveThread(unit, { before: null, event: begin({ ...facts, termFrom: dayOf(unit.now), redirectedFromId: before.id }, 'redirectThread', unit.now) });
  await unit.letters.copy(before.id, thread);
  // The sender has read all of it where it was, or has it unread there.
  await unit.unread.add({ threadId: id, side: 'SENDER' }, readersOf(await peopleOfBoth(unit, thread), { side: 'SENDER', actorId: null }));
}
