import type { UserCall } from '@conect/auth';
import { accept, isUuid, pastDate, refusalsIn, refuse, type Given, type NewId, type Result } from '@conect/kernel';
import { dayOf, isWithinLegalClock } from '@conect/legal-clock';
import { findAttachments } from '../../../document/application/find-attachments';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { drawersOf } from '../../domain/inbox';
import { begin } from '../../domain/lifecycle';
import type { ThreadChannel, ThreadKind } from '../../domain/thread';
import { maximumSubject, readLetter, readLine } from '../../domain/thread-input';
import type { InThreadTransaction, ThreadIds } from '../ports';
import { saveThread, withinQuota } from '../save-thread';

interface Dependencies {
  readonly inTransaction: InThreadTransaction;
  readonly newId: NewId;
}

/** A letter that came outside CONECT. */
interface Recording {
  readonly institutionId: string;
  readonly kind: Exclude<ThreadKind, 'CONSULTATION_FOLLOWUP'>;
  readonly senderName: string;
  readonly channel: Exclude<ThreadChannel, 'CONECT'>;
  readonly receivedOn: string;
  readonly subject: string;
  readonly text: string;
  /** As a rule the scan of the letter. */
  readonly attachments?: Given<readonly string[]>;
}

/** See {@link createRecordThread}. */
export type RecordThread = (call: UserCall, recording: Recording) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** An officer enters a letter that came on paper: it has a number of the same register, and its terms run from the day it came. */
export const createRecordThread =
  ({ inTransaction, newId }: Dependencies): RecordThread =>
  async (call, { institutionId: given, senderName, receivedOn, kind, channel, attachments, ...said }) => {
    if (!isUuid(given)) return refuse(badInput(['institutionId'], 'UUID'));
    const institutionId = given.toLowerCase();
    const authorId = call.principal.userId;
    const [name, letter] = [readLine(senderName, 'senderName', maximumSubject), readLetter(said)];
    if (!name.ok || !letter.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([name, letter]));
    const { subject, text } = letter.value;

    return inTransaction<ThreadIds>(call, async (unit) => {
      const recipient = { kind: 'INSTITUTION', id: institutionId } as const;
      if (!drawersOf(await unit.viewers.of(call.principal), recipient).includes('LETTERS') || !(await unit.institutions.isOpen(institutionId))) return refuse({ code: 'FORBIDDEN', field: ['institutionId'] });
      const [day, attached] = [readDay(receivedOn, dayOf(unit.now)), await findAttachments(unit.documents, attachments, authorId)];
      if (!day.ok || !attached.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([day, attached]));
      return withinQuota(unit, authorId, async () => {
        const sender = { senderKind: 'OUTSIDE', senderId: null, senderName: name.value, contextType: null, contextId: null, redirectedFromId: null } as const;
        const facts = { id: newId(), kind, subject, ...sender, recipientKind: 'INSTITUTION', recipientId: institutionId, channel, termFrom: day.value } as const;
        const { id: threadId } = await saveThread(unit, { before: null, event: begin(facts, 'recordThread', unit.now), said: { side: 'SENDER', purpose: 'OPENING', authorId, text, attachmentIds: attached.value } });
        return accept({ threadId });
      });
    });
  };

/** A day of which the legal clock knows the terms, not after today. */
function readDay(value: string, today: string): Result<string, 'BAD_USER_INPUT'> {
  const day = pastDate(value, ['receivedOn'], today);
  return day.ok && !isWithinLegalClock(day.value) ? refuse(badInput(['receivedOn'], 'PAST_DATE', { today })) : day;
}
