import type { PublicUtilityStatus } from '../../organization/domain/organization';

/** Where a case stands (domain 2.8). */
export type CaseStatus = 'SUBMITTED' | 'FORWARDED' | 'UNDER_EXAMINATION' | 'COMPLETION_REQUESTED' | 'PROPOSED' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN';

/** One document of a case; the yearly ones name their year. */
export interface CaseDocument {
  readonly documentId: string;
  readonly year: number | null;
}

/** A Government decision (hotărâre de Guvern, HG). */
export interface GovernmentDecision {
  /** E.g. `123/2026`. */
  readonly number: string;
  /** The day of the decision, `yyyy-mm-dd`. */
  readonly date: string;
}

/**
 * An organization asks to be recognised as of public utility (cerere de recunoaștere a utilității publice; OG 26/2000 art. 38 to 41).
 * One shape for all statuses, because the table of edges walks it; what a status implies, the table's constraints hold.
 */
export interface PublicUtilityCase {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly organizationId: string;
  readonly applicantId: string;
  /** What the organization was before, and is again when it is refused. */
  readonly priorStatus: Extract<PublicUtilityStatus, 'NONE' | 'WITHDRAWN'>;
  readonly documents: readonly CaseDocument[];
  readonly createdAt: Date;
  readonly status: CaseStatus;
  readonly statusSince: Date;
  /** When the term of whoever has the case ends, exclusive; null when nobody has it any more. */
  readonly dueAt: Date | null;
  /** The competent institution; null until SGG names it. */
  readonly institutionId: string | null;
  /** What was last found missing. */
  readonly completionRequest: string | null;
  /** What the institution proposes. */
  readonly opinion: string | null;
  readonly decision: GovernmentDecision | null;
  readonly refusalReason: string | null;
  readonly withdrawal: GovernmentDecision | null;
}

/** What the organization is while, and after, its case stands so. */
export function recognitionBy({ status, priorStatus }: PublicUtilityCase): PublicUtilityStatus {
  if (status === 'GRANTED' || status === 'WITHDRAWN') return status;
  return status === 'REFUSED' ? priorStatus : 'APPLIED';
}
