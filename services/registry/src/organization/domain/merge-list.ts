import { accept, refusalsIn, refuse, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode, type RegistryRefusal } from '../../service/domain/refusals';

/** What one list of a profile accepts. */
interface ListRules<Given, Kept> {
  /** The name of the list in the input. */
  readonly field: string;
  readonly maximum: number;
  /** Checks one entry; `path` is its place. */
  readonly parse: (given: Given, path: readonly string[]) => Result<Kept, RegistryErrorCode>;
  /** What no two entries of the list share. */
  readonly keyOf: (kept: Kept) => string;
}

/** A list that was asked for, with everything that speaks against it. */
interface MergedList<Kept> {
  readonly list: readonly Kept[];
  readonly refusals: readonly RegistryRefusal[];
}

/** The list after a change, in the order given: absent leaves it, null empties it, anything else replaces it whole. Finds all mistakes at once. */
export function mergeList<Given, Kept>(current: readonly Kept[], given: readonly Given[] | null | undefined, rules: ListRules<Given, Kept>): MergedList<Kept> {
  const { field, maximum, parse, keyOf } = rules;
  if (given === undefined) return { list: current, refusals: [] };
  if ((given ?? []).length > maximum) return { list: current, refusals: [badInput([field], 'ENTRY_COUNT', { maximum })] };

  const outcomes = (given ?? []).map((one, index) => parse(one, [field, String(index)]));
  const list = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const refusals = refusalsIn(outcomes);
  const isRepeated = new Set(list.map(keyOf)).size < list.length;
  return { list, refusals: isRepeated ? [...refusals, badInput([field], 'ENTRY_ONCE')] : refusals };
}

type Outcomes<Values> = { readonly [Name in keyof Values]: Result<Values[Name], RegistryErrorCode> };

/** Values that were each checked on their own, as one; or everything that speaks against them. */
export function allOf<Values extends object>(outcomes: Outcomes<Values>): Result<Values, RegistryErrorCode> {
  const entries = Object.entries<Result<unknown, RegistryErrorCode>>(outcomes);
  const refusals = refusalsIn(entries.map(([, outcome]) => outcome));
  if (refusals.length > 0) return refuse(...refusals);
  return accept(Object.fromEntries(entries.flatMap(([name, outcome]) => (outcome.ok ? [[name, outcome.value]] : []))) as Values);
}
