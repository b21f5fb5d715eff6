import type { ConsultationContent } from './content';
import type {
  AdoptedConsultation,
  AnalysedConsultation,
  Consultation,
  ConsultationDraft,
  ConsultationEvent,
  ConsultationStatus,
  EndorsedConsultation,
  NotAdoptedConsultation,
  OpenConsultation,
  RespondedConsultation,
  RunningConsultation,
  ScheduledConsultation,
  WithdrawnConsultation,
} from './consultation';

/** Who or what moves a consultation on. */
type LifecycleActor = 'OFFICER' | 'TIME' | 'OPERATOR';

/** One edge of the state machine of domain 2.5; NONE is what is not there yet. */
export interface LifecycleEdge {
  readonly from: ConsultationStatus | 'NONE';
  readonly to: ConsultationStatus;
  /** The mutation, the job or the command of an operator that walks it. */
  readonly by: string;
  readonly actor: LifecycleActor;
  /** What the others are told. */
  readonly event: ConsultationEvent['type'];
}

/** The job that does what is due: it publishes what is scheduled, closes what has reached its deadline, archives what is over. */
export const walkJob = 'walk-consultations';

/** The operator's command that brings consultations of former years. */
export const importCommand = 'import';

const actorOf = (by: string): LifecycleActor => (by === walkJob ? 'TIME' : by === importCommand ? 'OPERATOR' : 'OFFICER');

const edge = (from: LifecycleEdge['from'], to: ConsultationStatus, by: string, event: ConsultationEvent['type']): LifecycleEdge => ({ from, to, by, event, actor: actorOf(by) });

const running = ['OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT'] as const;
const over = ['ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'] as const;

/** Every edge of a consultation's life; what is not here is refused with INVALID_STATE. */
export const lifecycle: readonly LifecycleEdge[] = [
  edge('NONE', 'DRAFT', 'createConsultation', 'ConsultationCreated'),
  edge('DRAFT', 'SCHEDULED', 'scheduleConsultation', 'ConsultationScheduled'),
  edge('DRAFT', 'OPEN', 'publishConsultation', 'ConsultationPublished'),
  edge('SCHEDULED', 'OPEN', 'publishConsultation', 'ConsultationPublished'),
  edge('SCHEDULED', 'OPEN', walkJob, 'ConsultationPublished'),
  edge('DRAFT', 'CANCELLED', 'cancelConsultation', 'ConsultationCancelled'),
  edge('SCHEDULED', 'CANCELLED', 'cancelConsultation', 'ConsultationCancelled'),
  edge('OPEN', 'OPEN', 'extendDeadline', 'ConsultationDeadlineExtended'),
  edge('OPEN', 'ANALYSIS', walkJob, 'ConsultationClosedForInput'),
  edge('ANALYSIS', 'RESPONDED', 'publishResponses', 'ResponsesPublished'),
  edge('RESPONDED', 'ENDORSEMENT', 'submitForEndorsement', 'SubmittedForEndorsement'),
  edge('ENDORSEMENT', 'ADOPTED', 'recordAdoption', 'ActAdopted'),
  edge('ENDORSEMENT', 'NOT_ADOPTED', 'recordNonAdoption', 'ActNotAdopted'),
  ...running.map((from) => edge(from, 'WITHDRAWN', 'withdrawConsultation', 'ConsultationWithdrawn')),
  ...over.map((from) => edge(from, 'ARCHIVED', walkJob, 'ConsultationArchived')),
  edge('NONE', 'ARCHIVED', importCommand, 'ConsultationImported'),
];

/** The states in which a mutation may be called: those in which one of its edges begins. */
export const statesFor = (mutation: string): readonly ConsultationStatus[] => lifecycle.flatMap(({ from, by }) => (by === mutation && from !== 'NONE' ? [from] : []));

/** A consultation one change later. */
const changed = <Changed extends Consultation>(before: Changed, now: Date) => ({ ...before, version: before.version + 1, updatedAt: now });

/** As {@link changed}, in another state. */
function moved<Before extends Consultation, Status extends ConsultationStatus>(before: Before, status: Status, now: Date): Omit<Before, 'status'> & { readonly status: Status } {
  return { ...(before as Omit<Before, 'status'>), status, version: before.version + 1, updatedAt: now, statusSince: now };
}

/** Hidden or not, an officer changes what a consultation says that is not published. */
export const updateConsultation = (before: ConsultationDraft | ScheduledConsultation, content: ConsultationContent, now: Date): ConsultationEvent => ({
  type: 'ConsultationUpdated',
  consultation: { ...changed(before, now), content },
});

