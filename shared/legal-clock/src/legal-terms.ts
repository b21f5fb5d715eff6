import { legalClockRange, type LocalDate } from './days';

/** What a term is about; the table in the README says each one's default. */
export type LegalTermCode = keyof typeof defaults;

/**
 * How a term is counted from the day it starts on: working or calendar days after that day, through the end of the last;
 * free days (neither the first nor the last day counts, so one day more); or months.
 */
export type LegalTermUnit = 'WORKING_DAYS' | 'CALENDAR_DAYS' | 'FREE_DAYS' | 'MONTHS';

/** A number of the law, or a setting where the law has none, as it holds from a day on. */
export interface LegalTerm {
  readonly code: LegalTermCode;
  readonly value: number;
  readonly unit: LegalTermUnit;
  /** The article, e.g. `Legea 52/2003 art.7(4)`; CONECT where it is our own setting. */
  readonly basis: string;
  readonly validFrom: LocalDate;
  /** No lawyer has confirmed the number or how it is counted, or the law sets none. */
  readonly isUncertain: boolean;
}

/** The version of the defaults, raised with every change of theirs. */
export const legalTermsVersion = 2;

/** The longest a term may be, in its own unit. */
export const maximumTermValue = 1_000;

const defaults = {
  INPUT_MINIMUM: { value: 10, unit: 'CALENDAR_DAYS', basis: 'Legea 52/2003 art.7(4)', isUncertain: true },
  INPUT_SUGGESTED: { value: 10, unit: 'FREE_DAYS', basis: 'Legea 52/2003 art.7(4)', isUncertain: true },
  INPUT_URGENT_MINIMUM: { value: 3, unit: 'WORKING_DAYS', basis: 'Legea 52/2003 art.7(13)', isUncertain: true },
  ENDORSEMENT_MINIMUM: { value: 30, unit: 'WORKING_DAYS', basis: 'Legea 52/2003 art.7(2)', isUncertain: false },
  DEBATE_ACKNOWLEDGEMENT: { value: 5, unit: 'WORKING_DAYS', basis: 'CONECT (Legea 52/2003 art.7(9))', isUncertain: true },
  DEBATE_ELIGIBILITY_DECISION: { value: 5, unit: 'WORKING_DAYS', basis: 'CONECT (Legea 52/2003 art.7(9))', isUncertain: true },
  DEBATE_AFTER_ANNOUNCEMENT: { value: 10, unit: 'CALENDAR_DAYS', basis: 'Legea 52/2003 art.7(9)', isUncertain: true },
  DEBATE_MINUTES: { value: 10, unit: 'CALENDAR_DAYS', basis: 'Legea 52/2003 art.7(10)', isUncertain: false },
  TRANSPARENCY_REPORT: { value: 4, unit: 'MONTHS', basis: 'Legea 52/2003 art.13', isUncertain: true },
  CONSULTATION_ARCHIVE: { value: 12, unit: 'MONTHS', basis: 'CONECT', isUncertain: true },
  MODERATION_APPEAL: { value: 6, unit: 'MONTHS', basis: 'CONECT (Regulamentul (UE) 2022/2065 art.20(1))', isUncertain: true },
} as const satisfies Record<string, Pick<LegalTerm, 'value' | 'unit' | 'basis' | 'isUncertain'>>;

/** The terms that hold where no row says otherwise. */
export const defaultLegalTerms: readonly LegalTerm[] = Object.entries(defaults).map(([code, term]) => ({
  code: code as LegalTermCode,
  ...term,
  validFrom: legalClockRange.first,
}));

/** Whether the text is the code of a term. */
export const isLegalTermCode = (text: string): text is LegalTermCode => Object.hasOwn(defaults, text);

/** The term that holds on a day: of the defaults and the rows given the one valid latest by then; of two from one day the later row, and any row before a default. */
export function termInForce(code: LegalTermCode, on: LocalDate, rows: readonly LegalTerm[]): LegalTerm {
  if (on < legalClockRange.first) throw new RangeError(`Expected a day from ${legalClockRange.first} on, got ${on}`);
  const versions = [...defaultLegalTerms, ...rows].filter((term) => term.code === code && term.validFrom <= on);
  return versions.reduce((latest, term) => (term.validFrom >= latest.validFrom ? term : latest));
}
