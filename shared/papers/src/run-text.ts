import { addressOf, runsOf, textOfRun } from './document-checks';
import { createPageText, linesOfWords, partsOf, type PageFont, type PageText } from './page-text';
import type { Run, Words } from './paper-document';

/** Where a run leads, and the words that say so to who cannot see them. */
export interface Link {
  readonly address: string;
  readonly words: string;
}

/** A part of a line that is drawn in one way. */
export interface Segment {
  readonly text: string;
  readonly font: PageFont;
  readonly link: Link | null;
}

export type SegmentLine = readonly Segment[];

/** Sets words of several kinds in lines that fit a width. */
export interface RunText {
  /**
   * The lines of the words, at least one. A line that goes on ends in the space that parted its last word from the next, so that the lines one
   * after the other are the text as it was given.
   */
  readonly linesOf: (words: Words, width: number) => readonly SegmentLine[];
}

interface Letter {
  readonly letter: string;
  readonly style: Omit<Segment, 'text'>;
}

/** Letters without a space among them, and the space before them if there is one. */
interface Word {
  readonly letters: readonly Letter[];
  readonly gap: Letter | null;
}

/** Makes a {@link RunText} for a size in points. */
export function createRunText(size: number): RunText {
  const fonts = { regular: createPageText('regular', size), bold: createPageText('bold', size) };
  const widthOf = ({ letter, style }: Letter): number => fonts[style.font].widthOfLetter(letter);
  const widthOfWord = ({ letters }: Word): number => letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  const gapBefore = ({ gap }: Word): number => (gap === null ? 0 : widthOf(gap));
  const wrapped = (letters: readonly Letter[], width: number): SegmentLine[] => {
    const words = wordsOf(letters).flatMap(({ letters: word, gap }) => partsOf(word, { width, widthOf }).map((part, index) => ({ letters: part, gap: index === 0 ? gap : null })));
    const lines = linesOfWords(words, { width, widthOf: widthOfWord, gapBefore });
    return lines.map((line, index) => segmentsOf([...lettersOf(line), ...spaceBefore(lines[index + 1]?.[0])]));
  };
  return { linesOf: (words, width) => parted(styled(words, fonts), '\n').flatMap((letters) => wrapped(letters, width)) };
}

const spaceBefore = (word: Word | undefined): readonly Letter[] => (word === undefined || word.gap === null ? [] : [word.gap]);

const lettersOf = (line: readonly Word[]): readonly Letter[] => line.flatMap(({ letters, gap }, index) => (index === 0 || gap === null ? letters : [gap, ...letters]));

function styled(words: Words, fonts: Readonly<Record<PageFont, PageText>>): Letter[] {
  return runsOf(words).flatMap((run) => {
    const style = styleOf(run);
    return [...fonts[style.font].readable(textOfRun(run))].map((letter) => ({ letter, style }));
  });
}

function styleOf(run: Run): Letter['style'] {
  if (typeof run === 'string') return { font: 'regular', link: null };
  if ('strong' in run) return { font: 'bold', link: null };
  return { font: 'regular', link: { address: addressOf(run.to), words: run.link } };
}

/** The letters between each two of one kind. */
function parted(letters: readonly Letter[], by: string): Letter[][] {
  const sets: Letter[][] = [[]];
  for (const one of letters) {
    if (one.letter === by) sets.push([]);
    else sets.at(-1)!.push(one);
  }
  return sets;
}

function wordsOf(letters: readonly Letter[]): Word[] {
  const spaces = letters.filter(({ letter }) => letter === ' ');
  return parted(letters, ' ').map((word, index) => ({ letters: word, gap: index === 0 ? null : spaces[index - 1]! }));
}

function segmentsOf(letters: readonly Letter[]): SegmentLine {
  const segments: { text: string; readonly style: Letter['style'] }[] = [];
  for (const { letter, style } of letters) {
    const last = segments.at(-1);
    if (last?.style === style) last.text += letter;
    else segments.push({ text: letter, style });
  }
  return segments.map(({ text, style }) => ({ text, ...style }));
}
