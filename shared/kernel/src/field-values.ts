import { isUuid } from './ids';
import { accept, refuse, type Refusal, type Result } from './result';
import { parseText } from './text';

/** What was expected of a value; a service's message catalogue has words for each. */
export type FieldExpectation = 'VALUE' | 'ENTRY_ONCE' | 'WELL_FORMED_TEXT' | 'MINIMUM_LENGTH' | 'MAXIMUM_LENGTH' | 'UUID' | 'PAST_DATE' | 'CALENDAR_DAY' | 'WEB_ADDRESS' | 'EMAIL_ADDRESS' | 'PHONE_NUMBER';

/** Reads one input value; `field` is its path, `today` the calendar day of the request. `Code` is what it may be refused with. */
export type FieldParser<Code extends string = 'BAD_USER_INPUT'> = (value: string, field: readonly string[], today: string) => Result<string, Code>;

const badInput = (field: readonly string[], expected: FieldExpectation, params: NonNullable<Refusal['params']> = {}): Refusal<'BAD_USER_INPUT'> => ({
  code: 'BAD_USER_INPUT',
  field,
  params: { ...params, expected },
});

/** Text of one to `maximum` characters, cleaned as the kernel says. */
export const textOf =
  (maximum: number): FieldParser =>
  (value, field) => {
    const text = parseText(value, { max: maximum }, field);
    if (text.ok) return text;
    if (!value.isWellFormed() || value.includes('\0')) return refuse(badInput(field, 'WELL_FORMED_TEXT'));
    return refuse(value.trim() === '' ? badInput(field, 'MINIMUM_LENGTH', { minimum: 1 }) : badInput(field, 'MAXIMUM_LENGTH', { maximum }));
  };

const matching =
  (maximum: number, expected: FieldExpectation, read: (text: string) => string | null): FieldParser =>
  (value, field, today) => {
    const text = textOf(maximum)(value, field, today);
    if (!text.ok) return text;
    const found = read(text.value);
    return found === null ? refuse(badInput(field, expected)) : accept(found);
  };

/** An absolute http or https address with a host name. */
export const webAddress: FieldParser = matching(500, 'WEB_ADDRESS', (text) => {
  const url = URL.parse(text);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === '' && url.password === '';
  return isWeb ? url.href : null;
});

/** An e-mail address of the usual form; whether it answers is not checked. */
export const emailAddress: FieldParser = matching(254, 'EMAIL_ADDRESS', (text) =>
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(text) ? text : null,
);

/** A telephone number; national Romanian and international spellings become E.164. */
export const phoneNumber: FieldParser = matching(40, 'PHONE_NUMBER', (text) => {
  const compact = text.replace(/[\s().-]/g, '').replace(/^00/, '+');
  const international = /^0[0-9]{9}$/.test(compact) ? `+4${compact}` : compact;
  return /^\+[1-9][0-9]{7,14}$/.test(international) ? international : null;
});

/** Whether this is `yyyy-mm-dd` of a day that exists, not before 1800. */
export function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && value >= '1800-01-01';
}

/** A calendar day that exists. */
export const calendarDay: FieldParser = (value, field) => (isDay(value) ? accept(value) : refuse(badInput(field, 'CALENDAR_DAY')));

/** A calendar day that exists and is not after today. */
export const pastDate: FieldParser = (value, field, today) => (isDay(value) && value <= today ? accept(value) : refuse(badInput(field, 'PAST_DATE', { today })));

/** The id of something in this service. */
export const identifier: FieldParser = (value, field) =>
  isUuid(value) ? accept(value.toLowerCase()) : refuse(badInput(field, 'UUID'));

/** The calendar day in Romania, which is at most three hours ahead of UTC. */
export const latestDayIn = (now: Date): string => new Date(now.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
