/** The values of one statement, numbered as they are used. */
export interface SqlParameters {
  readonly values: unknown[];
  /** Adds a value; answers its placeholder with its type. */
  readonly add: (value: unknown, type: string) => string;
}

/** An empty list of values. */
export function createSqlParameters(): SqlParameters {
  const values: unknown[] = [];
  return { values, add: (value, type) => `$${values.push(value)}::${type}` };
}
