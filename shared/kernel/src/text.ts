import { accept, refuse, type Result } from './result';

/** Bounds of one text field, in characters after trimming. */
export interface TextBounds {
  readonly min?: number;
  readonly max: number;
}

/**
 * Checks one line or paragraph that a person typed: well-formed Unicode (no lone surrogate), no NUL, trimmed, NFC, within bounds.
 * Romanian cedilla letters (ş, ţ) become the standard comma-below ones (ș, ț); soft hyphens and zero-width spaces go.
 */
export function parseText(value: string, bounds: TextBounds, field: readonly string[]): Result<string, 'BAD_USER_INPUT'> {
  const min = bounds.min ?? 1;
  const wrong = (expected: string) => refuse({ code: 'BAD_USER_INPUT', field, params: { expected } });
  if (!value.isWellFormed() || value.includes('\0')) return wrong('well-formed text without NUL characters');
  const text = toCommaBelow(withoutInvisible(value).normalize('NFC').trim());
  if (text.length < min) return wrong(`at least ${min} character(s)`);
  if (text.length > bounds.max) return wrong(`at most ${bounds.max} characters`);
  return accept(text);
}

/** Official Romanian spelling: cedilla ş ţ become comma-below ș ț. */
export const toCommaBelow = (text: string): string =>
  text.replace(/[şţŞŢ]/g, (letter) => ({ ş: 'ș', ţ: 'ț', Ş: 'Ș', Ţ: 'Ț' })[letter]!);

/**
 * Text without what nobody sees and what makes two like names differ: soft hyphens, zero-width spaces, byte order marks. Joiners
 * stay, since emoji are made of them.
 */
export const withoutInvisible = (text: string): string => text.replaceAll(/[\u00AD\u200B\u2060\uFEFF]/g, '');

/** The form in which text is compared and searched: no case, no diacritics, no cedilla, single spaces, letters and digits only. */
export function foldText(text: string): string {
  // Half of a register is written without diacritics, and needs none of the slow steps.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The different words by which a text is found, in the order of the text: folded, without what nobody sees. */
export function searchWords(text: string): readonly string[] {
  const folded = foldText(withoutInvisible(text));
  return folded === '' ? [] : [...new Set(folded.split(' '))];
}

/** Text as HTML shows it, in an element or a quoted attribute: nothing that somebody typed becomes markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
