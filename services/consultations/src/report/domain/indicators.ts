/** How the value of an indicator comes about: counted from what CONECT keeps, or filled in by an officer as a number or a text. */
export type IndicatorKind = 'COUNTED' | 'NUMBER' | 'TEXT';

interface Indicator {
  /** Its number in the form that institutions fill in; null for what the law asks for and no number of the form is known of. */
  readonly number: string | null;
  readonly kind: IndicatorKind;
  /** The article or the form that asks for it. */
  readonly basis: string;
  /** The indicator of which this one is a part that is read as a share. */
  readonly shareOf?: string;
}

const form = 'Legea 52/2003 art.13 (raport anual, anexă)';
const counted = (number: string, basis = form) => ({ number, kind: 'COUNTED', basis }) as const;
const filled = <Kind extends IndicatorKind>(number: string, kind: Kind) => ({ number, kind, basis: form });
const inLaw = <Kind extends IndicatorKind>(letter: string, kind: Kind) => ({ number: null, kind, basis: `Legea 52/2003 art.13 lit.${letter}` });

/**
 * Every indicator of the annual report in its order: the form that institutions fill in (the number of its annex is not settled), then what art. 13
 * asks for beside. What stands outside CONECT, e.g. on the institution's own site or at court, is filled in by an officer.
 */
export const indicators = {
  DRAFTS_ADOPTED: counted('1'),
  DRAFTS_ANNOUNCED: counted('2'),
  DRAFTS_ANNOUNCED_ON_OWN_SITE: filled('2a', 'NUMBER'),
  DRAFTS_ANNOUNCED_AT_OFFICE: filled('2b', 'NUMBER'),
  DRAFTS_ANNOUNCED_IN_MEDIA: filled('2c', 'NUMBER'),
  DRAFT_REQUESTS: counted('3'),
  DRAFT_REQUESTS_OF_INDIVIDUALS: counted('3a'),
  DRAFT_REQUESTS_OF_ASSOCIATIONS: counted('3b'),
  ASSOCIATIONS_IN_RECORD: counted('3.1', 'OG 26/2000 art.52'),
  DRAFTS_SENT_TO_INDIVIDUALS: counted('4'),
  DRAFTS_SENT_TO_ASSOCIATIONS: counted('5'),
  RESPONSIBLE_PERSONS: counted('6'),
  RESPONSIBLE_PERSONS_DESIGNATION: filled('6.1', 'TEXT'),
  ASSOCIATIVE_STRUCTURE_STAFF: counted('6.2', 'OG 26/2000 art.51'),
  RECOMMENDATIONS_RECEIVED: counted('7'),
  RECOMMENDATIONS_RECEIVED_ELECTRONICALLY: { ...counted('7.1'), shareOf: 'RECOMMENDATIONS_RECEIVED' },
  RECOMMENDATIONS_INCLUDED: { ...counted('8'), shareOf: 'RECOMMENDATIONS_RECEIVED' },
  JUSTIFICATIONS_SENT: counted('8.1'),
  DRAFTS_WITH_INCLUDED_RECOMMENDATIONS: counted('8.2'),
  DRAFTS_WITHOUT_INCLUDED_RECOMMENDATIONS: counted('8.3'),
  DEBATES_HELD: counted('9'),
  DEBATES_OF_OWN_INITIATIVE: counted('9.1a'),
  DEBATES_ON_REQUEST: counted('9.1b'),
  DEBATE_PARTICIPANTS: counted('9.2'),
  SESSION_PARTICIPANTS: inLaw('c)', 'NUMBER'),
  LAWSUITS: inLaw('e)', 'NUMBER'),
  OWN_EVALUATION: inLaw('f)', 'TEXT'),
  SESSIONS_NOT_PUBLIC: inLaw('g)', 'NUMBER'),
  SESSIONS_NOT_PUBLIC_REASONS: inLaw('g)', 'TEXT'),
} as const satisfies Readonly<Record<string, Indicator>>;

/** One of {@link indicators}. */
export type IndicatorCode = keyof typeof indicators;

/** An indicator that is counted. */
export type CountedIndicator = { [Code in IndicatorCode]: (typeof indicators)[Code]['kind'] extends 'COUNTED' ? Code : never }[IndicatorCode];

/** The codes of all indicators, in the order of the report. */
export const indicatorCodes = Object.keys(indicators) as readonly IndicatorCode[];

/** Whether the value of an indicator is counted. */
export const isCounted = (code: IndicatorCode): code is CountedIndicator => indicators[code].kind === 'COUNTED';

/** Those whose value an officer fills in. */
export const manualIndicators = indicatorCodes.filter((code) => !isCounted(code));

/** What is known of indicators: a number or a text by code. */
export type IndicatorValues = Readonly<Partial<Record<IndicatorCode, number | string>>>;

/** An indicator's share of the one it is a part of, to four digits; null for one that is no such part, and of nothing. */
export function shareOf(code: IndicatorCode, values: IndicatorValues): number | null {
  const { shareOf: wholeCode } = indicators[code] as Indicator;
  if (wholeCode === undefined) return null;
  const [part, whole] = [values[code], values[wholeCode as IndicatorCode]];
  return typeof part !== 'number' || typeof whole !== 'number' || whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
