import type { UserCall } from '@conect/auth';
import { accept, isUuid, refusalsIn, refuse, type Given, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { findAttachments } from '../../../document/application/find-attachments';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import { isKindBetween, needsName } from '../../domain/correspondents';
import { drawerOf, speaksFor } from '../../domain/inbox';
import { begin } from '../../domain/lifecycle';
import type { InboxKind, SenderKind, ThreadContextType, ThreadKind } from '../../domain/thread';
import { maximumSubject, onlyOne, readLetter, readLine } from '../../domain/thread-input';
import type { InThreadTransaction, ThreadIds } from '../ports';
import { refusalsOfLetter } from '../recipients';
import { saveThread, withinQuota } from '../save-thread';

interface Dependencies {
  readonly inTransaction: InThreadTransaction;
  readonly newId: NewId;
}

/** One of the two. */
interface InboxInput {
  readonly organizationId?: Given<string>;
  readonly institutionId?: Given<string>;
}

/** Who writes to whom, what, and about what. */
interface Opening {
  readonly sender?: Given<InboxInput>;
  readonly senderName?: Given<string>;
  readonly recipient: InboxInput;
  readonly kind: ThreadKind;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: Given<readonly string[]>;
  readonly context?: Given<{ readonly consultationId?: Given<string>; readonly organizationId?: Given<string> }>;
}

/** See {@link createOpenThread}. */
export type OpenThread = (call: UserCall, opening: Opening) => Promise<Result<ThreadIds, MessagingErrorCode>>;

/** Somebody writes to an inbox, in the name of his own or in his own. */
export const createOpenThread =
  ({ inTransaction, newId }: Dependencies): OpenThread =>
  async (call, opening) => {
    const { userId } = call.principal;
    const read = readOpening(opening, userId);
    if (!read.ok) return read;
    const { sender, senderName, recipient, context, subject, text } = read.value;
    const parties = { senderKind: sender.kind, senderId: sender.id, senderName, recipientKind: recipient.kind, recipientId: recipient.id, contextType: context.type, contextId: context.id };

    return inTransaction<ThreadIds>(call, async (unit) => {
      if (!speaksFor(await unit.viewers.of(call.principal), sender, drawerOf(parties))) return refuse({ code: 'FORBIDDEN', field: ['sender'] });
      const refusals = await refusalsOfLetter(unit, { ...parties, kind: opening.kind }, 'recipient');
      if (refusals.length > 0) return refuse(...refusals);
      const attached = await findAttachments(unit.documents, opening.attachments, userId);
      if (!attached.ok) return attached;
      return withinQuota(unit, userId, async () => {
        const facts = { id: newId(), kind: opening.kind, subject, ...parties, channel: 'CONECT', termFrom: dayOf(unit.now), redirectedFromId: null } as const;
        const { id: threadId } = await saveThread(unit, { before: null, event: begin(facts, 'openThread', unit.now), said: { side: 'SENDER', purpose: 'OPENING', authorId: userId, text, attachmentIds: attached.value } });
        return accept({ threadId });
      });
    });
  };

interface ReadOpening {
  readonly sender: { readonly kind: Exclude<SenderKind, 'OUTSIDE'>; readonly id: string };
  readonly senderName: string | null;
  readonly recipient: { readonly kind: InboxKind; readonly id: string };
  readonly context: { readonly type: OpenContext; readonly id: string } | { readonly type: null; readonly id: null };
  readonly subject: string;
  readonly text: string;
}

function readOpening({ sender: writer, senderName: given, recipient: addressee, kind, context: about, ...letter }: Opening, userId: string): Result<ReadOpening, 'BAD_USER_INPUT'> {
  const [sender, recipient, context, said] = [readSender(writer, userId), readRecipient(addressee), readContext(about), readLetter(letter)];
  const name = readSenderName(given, { kind, isPerson: sender.ok && sender.value.kind === 'PERSON' });
  if (!sender.ok || !name.ok || !recipient.ok || !context.ok || !said.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([sender, name, recipient, context, said]));
  if (sender.value.kind === recipient.value.kind && sender.value.id === recipient.value.id) return refuse(badInput(['recipient'], 'OTHER_INBOX'));
  const isBetween = isKindBetween({ kind, senderKind: sender.value.kind, recipientKind: recipient.value.kind, contextType: context.value.type });
  if (!isBetween) return refuse(badInput(['kind'], 'KIND_BETWEEN'));
  return accept({ sender: sender.value, senderName: name.value, recipient: recipient.value, context: context.value, ...said.value });
}

const inboxOf = ({ organizationId, institutionId }: InboxInput) => onlyOne<InboxKind>({ ORGANIZATION: organizationId, INSTITUTION: institutionId });

/** The conversation about an application begins with the application, and nobody opens another one. */
type OpenContext = Exclude<ThreadContextType, 'Application'>;

const fieldOf: Readonly<Record<InboxKind | OpenContext, string>> = {
  ORGANIZATION: 'organizationId',
  INSTITUTION: 'institutionId',
  Consultation: 'consultationId',
  Organization: 'organizationId',
};

/** Something named by its id. */
function named<Kind extends InboxKind | OpenContext>({ kind, id }: { readonly kind: Kind; readonly id: string }, field: string): Result<{ readonly kind: Kind; readonly id: string }, 'BAD_USER_INPUT'> {
  return isUuid(id) ? accept({ kind, id: id.toLowerCase() }) : refuse(badInput([field, fieldOf[kind]], 'UUID'));
}

/** Without an inbox somebody writes in his own name. */
function readSender(given: Given<InboxInput>, userId: string): Result<ReadOpening['sender'], 'BAD_USER_INPUT'> {
  const found = inboxOf(given ?? {});
  if (found === 'NONE') return accept({ kind: 'PERSON', id: userId });
  return found === 'MANY' ? refuse(badInput(['sender'], 'AT_MOST_ONE')) : named(found, 'sender');
}

/** Only a person says how he is called; what the law has answered does not count without it. */
function readSenderName(given: Given<string>, { kind, isPerson }: { readonly kind: ThreadKind; readonly isPerson: boolean }): Result<string | null, 'BAD_USER_INPUT'> {
  if (!isPerson) return given == null ? accept(null) : refuse(badInput(['senderName'], 'AT_MOST_ONE'));
  return given == null && !needsName(kind) ? accept(null) : readLine(given ?? '', 'senderName', maximumSubject);
}

function readRecipient(given: InboxInput): Result<ReadOpening['recipient'], 'BAD_USER_INPUT'> {
  const found = inboxOf(given);
  return typeof found === 'string' ? refuse(badInput(['recipient'], 'EXACTLY_ONE')) : named(found, 'recipient');
}

function readContext(given: Opening['context']): Result<ReadOpening['context'], 'BAD_USER_INPUT'> {
  const { consultationId, organizationId } = given ?? {};
  const found = onlyOne<OpenContext>({ Consultation: consultationId, Organization: organizationId });
  if (found === 'NONE') return accept({ type: null, id: null });
  if (found === 'MANY') return refuse(badInput(['context'], 'AT_MOST_ONE'));
  const read = named(found, 'context');
  return read.ok ? accept({ type: read.value.kind, id: read.value.id }) : read;
}
