import { accept, refusalsIn, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';

/** Where a block stands in the text: article, paragraph (alineat), letter (literă), point (punct); null below its own level. */
interface ArticleRef {
  readonly article: string;
  readonly paragraph: string | null;
  readonly letter: string | null;
  readonly point: string | null;
}

/** One addressable piece of a draft's text. Its id stays the same from version to version. */
export interface DraftBlock {
  readonly id: string;
  readonly ref: ArticleRef;
  readonly text: string;
}

type Given<Value> = Value | null | undefined;

interface PointInput {
  readonly point: string;
  readonly text: string;
}
interface LetterInput {
  readonly letter: string;
  readonly text: string;
  readonly points?: Given<readonly PointInput[]>;
}
interface ParagraphInput {
  readonly paragraph: string;
  readonly text: string;
  readonly letters?: Given<readonly LetterInput[]>;
}
/** One article as an officer gives it: its own text (or title), its paragraphs, or both. */
export interface ArticleInput {
  readonly article: string;
  readonly text?: Given<string>;
  readonly paragraphs?: Given<readonly ParagraphInput[]>;
}

/** How long a text of a draft may be. */
export const maximumArticles = 2_000;
const maximumBlocks = 20_000;
/** In characters; a longer block is one that nobody can comment on precisely. */
export const maximumBlockLength = 5_000;

interface Piece {
  readonly ref: ArticleRef;
  readonly text: string;
  readonly path: readonly string[];
}

/** Reads the structured text of a draft as blocks in the order of the text, or every reason why it cannot be one. */
export function readDraftText(articles: readonly ArticleInput[]): Result<readonly Omit<DraftBlock, 'id'>[], ConsultationsErrorCode> {
  if (articles.length === 0 || articles.length > maximumArticles) return refuse(badInput(['articles'], 'ARTICLES', { maximum: maximumArticles }));
  return checkPieces(articles.flatMap((article, index) => piecesOfArticle(article, ['articles', String(index)])), ['articles']);
}

/** Checks the pieces of a text that came as a file, as those that came in articles; each refusal names the place in the text. */
export function readFilePieces(pieces: readonly Omit<Piece, 'path'>[]): Result<readonly Omit<DraftBlock, 'id'>[], ConsultationsErrorCode> {
  const articles = new Set(pieces.map(({ ref }) => ref.article));
  if (articles.size > maximumArticles) return refuse(badInput(['documentId'], 'ARTICLES', { maximum: maximumArticles }));
  return checkPieces(pieces.map((piece) => ({ ...piece, path: ['documentId', ...Object.values(piece.ref).filter((part: string | null) => part !== null)] })), ['documentId']);
}

function checkPieces(pieces: readonly Piece[], path: readonly string[]): Result<readonly Omit<DraftBlock, 'id'>[], ConsultationsErrorCode> {
  if (pieces.length === 0 || pieces.length > maximumBlocks) return refuse(badInput(path, 'ARTICLES', { maximum: maximumArticles }));

  const read = pieces.map(readPiece);
  const refusals = [...refusalsIn(read), ...repeatedRefs(pieces)].slice(0, maximumRefusals);
  return refusals.length > 0 ? refuse(...refusals) : accept(read.flatMap((piece) => (piece.ok ? [piece.value] : [])));
}

/** Of a text with a mistake in every block the first ones are enough. */
const maximumRefusals = 50;

function piecesOfArticle({ article, text, paragraphs }: ArticleInput, path: readonly string[]): readonly Piece[] {
  const ref = { article, paragraph: null, letter: null, point: null };
  const own = text == null ? [] : [{ ref, text, path }];
  return [...own, ...(paragraphs ?? []).flatMap((paragraph, index) => piecesOfParagraph(paragraph, ref, [...path, 'paragraphs', String(index)]))];
}

function piecesOfParagraph({ paragraph, text, letters }: ParagraphInput, above: ArticleRef, path: readonly string[]): readonly Piece[] {
  const ref = { ...above, paragraph };
  return [{ ref, text, path }, ...(letters ?? []).flatMap((letter, index) => piecesOfLetter(letter, ref, [...path, 'letters', String(index)]))];
}

function piecesOfLetter({ letter, text, points }: LetterInput, above: ArticleRef, path: readonly string[]): readonly Piece[] {
  const ref = { ...above, letter };
  return [{ ref, text, path }, ...(points ?? []).map(({ point, text: ofPoint }, index) => ({ ref: { ...ref, point }, text: ofPoint, path: [...path, 'points', String(index)] }))];
}

/** As in `5`, `12^1`, `a`, `ii`: short, without blanks. */
const label = /^[\p{L}\p{N}][\p{L}\p{N}^.]{0,15}$/u;

function readPiece({ ref, text, path }: Piece): Result<Omit<DraftBlock, 'id'>, ConsultationsErrorCode> {
  const wrong = Object.values(ref).some((part: string | null) => part !== null && !label.test(part));
  const read = textOf(maximumBlockLength)(text, [...path, 'text'], '');
  if (wrong) return refuse(badInput(path, 'BLOCK_LABEL'));
  return read.ok ? accept({ ref, text: read.value }) : read;
}

/** Two blocks at one place could not be told apart by who comments on one of them. */
function repeatedRefs(pieces: readonly Piece[]): readonly ConsultationsRefusal[] {
  const seen = new Set<string>();
  return pieces.flatMap(({ ref, path }) => {
    const key = keyOf(ref);
    if (seen.has(key)) return [badInput(path, 'BLOCK_LABEL')];
    seen.add(key);
    return [];
  });
}

const keyOf = ({ article, paragraph, letter, point }: ArticleRef): string => JSON.stringify([article, paragraph, letter, point]);

type NewBlock = Omit<DraftBlock, 'id'>;

/** The place above, and what a block is called there; null for an article. */
function placeWithin({ article, paragraph, letter, point }: ArticleRef): { readonly above: ArticleRef; readonly own: Partial<ArticleRef> } | null {
  if (point !== null) return { above: { article, paragraph, letter, point: null }, own: { point } };
  if (letter !== null) return { above: { article, paragraph, letter: null, point: null }, own: { letter } };
  return paragraph === null ? null : { above: { article, paragraph: null, letter: null, point: null }, own: { paragraph } };
}

/**
 * Gives the blocks of a new version their ids: those that they had in the version before, so that what was said about a block stays with it.
 * A block is the same when it has the same text at the same place; else when its text, which stands once in each version, has moved; else when
 * it is called the same within a block that is the same; else when it stands at the same place.
 */
export function identifyBlocks(before: readonly DraftBlock[], texts: readonly NewBlock[], newId: NewId): readonly DraftBlock[] {
  const free = new Map(before.map((block) => [block.id, block]));
  const ids = new Map<NewBlock, string>();
  const take = (text: NewBlock, { id }: DraftBlock): void => {
    ids.set(text, id);
    free.delete(id);
  };
  matchOnce({ texts, ids, free, take }, (block) => `${keyOf(block.ref)} ${block.text}`);
  matchOnce({ texts, ids, free, take }, ({ text }) => text);
  matchWithin(before, { texts, ids, free, take });
  matchOnce({ texts, ids, free, take }, ({ ref }) => keyOf(ref));
  return texts.map((text) => ({ ...text, id: ids.get(text) ?? newId() }));
}

interface Matching {
  readonly texts: readonly NewBlock[];
  readonly ids: ReadonlyMap<NewBlock, string>;
  readonly free: ReadonlyMap<string, DraftBlock>;
  readonly take: (text: NewBlock, block: DraftBlock) => void;
}

/** Matches what has the same key, where that tells one block from all others in both versions. */
function matchOnce({ texts, ids, free, take }: Matching, keyOfBlock: (block: NewBlock) => string): void {
  const known = Map.groupBy(free.values(), keyOfBlock);
  const wanted = Map.groupBy(texts.filter((text) => !ids.has(text)), keyOfBlock);
  for (const [key, [text, ...others]] of wanted) {
    const [block, ...rivals] = known.get(key) ?? [];
    if (text !== undefined && block !== undefined && others.length === 0 && rivals.length === 0) take(text, block);
  }
}

/** Matches what is called the same within a block that is the same, from above downwards: letters follow a paragraph that has moved. */
function matchWithin(before: readonly DraftBlock[], { texts, ids, free, take }: Matching): void {
  const byId = new Map(before.map((block) => [block.id, block]));
  const byRef = new Map(before.map((block) => [keyOf(block.ref), block]));
  const textByRef = new Map(texts.map((text) => [keyOf(text.ref), text]));
  for (const text of texts) {
    const place = ids.has(text) ? null : placeWithin(text.ref);
    const above = place === null ? undefined : textByRef.get(keyOf(place.above));
    const wasAbove = above === undefined ? undefined : byId.get(ids.get(above) ?? '');
    const block = wasAbove === undefined ? undefined : byRef.get(keyOf({ ...wasAbove.ref, ...place!.own }));
    if (block !== undefined && free.has(block.id)) take(text, block);
  }
}
