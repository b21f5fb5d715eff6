const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v' };

/** One line of PostgreSQL's COPY text format: values parted by tabs, with what would part or end them escaped. */
export const copyLine = (values: readonly string[]): string =>
  `${values.map((value) => value.replaceAll(/[\\\t\n\r\b\f\v]/g, (character) => escapes[character]!)).join('\t')}\n`;
