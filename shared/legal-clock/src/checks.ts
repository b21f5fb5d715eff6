import type { LocalDate } from './days';
import { dayOf, lastDayBefore } from './instants';
import { dayReached, deadlineSince, type Deadline, type LegalClock } from './legal-clock';
import { termInForce, type LegalTerm, type LegalTermCode } from './legal-terms';

/** Why a date is not lawful: the term, the day it requires, the day that was given, and the article. */
export interface LegalTermViolation {
  readonly term: LegalTermCode;
  readonly required: LocalDate;
  readonly given: LocalDate;
  readonly basis: string;
}

/** When something is or was published, and whether by the urgent procedure (Law 52/2003 art. 7(13)). */
export interface Publication {
  readonly publishAt: Date;
  readonly isUrgent: boolean;
}

/** The earliest deadline for contributions that the law allows. */
export const minimumInputDeadline = (clock: LegalClock, { publishAt, isUrgent }: Publication): Deadline =>
  deadlineSince(clock, isUrgent ? 'INPUT_URGENT_MINIMUM' : 'INPUT_MINIMUM', publishAt);

/** Refuses a deadline for contributions that leaves less than the minimum; one within a day gives only the whole days before it. */
export function checkInputDeadline(clock: LegalClock, publication: Publication, inputDeadline: Date): LegalTermViolation | null {
  const minimum = minimumInputDeadline(clock, publication);
  return inputDeadline < minimum.at ? violation(minimum.term, minimum.lastDay, lastDayBefore(inputDeadline)) : null;
}

/** The first day of submission for endorsement with the term that sets it; null for the urgent procedure, which has none. */
export function earliestEndorsement(clock: LegalClock, { publishAt, isUrgent }: Publication): { readonly day: LocalDate; readonly term: LegalTerm } | null {
  if (isUrgent) return null;
  const publishedOn = dayOf(publishAt);
  const term = termInForce('ENDORSEMENT_MINIMUM', publishedOn, clock.terms);
  return { day: dayReached(clock.calendar, term, publishedOn), term };
}

/** Refuses a submission for endorsement before its first day. */
export function checkEndorsement(clock: LegalClock, publication: Publication, submitAt: Date): LegalTermViolation | null {
  const earliest = earliestEndorsement(clock, publication);
  const given = dayOf(submitAt);
  return earliest !== null && given < earliest.day ? violation(earliest.term, earliest.day, given) : null;
}

/** Says that what a term allowed since one instant came, or has not come, by another: late minutes, an unanswered request, a debate set too late. */
export function checkWithin(clock: LegalClock, code: LegalTermCode, times: { readonly since: Date; readonly at: Date }): LegalTermViolation | null {
  const deadline = deadlineSince(clock, code, times.since);
  return times.at >= deadline.at ? violation(deadline.term, deadline.lastDay, dayOf(times.at)) : null;
}

const violation = (term: LegalTerm, required: LocalDate, given: LocalDate): LegalTermViolation => ({
  term: term.code,
  required,
  given,
  basis: term.basis,
});
