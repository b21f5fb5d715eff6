import { createPageText } from './page-text';
import type { Words } from './paper-document';
import { createRunText, type SegmentLine } from './run-text';

const text = createRunText(10);
const fonts = { regular: createPageText('regular', 10), bold: createPageText('bold', 10) };
const shown = (lines: readonly SegmentLine[]): string[] => lines.map((line) => line.map((segment) => segment.text).join(''));

function widthOf(line: SegmentLine): number {
  const letters = line.flatMap((segment) => [...segment.text].map((letter) => ({ letter, font: segment.font })));
  if (letters.at(-1)?.letter === ' ') letters.pop();
  return letters.reduce((sum, { letter, font }) => sum + fonts[font].widthOfLetter(letter), 0);
}

const mixed: Words = ['Între ', { strong: 'Asociația Mâini' }, 'le Întinse', { strong: '!' }, ' și ', { link: 'legea voluntariatului', to: 'https://exemplu.ro' }, `, ${'ș'.repeat(40)} gata.`];
const mixedText = `Între Asociația Mâinile Întinse! și legea voluntariatului, ${'ș'.repeat(40)} gata.`;

test.each([5, 40, 80, 120, 200, 1_000])('lines %i points wide are the text as it was given, and none is wider', (width) => {
  const lines = text.linesOf(mixed, width);

  expect(shown(lines).join('')).toBe(mixedText);
  if (width > 10) expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width + 1e-6);
});

test('a word of two kinds is not parted between them', () => {
  const lines = shown(text.linesOf(['unu doi', { strong: 'trei' }, ' patru'], 50));

  expect(lines).toEqual(['unu ', 'doitrei ', 'patru']);
});

test('each kind of words is a segment; a link tells its address in the letters of addresses', () => {
  const [line] = text.linesOf(['a ', { strong: 'b' }, { link: 'c d', to: 'https://exemplu.ro/ț' }], 1_000);

  expect(line).toEqual([
    { text: 'a ', font: 'regular', link: null },
    { text: 'b', font: 'bold', link: null },
    { text: 'c d', font: 'regular', link: { address: 'https://exemplu.ro/%C8%9B', words: 'c d' } },
  ]);
});

test('a line break begins a line, and words of nothing are a line', () => {
  expect(shown(text.linesOf(['una\r\n', { strong: '\ndouă' }], 1_000))).toEqual(['una', '', 'două']);
  expect(shown(text.linesOf([], 1_000))).toEqual(['']);
});
