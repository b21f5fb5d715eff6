import { accept, readText, refusalsIn, refuse, type Given, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal, type Read } from '../../service/domain/refusals';
import { indicators, manualIndicators, type IndicatorCode, type IndicatorValues } from './indicators';

/** What an officer fills in for one indicator: a number or a text, as the indicator asks. */
export interface GivenValue {
  readonly indicator: IndicatorCode;
  readonly number?: Given<number>;
  readonly text?: Given<string>;
}

/** Beyond this a number is a slip of the keyboard; and the sum over all institutions of the country stays a number that the graph can say. */
const highestNumber = 100_000;
const longestText = 5_000;
/** Below this a reason says nothing; as the justification of a proposal that is not taken over (domain 2.5). */
const shortestReason = 30;

/** The law on decisional transparency in its present form counts its terms from then on, and no report is older. */
const firstYear = 2014;

/** Reads the year of a report: one that has begun. */
export const readYear = (year: number, currentYear: number): Read<number> =>
  Number.isInteger(year) && year >= firstYear && year <= currentYear ? accept(year) : refuse(badInput(['year'], 'NUMBER_BETWEEN', { minimum: firstYear, maximum: currentYear }));

/** Reads what an officer fills in, every bad value named by its indicator. */
export function readValues(given: readonly GivenValue[]): Result<IndicatorValues, ConsultationsErrorCode> {
  const codes = given.map(({ indicator }) => indicator);
  const read = given.map((value, index) => (codes.indexOf(value.indicator) === index ? readValue(value) : refuse(badInput(['values', value.indicator], 'ENTRY_ONCE'))));
  const refusals = refusalsIn<ConsultationsErrorCode>(read);
  if (refusals.length > 0) return refuse(...refusals);
  return accept(Object.fromEntries(read.map((value, index) => [codes[index], value.ok ? value.value : null])) as IndicatorValues);
}

function readValue({ indicator, number, text }: GivenValue): Read<number | string> {
  const field = ['values', indicator];
  switch (indicators[indicator].kind) {
    case 'COUNTED':
      return refuse(badInput(field, 'FILLED_INDICATOR'));
    case 'TEXT':
      return text == null || number != null ? refuse(badInput(field, 'INDICATOR_TEXT')) : readText(longestText, text, field);
    case 'NUMBER':
      return number == null || text != null || number < 0 || number > highestNumber ? refuse(badInput(field, 'NUMBER_BETWEEN', { minimum: 0, maximum: highestNumber })) : accept(number);
  }
}

/** One refusal for each indicator that nobody has filled in. */
export const refusalsOfEmpty = (filled: IndicatorValues): readonly ConsultationsRefusal[] =>
  manualIndicators.filter((code) => filled[code] === undefined).map((code) => badInput(['values', code], 'VALUE'));

/** Reads why a frozen report is corrected, which is public. */
export function readReason(given: string): Read<string> {
  const reason = readText(longestText, given, ['reason']);
  return reason.ok && reason.value.length < shortestReason ? refuse(badInput(['reason'], 'MINIMUM_LENGTH', { minimum: shortestReason })) : reason;
}
