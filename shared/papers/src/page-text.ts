import { openSync, type Font } from 'fontkit';

/** The fonts of our pages, regular and bold: free ones that have ș, ț, ă, â, î and the letters of every language of Europe. */
export const pageFonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
} as const;

/** Sets text in lines that fit a width. */
export interface PageText {
  /** The lines of a text, at least one; a word that is wider than a line is parted. */
  readonly linesOf: (text: string, width: number) => readonly string[];
}

const unknown = '\ufffd';

/** Reads one of {@link pageFonts} for a size in points. Widths are summed letter by letter: kerning could only make a line shorter. */
export function createPageText(font: keyof typeof pageFonts, size: number): PageText {
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
  return { linesOf: (text, width) => readable(text).split('\n').flatMap((line) => wrapped(line, { width, widthOf })) };
}

/** Composed letters, lines parted by one character, spaces of one kind, no control characters. */
const plainText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');

interface Measure {
  readonly width: number;
  readonly widthOf: (text: string) => number;
}

function wrapped(text: string, measure: Measure): string[] {
  const lines: string[] = [];
  const space = measure.widthOf(' ');
  let words: string[] = [];
  let taken = 0;
  for (const word of text.split(' ').flatMap((whole) => partsOf(whole, measure))) {
    const needed = measure.widthOf(word);
    if (words.length > 0 && taken + space + needed > measure.width) {
      lines.push(words.join(' '));
      words = [];
      taken = 0;
    }
    taken += needed + (words.length > 0 ? space : 0);
    words.push(word);
  }
  return [...lines, words.join(' ')];
}

/** A word as it is, or the pieces of one that no line has room for. */
function partsOf(word: string, { width, widthOf }: Measure): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
