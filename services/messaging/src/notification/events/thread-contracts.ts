import { messageSent, threadEscalated, threadExtended, threadOpened, threadOverdue, threadRedirected, threadReopened, threadResolved, type DataOf, type IncomingEvent } from '@conect/events';
import { drawerOf } from '../../thread/domain/inbox';
import type { ThreadContextType } from '../../thread/domain/thread';
import type { Cause } from '../domain/notices';

/** What the two sides of a thread are told of, who speaks for an institution, and SGG. */
export const threadContracts = {
  ThreadOpened: threadOpened,
  MessageSent: messageSent,
  ThreadResolved: threadResolved,
  ThreadReopened: threadReopened,
  ThreadExtended: threadExtended,
  ThreadRedirected: threadRedirected,
  ThreadOverdue: threadOverdue,
  ThreadEscalated: threadEscalated,
};

type OfThread = IncomingEvent<DataOf<typeof threadOpened>>;

/** Whether an event is one of them. */
export const isOfThread = (event: IncomingEvent): event is OfThread => Object.hasOwn(threadContracts, event.name);

/** What an event of a thread says, as the cause of notices: it concerns the side that did not do it. */
export const causeOfThread = ({ id: eventId, name, time: happenedAt, actorId, data }: OfThread): Cause => ({
  ...{ eventId, happenedAt, actorId, named: null, facts: {} },
  // SGG does not read letters; it learns of which institution they are.
  subject: name === 'ThreadEscalated' ? { type: 'Institution', id: data.recipientId } : { type: 'Thread', id: data.threadId },
  drawer: drawerOf({ contextType: data.contextType as ThreadContextType | null }),
  ...addresseeOf(name, data),
});

/** A new thread and what time does concern the recipient. */
function addresseeOf(name: string, { by, senderKind, senderId, recipientKind, recipientId }: OfThread['data']): Pick<Cause, 'organizationIds' | 'institutionId' | 'applicantId'> {
  const isOfSender = name !== 'ThreadOpened' && by === 'RECIPIENT';
  const [kind, id] = isOfSender ? [senderKind, senderId] : [recipientKind, recipientId];
  return {
    organizationIds: kind === 'ORGANIZATION' && id !== null ? [id] : [],
    institutionId: kind === 'INSTITUTION' ? id : null,
    applicantId: kind === 'PERSON' ? id : null,
  };
}
