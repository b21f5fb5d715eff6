import { crc32 } from 'node:zlib';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ContentProblem } from './content-problem';

declare module 'yauzl' {
  interface ZipFile {
    readonly eachEntry: () => AsyncIterable<Entry>;
    readonly openReadStreamPromise: (entry: Entry) => Promise<Readable>;
  }
  function openPromise(path: string, options: Options): Promise<ZipFile>;
  function fromBufferPromise(bytes: Buffer, options: Options): Promise<ZipFile>;
}

const maximumEntries = 1_000;
const defaultUnpackedBytes = 100 * 1_048_576;
const maximumRatio = 100;
/** A small entry of one repeated letter passes the ratio and harms nobody. */
const ratioGraceBytes = 102_400;
/** The two entries that say what a package is are short; more of them is not read. */
const maximumManifestBytes = 1_048_576;

const zipStart = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const unixFileType = 0o170000;
const unixRegularFile = 0o100000;
const unixFolder = 0o040000;

const manifestNames = ['[Content_Types].xml', 'mimetype'] as const;
type Manifests = ReadonlyMap<string, Buffer>;
type Outcome = { readonly problem: ContentProblem } | { readonly manifests: Manifests };

/** A Word document: Office Open XML whose main part is a word-processing document without macros. */
export const inspectDocx = (file: string): Promise<ContentProblem | null> =>
  inspectPackage(file, officeProblem('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'));

/**
 * An Excel workbook: Office Open XML whose main part is a workbook without macros. Whoever reads large ones row by row may allow more
 * unpacked bytes than the 100 MB of a document that somebody attaches.
 */
export const inspectXlsx = (file: string, maximumUnpackedBytes = defaultUnpackedBytes): Promise<ContentProblem | null> =>
  inspectPackage(file, officeProblem('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'), maximumUnpackedBytes);

/** An OpenDocument text without macros. */
export const inspectOdt = (file: string): Promise<ContentProblem | null> =>
  inspectPackage(file, (manifests) => {
    const declared = manifests.get('mimetype')?.toString('latin1').trim();
    return declared === 'application/vnd.oasis.opendocument.text' ? null : 'WRONG_TYPE';
  });

/** What a package is stands in its content types, wherever its parts are; the text is read so that no encoding trick hides a macro. */
const officeProblem = (mainPart: string) => (manifests: Manifests): ContentProblem | null => {
  const bytes = manifests.get('[Content_Types].xml');
  if (bytes === undefined) return 'WRONG_TYPE';
  const types = bytes.toString('latin1').replaceAll('\0', '');
  if (types.includes('&#') || types.includes('<!')) return 'UNREADABLE';
  if (/macroEnabled|vbaProject/i.test(types)) return 'ACTIVE_CONTENT';
  return [`"${mainPart}"`, `'${mainPart}'`].some((value) => types.includes(value)) ? null : 'WRONG_TYPE';
};

type ProblemOf = (manifests: Manifests) => ContentProblem | null;

async function inspectPackage(file: string, problemOf: ProblemOf, maximumUnpackedBytes = defaultUnpackedBytes): Promise<ContentProblem | null> {
  if (!(await startsAsZip(file))) return 'WRONG_TYPE';
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(file, { autoClose: false, strictFileNames: true });
    const outcome = await readPackage(zip, maximumUnpackedBytes);
    return 'problem' in outcome ? outcome.problem : problemOf(outcome.manifests);
  } catch (error) {
    // A file system's own error is a fault; every other one says that the archive is broken.
    if (typeof error === 'object' && error !== null && 'syscall' in error) throw error;
    return 'UNREADABLE';
  } finally {
    zip?.close();
  }
}

/** Reads every entry, because sizes in the directory can lie, and keeps the ones that say what the package is. */
async function readPackage(zip: ZipFile, maximumUnpackedBytes: number): Promise<Outcome> {
  if (zip.entryCount > maximumEntries) return { problem: 'UNSAFE_ARCHIVE' };
  const names = new Set<string>();
  const manifests = new Map<string, Buffer>();
  let unpackedBytes = 0;
  let packedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const problem = problemOfEntry(entry);
    if (problem !== null) return { problem };

    names.add(entry.fileName.toLowerCase());
    unpackedBytes += entry.uncompressedSize;
    packedBytes += entry.compressedSize;
    if (unpackedBytes > maximumUnpackedBytes || packedBytes > zip.fileSize) return { problem: 'UNSAFE_ARCHIVE' };
    if (names.size !== zip.entriesRead) return { problem: 'UNSAFE_ARCHIVE' };

    const content = await readEntry(zip, entry);
    if (content !== null) manifests.set(entry.fileName, content);
  }
  return { manifests };
}

function problemOfEntry(entry: Entry): ContentProblem | null {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) return 'ENCRYPTED';
  const type = (entry.externalFileAttributes >>> 16) & unixFileType;
  if (type !== 0 && type !== unixRegularFile && type !== unixFolder) return 'UNSAFE_ARCHIVE';
  if (/\p{Cc}/u.test(fileName)) return 'UNSAFE_ARCHIVE';
  if (uncompressedSize > ratioGraceBytes && uncompressedSize > maximumRatio * compressedSize) return 'UNSAFE_ARCHIVE';
  return isMacroName(fileName) ? 'ACTIVE_CONTENT' : null;
}

/** Office keeps macros in vbaProject.bin, OpenDocument in the folders Basic and Scripts. */
const isMacroName = (fileName: string): boolean => /(^|\/)vbaProject\.bin$|^(Basic|Scripts)\/./i.test(fileName);

/** Unpacks an entry to the end; its bytes only if it says what the package is. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  const isManifest = manifestNames.some((name) => name === entry.fileName);
  if (isManifest && entry.uncompressedSize > maximumManifestBytes) throw new Error('Expected a short manifest');
  const kept: Buffer[] = [];
  let checksum = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum);
    if (isManifest) kept.push(chunk);
  }
  if (checksum !== entry.crc32) throw new Error(`Expected checksum ${entry.crc32}, got ${checksum}`);
  return isManifest ? Buffer.concat(kept) : null;
}

/** Unpacks some parts of a package that passed its checks, each up to so many bytes; null when one is longer or broken. Parts that it lacks are not in the answer. */
export async function readPackageParts(bytes: Buffer, maximumBytes: Readonly<Record<string, number>>): Promise<ReadonlyMap<string, Buffer> | null> {
  const parts = new Map<string, Buffer>();
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true });
    for await (const entry of zip.eachEntry()) {
      const maximum = Object.hasOwn(maximumBytes, entry.fileName) ? maximumBytes[entry.fileName]! : null;
      if (maximum === null) continue;
      if (entry.uncompressedSize > maximum) return null;
      parts.set(entry.fileName, await unpackEntry(zip, entry));
    }
    return parts;
  } catch {
    return null;
  }
}

/** The library ends an entry that is longer than its directory says. */
async function unpackEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const content = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray());
  if (crc32(content) !== entry.crc32) throw new Error('Expected the checksum of the directory');
  return content;
}

/** An archive that begins with something else is two files in one. */
async function startsAsZip(file: string): Promise<boolean> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(zipStart.length), 0, zipStart.length, 0);
  return bytesRead === zipStart.length && buffer.equals(zipStart);
}
