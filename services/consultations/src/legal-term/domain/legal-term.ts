import { accept, differencesOf, refusalsIn, refuse, textOf, type Result } from '@conect/kernel';
import { defaultLegalTerms, isWithinLegalClock, parseLocalDate, termInForce, type LegalTerm, type LegalTermCode, type LegalTermUnit, type LocalDate } from '@conect/legal-clock';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';

/** One version of a term that SGG has set: it never changes, another one follows it. */
export interface LegalTermVersion extends LegalTerm {
  /** The same for every version of one code. */
  readonly id: string;
  /** 1 for the first. */
  readonly version: number;
  readonly setAt: Date;
  readonly setBy: string;
}

/** What SGG says of a term. */
export interface LegalTermInput {
  readonly code: LegalTermCode;
  readonly value: number;
  readonly unit: LegalTermUnit;
  readonly basis: string;
  readonly validFrom: LocalDate;
  readonly isUncertain?: boolean | null | undefined;
}

interface Measure {
  readonly units: readonly LegalTermUnit[];
  readonly maximum: number;
}

/** A term of the procedure is of days, in whichever way they are counted; a year of them would end every consultation. */
const inDays: Measure = { units: ['WORKING_DAYS', 'CALENDAR_DAYS', 'FREE_DAYS'], maximum: 365 };
/** What follows the procedure is of months; ten years of them are for ever. */
const inMonths: Measure = { units: ['MONTHS'], maximum: 120 };

/** How each term may be measured. */
const measures: Readonly<Record<LegalTermCode, Measure>> = {
  INPUT_MINIMUM: inDays,
  INPUT_SUGGESTED: inDays,
  INPUT_URGENT_MINIMUM: inDays,
  ENDORSEMENT_MINIMUM: inDays,
  DEBATE_ACKNOWLEDGEMENT: inDays,
  DEBATE_ELIGIBILITY_DECISION: inDays,
  DEBATE_AFTER_ANNOUNCEMENT: inDays,
  DEBATE_MINUTES: inDays,
  TRANSPARENCY_REPORT: inMonths,
  CONSULTATION_ARCHIVE: inMonths,
  MODERATION_APPEAL: inMonths,
};

/** Reads what SGG says of a term, every bad value named; it is never valid from a day that is over, on which acts were judged already. */
export function readLegalTerm({ code, value, unit, basis: given, validFrom, isUncertain }: LegalTermInput, today: LocalDate): Result<LegalTerm, ConsultationsErrorCode> {
  const { units, maximum } = measures[code];
  const basis = textOf(300)(given, ['basis'], today);
  const isInBounds = Number.isInteger(value) && value >= 1 && value <= maximum;
  const day = readDayFromToday(validFrom, ['validFrom'], today);
  const refusals = [
    ...(isInBounds ? [] : [badInput(['value'], 'TERM_VALUE', { minimum: 1, maximum })]),
    ...(units.includes(unit) ? [] : [badInput(['unit'], 'TERM_UNIT', { units: units.join(', ') })]),
    ...refusalsIn([basis, day]),
  ];
  if (!basis.ok || !day.ok || refusals.length > 0) return refuse(...refusals);
  return accept({ code, value, unit, basis: basis.value, validFrom: day.value, isUncertain: isUncertain ?? false });
}

/** A day of the legal clock that is not over. */
export function readDayFromToday(day: LocalDate, field: readonly string[], today: LocalDate): Result<LocalDate, ConsultationsErrorCode> {
  if (parseLocalDate(day) === null || !isWithinLegalClock(day)) return refuse(badInput(field, 'CALENDAR_DAY'));
  return day >= today ? accept(day) : refuse(badInput(field, 'DAY_FROM_TODAY', { today }));
}

/** Who sets a term, when, and under which id if it is the first of its code. */
interface Setting {
  readonly newId: string;
  readonly setBy: string;
  readonly now: Date;
}

/** The version that follows the last one of a code; null when it would say the same. */
export function nextVersion(term: LegalTerm, last: LegalTermVersion | null, { newId, setBy, now }: Setting): LegalTermVersion | null {
  if (last !== null && Object.keys(differencesOf(last, term)).length === 0) return null;
  return { ...term, id: last?.id ?? newId, version: (last?.version ?? 0) + 1, setAt: now, setBy };
}

/** The terms that hold on a day, in the order of their codes: of each what SGG has set, or else the default of the law. */
export const termsInForce = (on: LocalDate, versions: readonly LegalTermVersion[]): readonly (LegalTerm | LegalTermVersion)[] =>
  defaultLegalTerms.map(({ code }) => termInForce(code, on, versions));
