import type { ConsultationContent } from './content';

/** Every state of a consultation, in the order in which it passes them (domain 2.5). */
export type ConsultationStatus =
  | 'DRAFT'
  | 'SCHEDULED'
  | 'OPEN'
  | 'ANALYSIS'
  | 'RESPONDED'
  | 'ENDORSEMENT'
  | 'ADOPTED'
  | 'NOT_ADOPTED'
  | 'WITHDRAWN'
  | 'CANCELLED'
  | 'ARCHIVED';

/** What is known of a consultation in whatever state. */
interface ConsultationFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly institutionId: string;
  readonly content: ConsultationContent;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly statusSince: Date;
}

/** Being written; only its institution knows of it. */
export interface ConsultationDraft extends ConsultationFacts {
  readonly status: 'DRAFT';
}

/** Given up before its publication; only its institution knows of it. */
interface CancelledConsultation extends ConsultationFacts {
  readonly status: 'CANCELLED';
}

/** A consultation, by its state. */
export type Consultation = ConsultationDraft | CancelledConsultation;

/** What happened to a consultation, and how it is afterwards. */
export interface ConsultationEvent {
  readonly type: 'ConsultationCreated' | 'ConsultationUpdated' | 'ConsultationCancelled';
  readonly consultation: Consultation;
}

/** What a new consultation is made of. */
type NewConsultation = Pick<ConsultationFacts, 'id' | 'institutionId' | 'content' | 'createdBy'>;

/** An officer begins to write a consultation. */
export const draftConsultation = (facts: NewConsultation, now: Date): ConsultationEvent => ({
  type: 'ConsultationCreated',
  consultation: { ...facts, status: 'DRAFT', version: 1, createdAt: now, updatedAt: now, statusSince: now },
});

/** An officer changes what a consultation says. */
export const updateConsultation = (before: ConsultationDraft, content: ConsultationContent, now: Date): ConsultationEvent => ({
  type: 'ConsultationUpdated',
  consultation: { ...before, content, version: before.version + 1, updatedAt: now },
});

/** An officer gives a consultation up that was not published; it never becomes public. */
export const cancelConsultation = (before: ConsultationDraft, now: Date): ConsultationEvent => ({
  type: 'ConsultationCancelled',
  consultation: { ...before, status: 'CANCELLED', version: before.version + 1, updatedAt: now, statusSince: now },
});
