import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Bytes } from './bytes';

/** One file on its way into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Bytes;
  /** Whether it is stored as it is, as files are that are compressed already. */
  readonly isStored?: boolean;
}

// The first day that an archive can tell, by the clock of whoever writes: the format knows no time zone, and so every clock gives these bytes.
const epoch = new Date(1980, 0, 1);
const largestArchive = 0xffff_ffff;
const mostFiles = 0xffff;
const nothing = new Uint8Array();

/**
 * Writes an archive file by file in the order given, holding one piece of one file at a time. Names and bytes alone decide what comes out: no
 * time, no owner; deflated by a library in JavaScript, as the one in Node gives other bytes on other processors.
 */
export async function* writeZip(files: AsyncIterable<ZipFile> | Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    written.push(piece);
  });
  const limits = createLimits();
  const taken = (): readonly Uint8Array[] => {
    const pieces = written.filter(({ length }) => length > 0);
    written = [];
    limits.count(pieces);
    return pieces;
  };

  for await (const { name, bytes, isStored = false } of files) {
    limits.addFile(name);
    const entry = isStored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = epoch;
    zip.add(entry);
    for await (const piece of bytes) {
      entry.push(piece);
      yield* taken();
    }
    entry.push(nothing, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** What an archive without the 64-bit extension holds: past it the directory would be wrong, and so nothing is written. */
function createLimits() {
  const names = new Set<string>();
  let byteLength = 0;
  return {
    addFile: (name: string): void => {
      if (names.has(name)) throw new RangeError(`Expected each name once in an archive, got ${name} again`);
      names.add(name);
      if (names.size > mostFiles) throw new RangeError(`Expected at most ${mostFiles} files in an archive`);
    },
    count: (pieces: readonly Uint8Array[]): void => {
      byteLength += pieces.reduce((sum, { length }) => sum + length, 0);
      if (byteLength > largestArchive) throw new RangeError(`Expected an archive of at most ${largestArchive} bytes`);
    },
  };
}
