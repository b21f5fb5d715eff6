import { accept, refusalsIn, refuse, type Result } from '@conect/kernel';
import { badInput, type Read } from '../../service/domain/refusals';

/** Reads a whole number between two. */
export const readNumber = (value: number | null, field: readonly string[], [minimum, maximum]: readonly [number, number]): Read<number> =>
  value !== null && Number.isInteger(value) && value >= minimum && value <= maximum ? accept(value) : refuse(badInput(field, 'NUMBER_BETWEEN', { minimum, maximum }));

/** Takes a list that has so many entries, each once. */
export function entriesOnce<Entry>(entries: readonly Entry[], field: readonly string[], [minimum, maximum]: readonly [number, number]): Read<readonly Entry[]> {
  if (entries.length < minimum || entries.length > maximum) return refuse(badInput(field, 'ENTRIES_BETWEEN', { minimum, maximum }));
  return new Set(entries).size < entries.length ? refuse(badInput(field, 'ENTRY_ONCE')) : accept(entries);
}

/** The values of all, or every reason why some could not be read. */
export function everyOne<Value, Code extends string>(read: readonly Result<Value, Code>[]): Result<readonly Value[], Code> {
  const refusals = refusalsIn(read);
  return refusals.length > 0 ? refuse(...refusals) : accept(read.flatMap((one) => (one.ok ? [one.value] : [])));
}
