/** Where a piece of a text stands; see the blocks of a draft. */
interface Place {
  readonly article: string;
  readonly paragraph: string | null;
  readonly letter: string | null;
  readonly point: string | null;
}

/** A piece of a text that has a place of its own. */
export interface ActPiece {
  readonly ref: Place;
  readonly text: string;
}

/** What stands before the first article. */
const preamble = 'preambul';

const roman = 'M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})';
/** A number as acts write it, `12` or `12^1`. */
const number = String.raw`(\d{1,4}(?:\^\d{1,3})?)`;
/** A reference begins with the same words as a title ("Articolul 5 din lege", "Art. 5-7"), but goes on in small letters or with a number. */
const ofTitle = String.raw`\s*(?:[.:]?\s*[-–—]\s*(?!\d)|[.:]?\s*(?=$|[\p{Lu}(„"«]))`;
const article = new RegExp(String.raw`^(?:Art\.?|ART\.?|Articolul|ARTICOLUL|Articol|ARTICOL)\s*(${roman}(?=[.\s–—:-]|$)|\d{1,4}(?:\^\d{1,3})?|(?:unic|UNIC)(?=[.\s–—:-]|$))${ofTitle}`, 'u');
const annex = new RegExp(String.raw`^(?:ANEX[AĂ]|Anexa)(?:\s+(?:nr\.?|NR\.?|Nr\.?)?\s*(\d{1,3}(?:\^\d{1,2})?|${roman}(?=[.\s–—:-]|$)))?(?:\s*[-–—:.]?\s*(?=$|[\p{Lu}(„"])|\s+(?=la\s))`, 'u');
const heading = /^(?:TITLUL|Titlul|CAPITOLUL|Capitolul|SECȚIUNEA|SECŢIUNEA|Secțiunea|Secţiunea|PARTEA|Partea|CARTEA|Cartea)\s+(?:a\s+)?[\dIVXLC]+/u;
const paragraph = new RegExp(String.raw`^\(${number}\)\s*`, 'u');
const letter = /^([a-zăâîșşțţ]{1,2}(?:\^\d{1,3})?)\)\s*/u;
const point = new RegExp(String.raw`^(?:${number}[.)](?!\d)|\(([ivx]{1,5})\))\s*`, 'u');

interface Reading {
  /** `5`, or `anexa1.5` within an annex. */
  annex: string | null;
  articleSeen: boolean;
  /** Whether the annex has an article yet; before the first its lines are counted. */
  inArticle: boolean;
  lines: number;
  place: Place;
  /** Of letters and points, the one that holds the other. */
  outer: 'letter' | 'point' | null;
  /** How many quotations are open: what an act quotes is no part of its own order. */
  quoted: number;
  /** Titles of chapters, with what follows them; they stand before the text of the article after them. */
  headings: string[];
  pieces: { ref: Place; text: string }[];
}

/**
 * Reads the lines of an act as it is written in Romania (Legea 24/2000): articles, paragraphs `(2)`, letters `a)`, points `1.` or `(i)`, at
 * whatever depth. What stands before the first article is `preambul`, its lines counted; an annex is `anexa1`, its lines counted until its own first
 * article, which is `anexa1.5`. A line without a number goes on with what is above it. Null when there is no article.
 */
export function readAct(lines: readonly string[]): readonly ActPiece[] | null {
  const reading: Reading = { annex: null, articleSeen: false, inArticle: false, lines: 0, place: placeOf(preamble), outer: null, quoted: 0, headings: [], pieces: [] };
  for (const line of lines) readLine(reading, line);
  if (reading.headings.length > 0) goOn(reading, reading.headings.splice(0).join('\n'));
  return reading.articleSeen ? reading.pieces : null;
}

const placeOf = (article_: string): Place => ({ article: article_, paragraph: null, letter: null, point: null });

function readLine(reading: Reading, line: string): void {
  const isQuoted = reading.quoted > 0;
  reading.quoted = Math.max(0, reading.quoted + balanceOf(line));
  if (isQuoted) return goOn(reading, line);
  if (beginArticle(reading, line) || beginAnnex(reading, line)) return;
  if (!reading.inArticle) return addCounted(reading, line);
  if (heading.test(line) || reading.headings.length > 0) reading.headings.push(line);
  else readNumbered(reading, line);
}

const balanceOf = (line: string): number => [...line].reduce((sum, sign) => sum + (sign === '„' || sign === '«' ? 1 : sign === '”' || sign === '»' ? -1 : 0), 0);

function beginArticle(reading: Reading, line: string): boolean {
  const match = article.exec(line);
  if (match === null || match[1] === '') return false;
  const own = match[1]!;
  Object.assign(reading, { articleSeen: true, inArticle: true, outer: null, place: placeOf(reading.annex === null ? own : `${reading.annex}.${own}`) });
  const rest = line.slice(match[0].length);
  const above = reading.headings.splice(0);
  if (above.length > 0) add(reading, above.join('\n'));
  if (rest !== '') readNumbered(reading, rest);
  return true;
}

function beginAnnex(reading: Reading, line: string): boolean {
  const match = reading.articleSeen ? annex.exec(line) : null;
  if (match === null) return false;
  const name = `anexa${(match[1] ?? '').toLowerCase()}`;
  Object.assign(reading, { annex: name, inArticle: false, lines: 0, outer: null, place: placeOf(name) });
  add(reading, line);
  return true;
}

/** A line of a preamble or of an annex without articles. */
function addCounted(reading: Reading, line: string): void {
  reading.lines += 1;
  reading.place = { ...placeOf(reading.annex ?? preamble), paragraph: String(reading.lines) };
  add(reading, line);
}

function readNumbered(reading: Reading, line: string): void {
  const { place } = reading;
  const [ofParagraph, ofLetter, ofPoint] = [paragraph.exec(line), letter.exec(line), point.exec(line)];
  if (ofParagraph !== null) {
    Object.assign(reading, { outer: null, place: { ...placeOf(place.article), paragraph: ofParagraph[1]! } });
    addRest(reading, line.slice(ofParagraph[0].length));
  } else if (ofLetter !== null) {
    nest(reading, 'letter', ofLetter[1]!);
    addRest(reading, line.slice(ofLetter[0].length));
  } else if (ofPoint !== null) {
    nest(reading, 'point', ofPoint[1] ?? ofPoint[2]!);
    addRest(reading, line.slice(ofPoint[0].length));
  } else goOn(reading, line);
}

/** A letter among points, or a point among letters, stands within the one that came first; another one of that kind ends both. */
function nest(reading: Reading, kind: 'letter' | 'point', label: string): void {
  reading.outer ??= kind;
  const above = reading.outer === kind ? { ...reading.place, letter: null, point: null } : reading.place;
  reading.place = { ...above, [kind]: label };
}

/** "(1) a) text": what follows a number may have a number itself. */
function addRest(reading: Reading, rest: string): void {
  if (letter.test(rest) || point.test(rest)) readNumbered(reading, rest);
  else if (rest !== '') add(reading, rest);
}

const add = (reading: Reading, text: string): void => void reading.pieces.push({ ref: reading.place, text });

/** A line without a number of its own: goes on with the piece of its place, or begins it. */
function goOn(reading: Reading, line: string): void {
  const last = reading.pieces.at(-1);
  if (last !== undefined && last.ref === reading.place) last.text += `\n${line}`;
  else add(reading, line);
}
