export {
  checkEndorsement,
  checkInputDeadline,
  checkWithin,
  earliestEndorsement,
  minimumInputDeadline,
  type LegalTermViolation,
  type Publication,
} from './checks';
export { addDays, addMonths, isWithinLegalClock, legalClockRange, parseLocalDate, type LocalDate } from './days';
export { holidaysOf, orthodoxEaster, type Holiday } from './holidays';
export { dayOf, endOfDay, formatInBucharest, isStartOfDay, lastDayBefore, startOfDay } from './instants';
export { createLegalClock, dayReached, deadlineAfter, deadlineSince, transparencyReportDeadline, type Deadline, type LegalClock } from './legal-clock';
export {
  defaultLegalTerms,
  isLegalTermCode,
  legalTermsVersion,
  maximumTermValue,
  termInForce,
  type LegalTerm,
  type LegalTermCode,
  type LegalTermUnit,
} from './legal-terms';
export { previewSchedule, suggestedInputDeadline, type ScheduledDate, type ScheduleEvent, type ScheduleRequest } from './schedule';
export { addWorkingDays, calendarWith, countWorkingDays, isWorkingDay, type Calendar, type CalendarException } from './working-days';
