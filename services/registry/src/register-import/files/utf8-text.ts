import { refuseFile } from './read-rows';

/** Decodes UTF-8 as it comes. What is not UTF-8 text is refused with its line; so is a text whose last line does not end. */
export async function* utf8Text(chunks: AsyncIterable<Buffer>, onRead: (bytes: number) => void): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let bytes = 0;
  let lines = 1;
  let last = '';
  for await (const chunk of chunks) {
    const text = decoded(() => decoder.decode(chunk, { stream: true }), () => lines + validLinesOf(chunk));
    if (text.includes('\0')) refuseFile('WRONG_ENCODING', { line: lines + breaksIn(text.slice(0, text.indexOf('\0'))) });
    bytes += chunk.length;
    lines += breaksIn(text);
    last = text.at(-1) ?? last;
    onRead(bytes);
    yield text;
  }
  decoded(() => decoder.decode(), () => lines);
  if (bytes > 0 && last !== '\n' && last !== '\r') refuseFile('CUT_SHORT', { line: lines });
}

function decoded(decode: () => string, lineOf: () => number): string {
  try {
    return decode();
  } catch (error) {
    return refuseFile('WRONG_ENCODING', { line: lineOf() }, error);
  }
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** How many line breaks stand before the first bytes that are not UTF-8; the chunk may begin in the middle of a character. */
function validLinesOf(chunk: Buffer): number {
  const start = [0, 1, 2, 3].find((place) => (chunk[place] ?? 0) >> 6 !== 2) ?? 0;
  let [low, high] = [start, chunk.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isUtf8Prefix(chunk.subarray(start, middle))) low = middle;
    else high = middle - 1;
  }
  return breaksIn(chunk.subarray(0, low).toString('latin1'));
}

function isUtf8Prefix(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
