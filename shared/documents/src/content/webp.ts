import { readFile } from 'node:fs/promises';
import type { ContentProblem } from './content-problem';
import { problemOfImage, type ImageSize } from './image';

const headerBytes = 12;

/** A WebP: a RIFF file as long as it says, whose chunks lead to its end and hold an image of a known kind. */
export async function inspectWebp(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, headerBytes) !== 'WEBP') return 'WRONG_TYPE';
  return problemOfImage(bytes, sizeOfWebp(bytes));
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The measures of the canvas, or of the only image; null when the chunks do not lead to the end, or hold no image. */
function sizeOfWebp(bytes: Buffer): ImageSize | null {
  const chunks = bytes.readUInt32LE(4) + 8 === bytes.length ? chunksOf(bytes) : null;
  if (chunks === null || !chunks.some(({ type }) => Object.hasOwn(sizes, type) || type === 'ANMF')) return null;
  const [first] = chunks;
  return first === undefined ? null : first.type === 'VP8X' ? sizeOfCanvas(first.data) : (sizes[first.type]?.(first.data) ?? null);
}

/** Null when the last one does not end where the file does; each begins at an even place. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = headerBytes;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return at === bytes.length ? chunks : null;
}

const sizeOfCanvas = (data: Buffer): ImageSize | null => (data.length < 10 ? null : { width: 1 + data.readUIntLE(4, 3), height: 1 + data.readUIntLE(7, 3) });

/** The measures of an image, by the kind of its chunk: lossy (VP8, a key frame) or lossless. */
const sizes: Readonly<Record<string, (data: Buffer) => ImageSize | null>> = {
  'VP8 ': (data) => (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a ? null : { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }),
  VP8L: (data) => {
    if (data.length < 5 || data[0] !== 0x2f) return null;
    const measures = data.readUInt32LE(1);
    return { width: 1 + (measures & 0x3fff), height: 1 + ((measures >>> 14) & 0x3fff) };
  },
};
