import { earliestEndorsement, minimumInputDeadline, type Publication } from './checks';
import type { LocalDate } from './days';
import { dayOf, lastDayBefore, startOfDay } from './instants';
import { deadlineAfter, deadlineSince, type Deadline, type LegalClock } from './legal-clock';
import type { LegalTermCode } from './legal-terms';

/** What the law dates in a consultation; those of the debate are the last possible ones, for a request on the last day. */
export type ScheduleEvent =
  | 'OPENING'
  | 'INPUT_DEADLINE_MINIMUM'
  | 'INPUT_DEADLINE_SUGGESTED'
  | 'DEBATE_REQUEST'
  | 'DEBATE_ACKNOWLEDGEMENT'
  | 'DEBATE'
  | 'DEBATE_MINUTES'
  | 'RESPONSES'
  | 'ENDORSEMENT';

/** One date of a schedule with its article. */
export interface ScheduledDate {
  readonly event: ScheduleEvent;
  /** FROM: not before `at`. UNTIL: before `at`, which is exclusive. */
  readonly bound: 'FROM' | 'UNTIL';
  readonly at: Date;
  /** The day shown: the first one for FROM, the last one for UNTIL. */
  readonly day: LocalDate;
  /** The term it was counted by; null where the law orders the steps without a number. */
  readonly term: LegalTermCode | null;
  readonly basis: string;
  readonly isUncertain: boolean;
}

/** What a schedule is asked for; without a deadline of the officer's own, the suggested one. */
export interface ScheduleRequest extends Publication {
  readonly inputDeadline?: Date;
}

/** Every date that publishing at an instant entails, each with its article, in the order of the procedure. */
export function previewSchedule(clock: LegalClock, request: ScheduleRequest): readonly ScheduledDate[] {
  const minimum = minimumInputDeadline(clock, request);
  const suggested = suggestedInputDeadline(clock, request);
  const closesAt = request.inputDeadline ?? suggested.at;
  return [
    from('OPENING', request.publishAt, 'Legea 52/2003 art.7(1)'),
    until('INPUT_DEADLINE_MINIMUM', minimum),
    until('INPUT_DEADLINE_SUGGESTED', suggested),
    ...debateAfter(clock, closesAt),
    from('RESPONSES', closesAt, 'Legea 52/2003 art.7(8), art.12'),
    endorsement(clock, request, closesAt),
  ];
}

/** The deadline for contributions to propose to an officer: by the cautious count of days, never before the minimum. */
export function suggestedInputDeadline(clock: LegalClock, publication: Publication): Deadline {
  const minimum = minimumInputDeadline(clock, publication);
  if (publication.isUrgent) return minimum;
  const suggested = deadlineSince(clock, 'INPUT_SUGGESTED', publication.publishAt);
  return suggested.at < minimum.at ? minimum : suggested;
}

/** The law names no last day to ask for a debate: it is accepted while contributions are. */
function debateAfter(clock: LegalClock, closesAt: Date): readonly ScheduledDate[] {
  const requestLastDay = lastDayBefore(closesAt);
  const acknowledgement = deadlineAfter(clock, 'DEBATE_ACKNOWLEDGEMENT', requestLastDay);
  const debate = deadlineAfter(clock, 'DEBATE_AFTER_ANNOUNCEMENT', acknowledgement.lastDay);
  return [
    { event: 'DEBATE_REQUEST', bound: 'UNTIL', at: closesAt, day: requestLastDay, term: null, basis: 'Legea 52/2003 art.7(9)', isUncertain: true },
    until('DEBATE_ACKNOWLEDGEMENT', acknowledgement),
    until('DEBATE', debate),
    until('DEBATE_MINUTES', deadlineAfter(clock, 'DEBATE_MINUTES', debate.lastDay)),
  ];
}

/** Endorsement follows the answers, so it never comes before contributions close, whatever the term says. */
function endorsement(clock: LegalClock, request: ScheduleRequest, closesAt: Date): ScheduledDate {
  const earliest = earliestEndorsement(clock, request);
  if (earliest === null) return { ...from('ENDORSEMENT', closesAt, 'Legea 52/2003 art.7(13)'), isUncertain: true };
  const allowedAt = startOfDay(earliest.day);
  const at = allowedAt < closesAt ? closesAt : allowedAt;
  return { ...from('ENDORSEMENT', at, earliest.term.basis), term: earliest.term.code, isUncertain: earliest.term.isUncertain };
}

const from = (event: ScheduleEvent, at: Date, basis: string): ScheduledDate => ({
  event,
  bound: 'FROM',
  at,
  day: dayOf(at),
  term: null,
  basis,
  isUncertain: false,
});

const until = (event: ScheduleEvent, { at, lastDay, term }: Deadline): ScheduledDate => ({
  event,
  bound: 'UNTIL',
  at,
  day: lastDay,
  term: term.code,
  basis: term.basis,
  isUncertain: term.isUncertain,
});
