import { hasTerm } from './terms';
import type { InboxKind, SenderKind, ThreadContextType, ThreadKind } from './thread';

/** Who writes to whom, about what. */
interface Correspondence {
  readonly kind: ThreadKind;
  readonly senderKind: SenderKind;
  readonly recipientKind: InboxKind;
  readonly contextType: ThreadContextType | null;
}

/**
 * Whether a kind of thread is one between these two. What the law gives a term to goes from people and organizations to institutions (OG 27/2002 art. 2, Legea 544/2001 art. 6); a partnership is proposed
 * between inboxes; what follows a consultation names it, and an institution takes part.
 */
export function isKindBetween({ kind, senderKind, recipientKind, contextType }: Correspondence): boolean {
  if (hasTerm(kind)) return recipientKind === 'INSTITUTION' && senderKind !== 'INSTITUTION';
  if (kind === 'PARTNERSHIP_PROPOSAL') return senderKind !== 'PERSON';
  if (kind === 'CONSULTATION_FOLLOWUP') return contextType === 'Consultation' && [senderKind, recipientKind].includes('INSTITUTION');
  return true;
}

/** Whether a person has to say how he is called: a petition without a name is not considered, and a request for information names who asks (OG 27/2002 art. 7; Legea 544/2001 art. 6(3)). */
export const needsName = (kind: ThreadKind): boolean => hasTerm(kind);
