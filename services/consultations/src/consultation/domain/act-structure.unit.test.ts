import { readAct } from './act-structure';

const short = ({ article, paragraph, letter, point }: { article: string; paragraph: string | null; letter: string | null; point: string | null }): string =>
  [article, paragraph === null ? '' : `(${paragraph})`, letter === null ? '' : `${letter})`, point === null ? '' : `${point}.`].filter((part) => part !== '').join(' ');
/** Each piece as its place and its text. */
const read = (...lines: readonly string[]) => readAct(lines)?.map(({ ref, text }) => [short(ref), text]);

it('reads articles, paragraphs, letters and points at their places', () => {
  expect(
    read('Art. 1. - (1) Se aprobă normele.', '(2) Ele cuprind:', 'a) limite:', '1. pentru praf;', '2) pentru gaze;', 'b) termene.', '(3) Se publică.', 'Articolul 2', 'Definiții', '(1) Praf: particule.', 'Art. 12^1 – Se abrogă.'),
  ).toEqual([
    ['1 (1)', 'Se aprobă normele.'],
    ['1 (2)', 'Ele cuprind:'],
    ['1 (2) a)', 'limite:'],
    ['1 (2) a) 1.', 'pentru praf;'],
    ['1 (2) a) 2.', 'pentru gaze;'],
    ['1 (2) b)', 'termene.'],
    ['1 (3)', 'Se publică.'],
    ['2', 'Definiții'],
    ['2 (1)', 'Praf: particule.'],
    ['12^1', 'Se abrogă.'],
  ]);
});

it.each([
  ['Art. 5 Text', '5'],
  ['ART. 5. Text', '5'],
  ['Art.5 - Text', '5'],
  ['Articolul 5. Text', '5'],
  ['Art. I. - Text', 'I'],
  ['Articol unic. - Text', 'unic'],
  ['ARTICOL UNIC – Text', 'UNIC'],
])('sees an article in "%s"', (line, article) => {
  expect(read(line)).toEqual([[article, 'Text']]);
});

it('sees none in a reference', () => {
  expect(read('Art. 1 Textul legii:', 'Articolul 5 din lege rămâne.', 'art. 6 la fel.', 'Art. 7 și 8 se aplică.', 'Art. 9-11 la fel.')).toEqual([['1', 'Textul legii:\nArticolul 5 din lege rămâne.\nart. 6 la fel.\nArt. 7 și 8 se aplică.\nArt. 9-11 la fel.']]);
  expect(readAct(['Un text oarecare.', 'Articolul 5 din lege se abrogă.'])).toBeNull();
});

it('keeps what an act quotes in one piece', () => {
  expect(read('Art. I. - Legea se modifică:', '1. Articolul 5 se modifică și va avea următorul cuprins:', '„Art. 5. - (1) Nou.', '(2) Tot nou.”', '2. La articolul 6, litera a) se abrogă.', 'a) întâi;')).toEqual([
    ['I', 'Legea se modifică:'],
    ['I 1.', 'Articolul 5 se modifică și va avea următorul cuprins:\n„Art. 5. - (1) Nou.\n(2) Tot nou.”'],
    ['I 2.', 'La articolul 6, litera a) se abrogă.'],
    ['I a) 2.', 'întâi;'],
  ]);
});

it('counts the lines before the first article, and names annexes with their own articles', () => {
  expect(read('HOTĂRÂRE', 'Având în vedere legea,', 'CAPITOLUL I', 'Art. 1. - Text.', 'CAPITOLUL II', 'Sancțiuni', 'Art. 2. - Anexa nr. 1 face parte din hotărâre.', 'ANEXA Nr. 1', 'Regulament', 'Art. 1. - În anexă.', '(2) Al doilea.', 'Anexa 2', 'Tabel')).toEqual([
    ['preambul (1)', 'HOTĂRÂRE'],
    ['preambul (2)', 'Având în vedere legea,'],
    ['preambul (3)', 'CAPITOLUL I'],
    ['1', 'Text.'],
    ['2', 'CAPITOLUL II\nSancțiuni\nAnexa nr. 1 face parte din hotărâre.'],
    ['anexa1', 'ANEXA Nr. 1'],
    ['anexa1 (1)', 'Regulament'],
    ['anexa1.1', 'În anexă.'],
    ['anexa1.1 (2)', 'Al doilea.'],
    ['anexa2', 'Anexa 2'],
    ['anexa2 (1)', 'Tabel'],
  ]);
});
