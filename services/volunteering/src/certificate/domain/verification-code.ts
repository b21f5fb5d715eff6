/**
 * The alphabet of verification codes: Crockford's Base32, without the letters that people take for others (I, L, O) and without U. It can be typed
 * from paper, in small letters too.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 27 letters of 5 bits are 135 bits; the 28th is the check letter. */
const dataLetters = 27;
/** So many bytes make up the letters of a code. */
export const codeBytes = Math.ceil((dataLetters * 5) / 8);
const groupLength = 4;

/**
 * Writes a code of the first 135 bits of these bytes, in seven groups of four letters. The check letter is taken in the field of 32 elements: every
 * single wrong letter and every two letters that were swapped make a code that is none, without asking the database.
 */
export function writeCode(bytes: Uint8Array): string {
  const data = lettersOf(bytes);
  return [...data, checkOf(data)].map((value) => alphabet[value]).join('').replace(new RegExp(`(.{${groupLength}})(?=.)`, 'g'), '$1-');
}

/** Reads a code however it was typed: small letters, other dashes, spaces, O for 0, I and L for 1. Null for what is no code; what comes back is written as {@link writeCode} does, without dashes. */
export function readCode(text: string): string | null {
  if (text.length > 100) return null;
  const plain = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (plain.length !== dataLetters + 1) return null;
  const values = [...plain].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return null;
  return checkOf(values.slice(0, dataLetters)) === values[dataLetters] ? plain : null;
}

function lettersOf(bytes: Uint8Array): readonly number[] {
  let [bits, count] = [0, 0];
  const letters: number[] = [];
  for (const byte of bytes) {
    [bits, count] = [(bits << 8) | byte, count + 8];
    for (; count >= 5; count -= 5) letters.push((bits >> (count - 5)) & 31);
    bits &= (1 << count) - 1;
  }
  return letters.slice(0, dataLetters);
}

/** The letter that makes the weighted sum of all letters zero; the weights are the powers of x, of which the first 31 differ. */
const checkOf = (letters: readonly number[]): number => letters.reduce((sum, letter) => timesX(sum ^ letter), 0);

/** Times x in the field of 32 elements, modulo x^5 + x^2 + 1. */
const timesX = (value: number): number => ((value << 1) ^ (value >= 16 ? 0b100101 : 0)) & 31;
