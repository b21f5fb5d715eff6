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
  const names = Object.keys(value);
  if (!areSorted(names)) names.sort();
  let text = '';
  for (const name of names) {
    const member = written(value[name]);
    if (member !== undefined) text += (text === '' ? '' : ',') + writtenName(name) + member;
  }
  return `{${text}}`;
}

/** Most names come in this order already: the database keeps them by length, and `after` and `before` are most of them. */
function areSorted(names: readonly string[]): boolean {
  for (let place = 1; place < names.length; place += 1) if (names[place - 1]! >= names[place]!) return false;
  return true;
}

const mostNamesKept = 1_000;
const namesKept = new Map<string, string>();

/** A row has a hundred names, of few different ones. */
function writtenName(name: string): string {
  const kept = namesKept.get(name);
  if (kept !== undefined) return kept;
  const text = `${JSON.stringify(name)}:`;
  if (namesKept.size < mostNamesKept) namesKept.set(name, text);
  return text;
}
