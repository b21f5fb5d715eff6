/** Collects the lines of a text as its parts come; blank ones are left out. */
export interface LineWriter {
  readonly write: (text: string) => void;
  /** Raised digits after a number are a part of it: `12` and a raised `1` are `12^1`. */
  readonly raise: (text: string) => void;
  readonly endLine: () => void;
  readonly isBlank: () => boolean;
  /** Puts text before the line. */
  readonly prefix: (text: string) => void;
  readonly lines: readonly string[];
}

/** Makes an empty one. */
export function createLineWriter(): LineWriter {
  const lines: string[] = [];
  let parts: string[] = [];
  return {
    lines,
    write: (text) => void parts.push(text),
    raise: (text) => void parts.push(/^\s*\d+\s*$/.test(text) && /\d\)?$/.test(parts.at(-1)?.trimEnd() ?? '') ? `^${text.trim()}` : text),
    isBlank: () => parts.every((part) => part.trim() === ''),
    prefix: (text) => void parts.unshift(text),
    endLine() {
      const line = parts.join('').replaceAll(/[\s\u00A0]+/gu, ' ').trim();
      parts = [];
      if (line !== '') lines.push(line);
    },
  };
}
