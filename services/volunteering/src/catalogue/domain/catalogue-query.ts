import type { AccessibilityFeature, VolunteeringDomain } from '../../opportunity/domain/opportunity';
import type { Near } from './near';

/** The orders of the opportunities found. */
export type OpportunitySort = 'RELEVANCE' | 'NEWEST' | 'STARTS_SOONEST' | 'CLOSING_SOONEST' | 'NEAREST';

/** What a search looks for; null asks for nothing, values of one list are alternatives. */
export interface CatalogueQuery {
  /** With the domains below each section. */
  readonly domains: readonly string[] | null;
  readonly volunteeringDomains: readonly VolunteeringDomain[] | null;
  readonly countyCodes: readonly string[] | null;
  readonly organizationIds: readonly string[] | null;
  /** Days in Romania. */
  readonly from: string | null;
  readonly until: string | null;
  readonly isRemote: boolean | null;
  readonly openToMinors: boolean | null;
  /** The age of who wants to come. */
  readonly age: number | null;
  readonly accessibility: readonly AccessibilityFeature[] | null;
  readonly languages: readonly string[] | null;
  /** Folded. */
  readonly skills: readonly string[] | null;
  readonly hasFreePlaces: boolean | null;
  readonly hasNightWork: boolean | null;
  /** Folded. */
  readonly words: readonly string[];
  readonly near: Near | null;
}

/** Of what kinds the opportunities found are counted. */
export type FacetName = 'domains' | 'volunteeringDomains' | 'counties' | 'months';

/** Longest search, in characters. */
export const maximumSearchLength = 200;

/** The order in which a list is given: who searches wants the best first, who is somewhere the nearest, and everybody else what is new. */
export function sortOf(asked: OpportunitySort | null, { words, near }: Pick<CatalogueQuery, 'words' | 'near'>): OpportunitySort {
  const byDefault = near === null ? 'NEWEST' : 'NEAREST';
  if (words.length === 0) return asked === null || asked === 'RELEVANCE' ? byDefault : asked;
  return asked ?? 'RELEVANCE';
}
