import { readFile } from 'node:fs/promises';
import { archiveTailBytes, endsAsArchive } from './hidden-archive';
import type { ContentProblem } from './content-problem';

/** A small file can unpack to an image that fills the memory of whoever opens it. */
const maximumPixels = 50_000_000;

/** What a header says of an image. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);
const endOfImage = Buffer.from([0xff, 0xd9]);

/** A PNG: its chunks, header first, lead exactly to the end of the file. */
export async function inspectPng(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  if (!bytes.subarray(0, pngStart.length).equals(pngStart)) return 'WRONG_TYPE';
  return problemOfImage(bytes, sizeOfPng(bytes));
}

/** A JPEG: segments lead to a frame header and then to image data that ends; cameras may add data of their own after it. */
export async function inspectJpeg(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  if (!bytes.subarray(0, jpegStart.length).equals(jpegStart)) return 'WRONG_TYPE';
  return problemOfImage(bytes, sizeOfJpeg(bytes));
}

/** What is wrong with an image of these bytes and measures; null measures could not be read. */
export function problemOfImage(bytes: Buffer, size: ImageSize | null): ContentProblem | null {
  if (size === null || size.width === 0 || size.height === 0) return 'UNREADABLE';
  if (size.width * size.height > maximumPixels) return 'IMAGE_TOO_LARGE';
  return endsAsArchive(bytes.subarray(-archiveTailBytes)) ? 'HIDDEN_ARCHIVE' : null;
}

/** Null when the chunks do not run from IHDR to an IEND that closes the file. */
function sizeOfPng(bytes: Buffer): ImageSize | null {
  let at = pngStart.length;
  let type = '';
  while (at + 12 <= bytes.length && type !== 'IEND') {
    type = bytes.toString('latin1', at + 4, at + 8);
    if (at === pngStart.length && type !== 'IHDR') return null;
    at += 12 + bytes.readUInt32BE(at);
  }
  if (type !== 'IEND' || at !== bytes.length) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Null when no frame header comes before the image data, or the data does not end. */
function sizeOfJpeg(bytes: Buffer): ImageSize | null {
  let size: ImageSize | null = null;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === 0xda) return bytes.indexOf(endOfImage, at + 2 + length) < 0 ? null : size;
    if (isFrameHeader(marker)) {
      if (size !== null || at + 9 > bytes.length) return null;
      size = { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + length;
  }
  return null;
}

/** SOF0 to SOF15, but for the three in between that are tables. */
const isFrameHeader = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
