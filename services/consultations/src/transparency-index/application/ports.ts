import type { IndexCounts } from '../domain/score';
import type { PublicationDay } from '../domain/year';

/** What was counted of one institution in a year. */
export interface InstitutionCounts extends IndexCounts {
  readonly institutionId: string;
  /** The consultations that were counted, by id. */
  readonly consultationIds: readonly string[];
}

/** Counts what institutions did in consultations that were published on these days, by one statement; without those that published none. */
export type CountInstitutions = (days: readonly PublicationDay[]) => Promise<readonly InstitutionCounts[]>;
