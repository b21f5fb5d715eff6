/** Where a request stands: a suggestion creates no duty, and what waits is decided by an officer (domain 2.5). */
export type DebateRequestStatus = 'SUGGESTION' | 'PENDING_ELIGIBILITY' | 'ACCEPTED' | 'NOT_ELIGIBLE';

/** Who asks: by account an organization, an institution or a person for himself; on paper an association or a public authority that is named in words. */
export type DebateRequesterKind = 'ORGANIZATION' | 'INSTITUTION' | 'INDIVIDUAL' | 'ASSOCIATION' | 'PUBLIC_AUTHORITY';

/** How a request came. */
type DebateRequestChannel = 'CONECT' | 'POST' | 'EMAIL' | 'REGISTRY_OFFICE';

/** Who asks for a debate. */
export interface DebateRequester {
  readonly kind: DebateRequesterKind;
  readonly organizationId: string | null;
  readonly institutionId: string | null;
  /** The name on the paper; null for those that an id names. */
  readonly name: string | null;
}

/** What is known of a request in whatever state. */
interface DebateRequestFacts {
  readonly id: string;
  readonly debateId: string;
  readonly consultationId: string;
  readonly requester: DebateRequester;
  /** Who made it, or who recorded the paper. */
  readonly userId: string;
  readonly channel: DebateRequestChannel;
  /** When it came, on whatever way. */
  readonly receivedOn: string;
  /** The paper itself, for the officers; null when it came through CONECT or was not scanned. */
  readonly scanDocumentId: string | null;
  /** Null once the person who suggested it is erased. */
  readonly text: string | null;
  readonly createdAt: Date;
}

/** A person's wish, which is counted (Legea 52/2003 art. 7(9) gives the right to associations and authorities). */
interface DebateSuggestion extends DebateRequestFacts {
  readonly status: 'SUGGESTION';
}

/** Until when an officer says whether the requester may ask for a debate, and by which term. */
export interface DecisionTerm {
  readonly decisionDueAt: Date;
  readonly decisionBasis: string;
}

/** Waits for an officer, who has a term. */
export interface PendingDebateRequest extends DebateRequestFacts, DecisionTerm {
  readonly status: 'PENDING_ELIGIBILITY';
}

/** What an officer says of a requester; that he is not eligible, only with the reason in law. */
export type EligibilityDecision = { readonly status: 'ACCEPTED' } | { readonly status: 'NOT_ELIGIBLE'; readonly legalReason: string };

/** Who decided when, if anybody had to. */
interface DecidedFacts {
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

/** It obliges the institution to hold the debate. */
interface AcceptedDebateRequest extends DebateRequestFacts, DecidedFacts {
  readonly status: 'ACCEPTED';
}

/** The requester is neither a legally constituted association nor a public authority. */
interface RefusedDebateRequest extends DebateRequestFacts, DecidedFacts {
  readonly status: 'NOT_ELIGIBLE';
  readonly legalReason: string;
}

/** A request for a debate, by its state. */
export type DebateRequest = DebateSuggestion | PendingDebateRequest | AcceptedDebateRequest | RefusedDebateRequest;

/** What a new request is made of. */
export type NewDebateRequest = Omit<DebateRequestFacts, 'createdAt'>;

/** How a new request stands: what nobody has to decide, what waits, or what the officer who records a paper has decided. */
export type RequestOpening = { readonly status: 'SUGGESTION' } | { readonly status: 'ACCEPTED' } | ({ readonly status: 'PENDING_ELIGIBILITY' } & DecisionTerm);

/** Somebody asks for a debate. */
export const openRequest = (facts: NewDebateRequest, opening: RequestOpening, now: Date): DebateRequest =>
  opening.status === 'ACCEPTED' ? { ...facts, ...opening, createdAt: now, decidedAt: null, decidedBy: null } : { ...facts, ...opening, createdAt: now };

/** An officer says whether the requester is a legally constituted association or a public authority (Legea 52/2003 art. 7(9)). */
export function decideRequest(before: PendingDebateRequest, decision: EligibilityDecision, { decidedBy, now }: { readonly decidedBy: string; readonly now: Date }): DebateRequest {
  const { id, debateId, consultationId, requester, userId, channel, receivedOn, scanDocumentId, text, createdAt } = before;
  return { id, debateId, consultationId, requester, userId, channel, receivedOn, scanDocumentId, text, createdAt, ...decision, decidedAt: now, decidedBy };
}
