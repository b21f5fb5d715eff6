import type { Consultation } from './consultation';

/** Where a consultation stands as people are shown it (domain 4.5): its state and the time. */
export type ConsultationStage = 'UPCOMING' | 'OPEN' | 'CLOSING_SOON' | 'UNDER_ANALYSIS' | 'ANSWERED' | 'IN_ENDORSEMENT' | 'ADOPTED' | 'NOT_ADOPTED' | 'WITHDRAWN';

/** So long before its deadline a consultation closes soon. */
export const closingSoonDays = 3;

const dayMillis = 86_400_000;

/** The states that are a stage whatever the time; null for what nobody is to answer, and once it was given up. */
const stages: Readonly<Record<Exclude<Consultation['status'], 'OPEN' | 'ARCHIVED'>, ConsultationStage | null>> = {
  DRAFT: null,
  CANCELLED: null,
  SCHEDULED: 'UPCOMING',
  ANALYSIS: 'UNDER_ANALYSIS',
  RESPONDED: 'ANSWERED',
  ENDORSEMENT: 'IN_ENDORSEMENT',
  ADOPTED: 'ADOPTED',
  NOT_ADOPTED: 'NOT_ADOPTED',
  WITHDRAWN: 'WITHDRAWN',
};

/** The stage of a consultation at a moment; an archived one keeps its last, which of one that was held elsewhere nobody knows. */
export function stageOf(consultation: Consultation, now: Date): ConsultationStage | null {
  if (consultation.status === 'OPEN') return openStage(consultation.inputDeadline.getTime() - now.getTime());
  if (consultation.status !== 'ARCHIVED') return stages[consultation.status];
  return consultation.archivedFrom === 'NONE' ? null : consultation.archivedFrom;
}

/** The deadline counts at its instant, even if what closes consultations comes a moment later. */
function openStage(millisLeft: number): ConsultationStage {
  if (millisLeft <= 0) return 'UNDER_ANALYSIS';
  return millisLeft <= closingSoonDays * dayMillis ? 'CLOSING_SOON' : 'OPEN';
}
