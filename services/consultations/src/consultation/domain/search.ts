/** The orders of the list of consultations. */
export type ConsultationSort = 'NEWEST' | 'CLOSING_SOONEST' | 'RELEVANCE';

/** Longest search, in characters. */
export const maximumSearchLength = 200;

/** The order in which a list is given: who searches wants the best first, and without words nothing is better than anything else. */
export const sortOf = (asked: ConsultationSort | null, words: readonly string[]): ConsultationSort => {
  const sort = asked ?? 'RELEVANCE';
  return sort === 'RELEVANCE' && words.length === 0 ? 'NEWEST' : sort;
};
