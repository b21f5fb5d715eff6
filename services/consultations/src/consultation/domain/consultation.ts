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
  /** How many versions the text of the draft has. */
  readonly draftVersionCount: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly statusSince: Date;
}

/** What is known from the publication on. */
interface PublishedFacts extends ConsultationFacts {
  readonly publishedAt: Date;
  /** Exclusive: at this instant no proposal is taken any more. */
  readonly inputDeadline: Date;
}

/** What is known once the proposals are answered. */
interface RespondedFacts extends PublishedFacts {
  readonly respondedAt: Date;
}

/** What is known once the draft went to the authorities that endorse it. */
interface EndorsedFacts extends RespondedFacts {
  readonly endorsementAt: Date;
}

/** Being written; only its institution knows of it. */
export interface ConsultationDraft extends ConsultationFacts {
  readonly status: 'DRAFT';
}

/** Waits for the moment of its publication. */
export interface ScheduledConsultation extends ConsultationFacts {
  readonly status: 'SCHEDULED';
  readonly publishAt: Date;
  readonly inputDeadline: Date;
}

/** Proposals are taken until the deadline. */
export interface OpenConsultation extends PublishedFacts {
  readonly status: 'OPEN';
}

/** The institution examines the proposals. */
export interface AnalysedConsultation extends PublishedFacts {
  readonly status: 'ANALYSIS';
}

/** The institution has answered the proposals. */
export interface RespondedConsultation extends RespondedFacts {
  readonly status: 'RESPONDED';
}

/** With the authorities that endorse it. */
export interface EndorsedConsultation extends EndorsedFacts {
  readonly status: 'ENDORSEMENT';
}

/** The act was adopted. */
export interface AdoptedConsultation extends EndorsedFacts {
  readonly status: 'ADOPTED';
  /** Where Monitorul Oficial has it. */
  readonly officialGazetteRef: string;
  readonly archiveAt: Date;
}

/** The act was not adopted. */
export interface NotAdoptedConsultation extends EndorsedFacts {
  readonly status: 'NOT_ADOPTED';
  readonly statusReason: string;
  readonly archiveAt: Date;
}

/** Taken back after its publication; how far it came stays known. */
export interface WithdrawnConsultation extends PublishedFacts {
  readonly status: 'WITHDRAWN';
  readonly respondedAt: Date | null;
  readonly endorsementAt: Date | null;
  readonly statusReason: string;
  /** From then on it is only there to be read. */
  readonly archiveAt: Date;
}

/** Given up before its publication; only its institution knows of it. */
interface CancelledConsultation extends ConsultationFacts {
  readonly status: 'CANCELLED';
}

/** Over for a year, or before it came here; only to read. */
interface ArchivedConsultation extends PublishedFacts {
  readonly status: 'ARCHIVED';
  /** NONE of what was over before it came here. */
  readonly archivedFrom: 'ADOPTED' | 'NOT_ADOPTED' | 'WITHDRAWN' | 'NONE';
  readonly respondedAt: Date | null;
  readonly endorsementAt: Date | null;
  readonly officialGazetteRef: string | null;
  readonly statusReason: string | null;
}

/** A consultation, by its state. */
export type Consultation =
  | ConsultationDraft
  | ScheduledConsultation
  | OpenConsultation
  | AnalysedConsultation
  | RespondedConsultation
  | EndorsedConsultation
  | AdoptedConsultation
  | NotAdoptedConsultation
  | WithdrawnConsultation
  | CancelledConsultation
  | ArchivedConsultation;

/** The states in which something goes on after the publication: those that can still be withdrawn. */
export type RunningConsultation = OpenConsultation | AnalysedConsultation | RespondedConsultation | EndorsedConsultation;

/** What happened to a consultation, and how it is afterwards. */
export interface ConsultationEvent {
  readonly type:
    | 'ConsultationCreated'
    | 'ConsultationUpdated'
    | 'ConsultationCancelled'
    | 'ConsultationScheduled'
    | 'ConsultationPublished'
    | 'ConsultationDeadlineExtended'
    | 'ConsultationClosedForInput'
    | 'DraftVersionAdded'
    | 'DraftVersionPublished'
    | 'ResponsesPublished'
    | 'SubmittedForEndorsement'
    | 'ActAdopted'
    | 'ActNotAdopted'
    | 'ConsultationWithdrawn'
    | 'ConsultationArchived'
    | 'ConsultationImported';
  readonly consultation: Consultation;
}

/** What a new consultation is made of. */
type NewConsultation = Pick<ConsultationFacts, 'id' | 'institutionId' | 'content' | 'createdBy'>;

/** An officer begins to write a consultation. */
export const draftConsultation = (facts: NewConsultation, now: Date): ConsultationEvent => ({
  type: 'ConsultationCreated',
  consultation: { ...facts, draftVersionCount: 0, status: 'DRAFT', version: 1, createdAt: now, updatedAt: now, statusSince: now },
});

/** What the record of a consultation of former years is made of. */
type FormerConsultation = Pick<PublishedFacts, 'id' | 'institutionId' | 'content' | 'publishedAt' | 'inputDeadline'>;

/** Stands where the id of a person would: nobody drafted here what was over before. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** A consultation of former years, held elsewhere, comes here to be read; in lists it stands where its publication puts it. */
export const importConsultation = (facts: FormerConsultation, now: Date): ConsultationEvent => ({
  type: 'ConsultationImported',
  consultation: {
    ...facts,
    ...{ draftVersionCount: 0, version: 1, createdBy: nobody, createdAt: facts.publishedAt, updatedAt: now, status: 'ARCHIVED', statusSince: now, archivedFrom: 'NONE' },
    ...{ respondedAt: null, endorsementAt: null, officialGazetteRef: null, statusReason: null },
  },
});