/** The text of the draft has another version; of a published one everybody may know. */
export const addDraftVersion = (before: ConsultationDraft | ScheduledConsultation | RunningConsultation, now: Date): ConsultationEvent => ({
  type: before.status === 'DRAFT' || before.status === 'SCHEDULED' ? 'DraftVersionAdded' : 'DraftVersionPublished',
  consultation: { ...changed(before, now), draftVersionCount: before.draftVersionCount + 1 },
});

/** An officer gives a consultation up that was not published; it never becomes public. */
export function cancelConsultation(before: ConsultationDraft | ScheduledConsultation, now: Date): ConsultationEvent {
  const { id, institutionId, content, draftVersionCount, createdAt, createdBy } = before;
  return { type: 'ConsultationCancelled', consultation: { id, institutionId, content, draftVersionCount, createdAt, createdBy, version: before.version + 1, updatedAt: now, status: 'CANCELLED', statusSince: now } };
}

/** When a consultation is published and until when proposals are taken. */
export interface PublicationDates {
  readonly publishAt: Date;
  readonly inputDeadline: Date;
}

/** An officer has a draft published at a moment to come. */
export const scheduleConsultation = (before: ConsultationDraft, dates: PublicationDates, now: Date): ConsultationEvent => ({
  type: 'ConsultationScheduled',
  consultation: { ...moved(before, 'SCHEDULED', now), ...dates },
});

/** The consultation is announced: proposals are taken from now on. */
export function publishConsultation(before: ConsultationDraft | ScheduledConsultation, inputDeadline: Date, now: Date): ConsultationEvent {
  const { id, institutionId, content, draftVersionCount, createdAt, createdBy, version } = before;
  return {
    type: 'ConsultationPublished',
    consultation: { id, institutionId, content, draftVersionCount, createdAt, createdBy, version: version + 1, updatedAt: now, status: 'OPEN', statusSince: now, publishedAt: now, inputDeadline },
  };
}

/** More time for proposals; never less. */
export const extendDeadline = (before: OpenConsultation, inputDeadline: Date, now: Date): ConsultationEvent => ({
  type: 'ConsultationDeadlineExtended',
  consultation: { ...changed(before, now), inputDeadline },
});

/** The term for proposals is over. */
export const closeForInput = (before: OpenConsultation, now: Date): ConsultationEvent => ({ type: 'ConsultationClosedForInput', consultation: moved(before, 'ANALYSIS', now) });

/** The institution answers the proposals. */
export const publishResponses = (before: AnalysedConsultation, now: Date): ConsultationEvent => ({ type: 'ResponsesPublished', consultation: { ...moved(before, 'RESPONDED', now), respondedAt: now } });

/** The draft, finalised on the basis of the proposals, goes to the authorities that endorse it. */
export const submitForEndorsement = (before: RespondedConsultation, now: Date): ConsultationEvent => ({
  type: 'SubmittedForEndorsement',
  consultation: { ...moved(before, 'ENDORSEMENT', now), endorsementAt: now },
});

/** The act was adopted and published in Monitorul Oficial. */
export const recordAdoption = (before: EndorsedConsultation, end: Pick<AdoptedConsultation, 'officialGazetteRef' | 'archiveAt'>, now: Date): ConsultationEvent => ({
  type: 'ActAdopted',
  consultation: { ...moved(before, 'ADOPTED', now), ...end },
});

/** The act was not adopted, for a reason that is public. */
export const recordNonAdoption = (before: EndorsedConsultation, end: ReasonedEnd, now: Date): ConsultationEvent => ({
  type: 'ActNotAdopted',
  consultation: { ...moved(before, 'NOT_ADOPTED', now), ...end },
});

/** Why it is over, and until when something may still come of it. */
type ReasonedEnd = Pick<NotAdoptedConsultation, 'statusReason' | 'archiveAt'>;

/** The institution takes a published consultation back, for a reason that is public; it stays to be seen. */
export const withdrawConsultation = (before: RunningConsultation, end: ReasonedEnd, now: Date): ConsultationEvent => ({
  type: 'ConsultationWithdrawn',
  consultation: {
    ...moved(before, 'WITHDRAWN', now),
    respondedAt: 'respondedAt' in before ? before.respondedAt : null,
    endorsementAt: 'endorsementAt' in before ? before.endorsementAt : null,
    ...end,
  },
});

/** Nothing more comes of it; it is there to be read. */
export const archiveConsultation = (before: AdoptedConsultation | NotAdoptedConsultation | WithdrawnConsultation, now: Date): ConsultationEvent => ({
  type: 'ConsultationArchived',
  consultation: {
    ...before,
    version: before.version + 1,
    updatedAt: now,
    status: 'ARCHIVED',
    statusSince: now,
    archivedFrom: before.status,
    officialGazetteRef: 'officialGazetteRef' in before ? before.officialGazetteRef : null,
    statusReason: 'statusReason' in before ? before.statusReason : null,
  },
});
