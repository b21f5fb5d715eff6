import { foldText, withoutInvisible } from '@conect/kernel';

/** So many words in a row are compared: one word alone says little, and whoever changes one changes no more than three of these. */
const shingleLength = 3;

/** A text as it is compared: every three words in a row, each as a number, sorted and each once. A letter costs four bytes a word. */
export type Shingles = Uint32Array;

/** Reads the words of a text as they are compared: no case, no diacritics, no punctuation. A text of fewer words is one piece. */
export function shinglesOf(text: string): Shingles {
  const folded = foldText(withoutInvisible(text));
  const words = folded === '' ? [] : folded.split(' ').map(hashOfWord);
  const length = Math.min(words.length, shingleLength);
  const shingles = new Uint32Array(words.length - length + 1);
  for (let place = 0; place < shingles.length; place += 1) {
    let piece = length;
    for (let next = place; next < place + length; next += 1) piece = mixed(piece, words[next]!);
    shingles[place] = piece;
  }
  return withoutRepeats(shingles.sort());
}

/** How much of two texts is the same: of the pieces that either has, the share that both have (Jaccard), from 0 to 1. */
export function similarityOf(one: Shingles, other: Shingles): number {
  let [shared, inOne, inOther] = [0, 0, 0];
  while (inOne < one.length && inOther < other.length) {
    const difference = one[inOne]! - other[inOther]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) inOne += 1;
    if (difference >= 0) inOther += 1;
  }
  return shared / (one.length + other.length - shared);
}

/** Numbers of which two texts share about as large a share as they are alike (MinHash, Broder 1997). */
const signatureLength = 80;
/** So many of them make a band: texts that share one are compared. Of texts that are alike to seven tenths, one pair in 250 shares none of the twenty. */
const bandLength = 4;

const seeds = Uint32Array.from({ length: signatureLength }, (_none, place) => scattered(Math.imul(place + 1, 0x9e3779b1)));

/** The bands of a text, each as a number: in the same place texts that are alike have the same one. */
export function bandsOf(shingles: Shingles): Uint32Array {
  const lowest = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let place = 0; place < signatureLength; place += 1) {
      const hashed = scattered(shingle ^ seeds[place]!);
      if (hashed < lowest[place]!) lowest[place] = hashed;
    }
  }
  return Uint32Array.from({ length: signatureLength / bandLength }, (_none, band) => lowest.slice(band * bandLength, (band + 1) * bandLength).reduce(mixed, 0));
}

/** FNV-1a over the code units of a word. */
function hashOfWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < word.length; place += 1) hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

/** One number of two, in their order. */
function mixed(before: number, next: number): number {
  return scattered(Math.imul(before, 31) + next);
}

/** Every bit of a number moves every bit of what comes out (the finalizer of MurmurHash3). */
function scattered(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const withoutRepeats = (sorted: Uint32Array): Uint32Array => sorted.filter((value, place) => place === 0 || value !== sorted[place - 1]);
