import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { archiveTailBytes, endsAsArchive } from './hidden-archive';
import type { ContentProblem } from './content-problem';

const inflateBytes = promisify(inflate);

const header = /^%PDF-(1\.[0-7]|2\.0)[\r\n \t]/;
/** Readers look for the end mark in the last kilobyte. */
const trailerBytes = 1_024;
/** What follows a name: PDF's white space and delimiters, or the end. */
const nameEnd = String.raw`(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`;
const activeNames = new RegExp(`/(JavaScript|Launch)${nameEnd}`);
const embeddedNames = new RegExp(`/EmbeddedFiles?${nameEnd}`);
const encryptName = new RegExp(`/Encrypt${nameEnd}`);
const objectStreamName = new RegExp(`/ObjStm${nameEnd}`);
const streamStart = /[\0\t\n\f\r >]stream(\r\n|\n|\r)/g;
/** Bounds the search, so that a file made of stream keywords costs no more than its length. */
const maximumDictionaryLength = 8_192;
const maximumUnpackedBytes = 32 * 1_048_576;

/**
 * A PDF: its header stands first, its end mark last, nothing runs on opening, no file is in it. Names are searched in the plain
 * bytes and in the packed object streams, where newer writers keep most objects; page contents are not looked into.
 */
export async function inspectPdf(file: string): Promise<ContentProblem | null> {
  const bytes = await readFile(file);
  // One character for each byte, so that positions in the text are positions in the file.
  const text = bytes.toString('latin1');
  if (!header.test(text)) return 'WRONG_TYPE';
  if (!text.slice(-trailerBytes).includes('%%EOF') || !text.includes('startxref')) return 'UNREADABLE';
  if (endsAsArchive(bytes.subarray(-archiveTailBytes))) return 'HIDDEN_ARCHIVE';
  return problemOfNames(text) ?? problemOfObjectStreams(bytes, text);
}

function problemOfNames(text: string): ContentProblem | null {
  const plain = withoutEscapes(text);
  if (encryptName.test(plain)) return 'ENCRYPTED';
  if (activeNames.test(plain)) return 'ACTIVE_CONTENT';
  return embeddedNames.test(plain) ? 'EMBEDDED_FILE' : null;
}

/** A name may be written with escapes: `/J#61vaScript` is `/JavaScript`. */
const withoutEscapes = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));

async function problemOfObjectStreams(bytes: Buffer, text: string): Promise<ContentProblem | null> {
  let unpackedBytes = 0;
  for (const { dictionary, start, end } of objectStreamsOf(text)) {
    const unpacked = await unpack(dictionary, bytes.subarray(start, end), maximumUnpackedBytes - unpackedBytes);
    if (unpacked === null) return 'UNREADABLE';
    unpackedBytes += unpacked.length;
    const problem = problemOfNames(unpacked);
    if (problem !== null) return problem;
  }
  return null;
}

interface PdfStream {
  readonly dictionary: string;
  readonly start: number;
  readonly end: number;
}

/** The streams that hold packed objects, told by their dictionary, which stands between `obj` and `stream`. */
function* objectStreamsOf(text: string): Generator<PdfStream> {
  const starts = new RegExp(streamStart);
  let previousEnd = 0;
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    const start = starts.lastIndex;
    const end = text.indexOf('endstream', start);
    const before = text.slice(Math.max(previousEnd, match.index - maximumDictionaryLength), match.index + 1);
    const dictionary = withoutEscapes(before.slice(before.lastIndexOf('obj') + 1));
    if (objectStreamName.test(dictionary)) yield { dictionary, start, end: end < 0 ? text.length : end };
    if (end < 0) return;
    previousEnd = end;
    starts.lastIndex = end;
  }
}

/** The objects as text; null when they are packed in a way that hides them from this search, or are too many. */
async function unpack(dictionary: string, packed: Buffer, maximumBytes: number): Promise<string | null> {
  if (!/\/Filter/.test(dictionary)) return packed.toString('latin1');
  const isPlainFlate = /\/Filter\s*(\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary) && !/\/Predictor\s*(?!1\b)/.test(dictionary);
  if (!isPlainFlate || maximumBytes < 1) return null;
  try {
    return (await inflateBytes(packed, { maxOutputLength: maximumBytes })).toString('latin1');
  } catch {
    return null;
  }
}
