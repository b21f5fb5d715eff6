import type { ContributionContent } from './content';
import type { Moderation } from './moderation';

/** Every state of a contribution (domain 2.5). */
export type ContributionStatus = 'SUBMITTED' | 'UNDER_REVIEW' | DecidedStatus | 'WITHDRAWN';

/** What an institution can decide about a contribution. */
export type DecidedStatus = 'ACCEPTED' | 'PARTIALLY_ACCEPTED' | 'REJECTED' | 'NOT_APPLICABLE';

/** How a contribution came. */
export type ContributionChannel = 'PLATFORM' | 'POST' | 'EMAIL' | 'IN_PERSON';

/** Who made a contribution; an organization or institution without an id is one that CONECT does not know. */
export type ContributionAuthor =
  | { readonly kind: 'ORGANIZATION'; readonly organizationId: string | null }
  | { readonly kind: 'INSTITUTION'; readonly institutionId: string | null }
  | { readonly kind: 'INDIVIDUAL' };

/** One of the kinds of authors. */
export type ContributionAuthorKind = ContributionAuthor['kind'];

/** The number of a contribution in the register of its institution. */
export interface RegistrationNumber {
  readonly year: number;
  readonly number: number;
}

/** What is known of a contribution in whatever state. */
interface ContributionFacts extends RegistrationNumber {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly consultationId: string;
  readonly institutionId: string;
  readonly channel: ContributionChannel;
  readonly author: ContributionAuthor;
  /** Who sent it; null for what did not come through CONECT. */
  readonly authorUserId: string | null;
  readonly receivedAt: Date;
  /** When it was registered. */
  readonly createdAt: Date;
  /** The officer who registered what did not come through CONECT. */
  readonly recordedBy: string | null;
  readonly scanDocumentId: string | null;
  readonly statusSince: Date;
  /** How often its author has said something. */
  readonly contentNumber: number;
  readonly content: ContributionContent;
  /** When its author was erased. */
  readonly erasedAt: Date | null;
  /** The last hiding of its words; null of one that was never hidden. */
  readonly moderation: Moderation | null;
}

/** Received; its author may change it until the deadline. */
export interface SubmittedContribution extends ContributionFacts {
  readonly status: 'SUBMITTED';
}

/** Taken back within the term. */
interface WithdrawnContribution extends ContributionFacts {
  readonly status: 'WITHDRAWN';
}

/** The term is over; the institution examines it. */
export interface ReviewedContribution extends ContributionFacts {
  readonly status: 'UNDER_REVIEW';
}

/** What an institution says to a contribution. */
export interface ContributionDecision {
  readonly status: DecidedStatus;
  /** Why; null only of what is taken over. */
  readonly justification: string | null;
}

/** The institution has decided; it may decide otherwise until its answers are published. */
export interface DecidedContribution extends ContributionFacts, ContributionDecision {
  readonly decidedAt: Date;
  readonly decidedBy: string;
  /** How often the institution has decided. */
  readonly decisionNumber: number;
}

/** A contribution, by its state. */
export type Contribution = SubmittedContribution | WithdrawnContribution | ReviewedContribution | DecidedContribution;

/** What happened to a contribution, and how it is afterwards. */
export interface ContributionEvent {
  readonly type: 'ContributionSubmitted' | 'ContributionEdited' | 'ContributionWithdrawn' | 'ContributionTakenUnderReview' | 'ContributionDecided';
  readonly contribution: Contribution;
}

/** What happened to the words of a contribution, and how it is afterwards. */
export interface ModerationEvent {
  readonly type: 'ContributionHidden' | 'ModerationAppealed' | 'AppealDecided';
  readonly contribution: Contribution & { readonly moderation: Moderation };
}

/** The number as people write it, e.g. `12/2026`. */
export const formatNumber = ({ number, year }: RegistrationNumber): string => `${number}/${year}`;

/** Reads a number as people write it; null when it is none. */
export function parseNumber(text: string): RegistrationNumber | null {
  const [, number, year] = /^([1-9]\d{0,8})\/(\d{4})$/.exec(text) ?? [];
  return number === undefined ? null : { number: Number(number), year: Number(year) };
}
