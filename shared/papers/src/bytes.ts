/** Bytes as they come, a piece at a time: who writes pulls the next piece only when there is room for it. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const pieceLength = 65_536;

/** Gathers short texts into pieces of some 64 KiB of UTF-8. */
export async function* utf8Pieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let piece: string[] = [];
  let length = 0;
  for await (const text of texts) {
    piece.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield Buffer.from(piece.join(''));
    piece = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(piece.join(''));
}
