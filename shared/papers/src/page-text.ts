import { openSync, type Font } from 'fontkit';
import { plainText } from './plain-text';

/** The fonts of our pages, regular and bold: free ones that have ș, ț, ă, â, î and the letters of every language of Europe. */
export const pageFonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
} as const;

export type PageFont = keyof typeof pageFonts;

/** Sets text in lines that fit a width. */
export interface PageText {
  /** The lines of a text, at least one; a word that is wider than a line is parted. */
  readonly linesOf: (text: string, width: number) => readonly string[];
  /** A text in letters that the font has: a sign stands where one is missing. */
  readonly readable: (text: string) => string;
  readonly widthOfLetter: (letter: string) => number;
}

const unknown = '\ufffd';

/** Reads one of {@link pageFonts} for a size in points. Widths are summed letter by letter: kerning could only make a line shorter. */
export function createPageText(font: PageFont, size: number): PageText {
  const opened = openSync(pageFonts[font]) as Font;
  const widths = new Map<string, number>();
  const widthOfLetter = (letter: string): number => {
    const known = widths.get(letter);
    if (known !== undefined) return known;
    const width = (opened.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth * size) / opened.unitsPerEm;
    widths.set(letter, width);
    return width;
  };
  const widthOf = (text: string): number => {
    let width = 0;
    for (const letter of text) width += widthOfLetter(letter);
    return width;
  };
  const readable = (text: string): string => plainText(text).replace(/[^\n\x20-\x7e]/gu, (letter) => (opened.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : unknown));
  const wrapped = (line: string, width: number): string[] => {
    const words = line.split(' ').flatMap((word) => (widthOf(word) <= width ? [word] : partsOf([...word], { width, widthOf: widthOfLetter }).map((part) => part.join(''))));
    return linesOfWords(words, { width, widthOf, gapBefore: () => widthOfLetter(' ') }).map((set) => set.join(' '));
  };
  return { readable, widthOfLetter, linesOf: (text, width) => readable(text).split('\n').flatMap((line) => wrapped(line, width)) };
}

interface LetterMeasure<Letter> {
  readonly width: number;
  readonly widthOf: (letter: Letter) => number;
}

interface WordMeasure<Word> extends LetterMeasure<Word> {
  /** What a word takes between itself and the one before it on its line. */
  readonly gapBefore: (word: Word) => number;
}

/** Puts as many words on each line as it has room for; there is always a line. */
export function linesOfWords<Word>(words: readonly Word[], { width, widthOf, gapBefore }: WordMeasure<Word>): Word[][] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  let taken = 0;
  for (const word of words) {
    const needed = widthOf(word);
    if (line.length > 0 && taken + gapBefore(word) + needed > width) {
      lines.push(line);
      line = [];
      taken = 0;
    }
    taken += needed + (line.length > 0 ? gapBefore(word) : 0);
    line.push(word);
  }
  return [...lines, line];
}

/** The letters of a word in pieces that a line has room for each. */
export function partsOf<Letter>(letters: readonly Letter[], { width, widthOf }: LetterMeasure<Letter>): Letter[][] {
  const parts: Letter[][] = [];
  let part: Letter[] = [];
  let taken = 0;
  for (const letter of letters) {
    const needed = widthOf(letter);
    if (part.length > 0 && taken + needed > width) {
      parts.push(part);
      part = [];
      taken = 0;
    }
    taken += needed;
    part.push(letter);
  }
  return [...parts, part];
}
