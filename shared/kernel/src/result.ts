/** Why something was refused: a stable code, the path of input names it is about, and the words its message needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Path to the input that caused it, e.g. `['documents', 'statute']`. */
  readonly field?: readonly string[];
  /** Values for the placeholders of the code's message. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** What must change before the request can be accepted, one line each. */
  readonly blockers?: readonly string[];
}

/** The outcome of an operation that may be refused for reasons the caller is expected to handle; all reasons at once. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal<Code>[] };

/** The accepted outcome. */
export const accept = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** The refused outcome, with every reason found. */
export const refuse = <Code extends string>(...refusals: readonly Refusal<Code>[]): Result<never, Code> => ({ ok: false, refusals });

/** Every reason for which some of these were refused; none when all were accepted. */
export const refusalsIn = <Code extends string>(results: readonly Result<unknown, Code>[]): readonly Refusal<Code>[] =>
  results.flatMap((result) => (result.ok ? [] : result.refusals));

/** What a command answers that the system itself gives; a refusal of it is a fault. */
export async function unrefused<Value>(outcome: Promise<Result<Value>>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error(`Expected the system not to be refused, was: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** Makes the compiler reject a `switch` that forgets a case. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
