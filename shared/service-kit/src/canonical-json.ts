/**
 * A value as canonical JSON (RFC 8785), as if it had gone through JSON first: dates are text, what is undefined is gone. A chain
 * hashes every row of the audit trail twice in its life, so it is written in one pass and without a copy.
 */
export const canonicalJson = (value: unknown): string => written(value) ?? 'null';

/** Undefined for what JSON leaves out. */
function written(value: unknown): string | undefined {
  // JSON.stringify writes strings and numbers as RFC 8785 asks, and knows what it leaves out.
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === 'function' ? written((value as { toJSON: () => unknown }).toJSON()) : ofObject(value as Readonly<Record<string, unknown>>);
}

function ofObject(value: Readonly<Record<string, unknown>>): string {
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const member = written(value[name]);
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${member}`);
  }
  return `{${members.join(',')}}`;
}
