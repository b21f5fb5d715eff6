import { textOf, type FieldExpectation, type FieldParser } from './field-values';
import { isUuid } from './ids';
import { accept, refusalsIn, refuse, type Refusal, type Result } from './result';

/** What an input says of an optional field. */
export type Given<Value> = Value | null | undefined;

const badInput = (field: readonly string[], expected: FieldExpectation): Refusal<'BAD_USER_INPUT'> => ({ code: 'BAD_USER_INPUT', field, params: { expected } });

/** Reads what may be null. */
export const orNull =
  <In, Out, Code extends string>(read: (value: In) => Result<Out, Code>) =>
  (value: In | null): Result<Out | null, Code> =>
    value === null ? accept(null) : read(value);

/** Reads a value that must be there. */
export const required =
  (parse: FieldParser, field: readonly string[]) =>
  (value: string | null): Result<string, 'BAD_USER_INPUT'> =>
    value === null ? refuse(badInput(field, 'VALUE')) : parse(value, field, '');

/** Text of at least and at most so many characters. */
export const textBetween =
  (minimum: number, maximum: number): FieldParser =>
  (value, field, today) => {
    const text = textOf(maximum)(value, field, today);
    return text.ok && text.value.length < minimum ? refuse({ code: 'BAD_USER_INPUT', field, params: { minimum, expected: 'MINIMUM_LENGTH' } }) : text;
  };

/** Text of one to so many characters. */
export const readText = (maximum: number, value: string, field: readonly string[]): Result<string, 'BAD_USER_INPUT'> => textOf(maximum)(value, field, '');

/** Reads an optional part of an object by its parser; absent is null. */
export const readPart = (parse: FieldParser, value: Given<string>, field: readonly string[]): Result<string | null, 'BAD_USER_INPUT'> =>
  value == null ? accept(null) : parse(value, field, '');

/** Why a list of ids cannot be taken: each must be a UUID, and stand there once. `field` is where an entry has its id; absent when the entries are ids. */
export function refusalsOfIds(given: readonly string[], list: string, ...field: readonly string[]): readonly Refusal<'BAD_USER_INPUT'>[] {
  const ids = given.map((id) => id.toLowerCase());
  if (new Set(ids).size < ids.length) return [badInput([list], 'ENTRY_ONCE')];
  return ids.flatMap((id, index) => (isUuid(id) ? [] : [badInput([list, String(index), ...field], 'UUID')]));
}

/** The values of all that were read, or every reason why some could not be; undefined is what the input does not name. */
export function together<Value extends object, Code extends string = 'BAD_USER_INPUT'>(values: { readonly [Field in keyof Value]: Result<Value[Field], Code> | undefined }): Result<Partial<Value>, Code> {
  const read = Object.entries(values).filter((entry): entry is [string, Result<unknown, Code>] => entry[1] !== undefined);
  const refusals = refusalsIn(read.map(([, value]) => value));
  return refusals.length > 0 ? refuse(...refusals) : accept(Object.fromEntries(read.map(([field, value]) => [field, value.ok ? value.value : null])) as Partial<Value>);
}

/** As {@link together}, of an object that has every part. */
export const whole = <Value extends object, Code extends string = 'BAD_USER_INPUT'>(values: { readonly [Field in keyof Value]: Result<Value[Field], Code> }): Result<Value, Code> =>
  together<Value, Code>(values) as Result<Value, Code>;
