import { createHash } from 'node:crypto';
import { utf8Pieces, type Bytes } from './bytes';
import { writeZip, type ZipFile } from './zip';

/** One file of a pack: its bytes are asked for when its turn comes. */
export interface PackFile {
  /** A path in the pack: letters, digits, `.`, `_` and `-`, parted by `/`. */
  readonly name: string;
  readonly bytes: () => Bytes;
  /** Whether its bytes are compressed already. */
  readonly isStored?: boolean;
}

const checksums = 'SHA256SUMS';

/**
 * Writes files as one archive, by name, and last a file `SHA256SUMS` of their hashes, which `sha256sum -c` reads. The same files give the same
 * bytes, on every machine, in whatever order they are given.
 */
export function writePack(files: readonly PackFile[]): AsyncGenerator<Uint8Array> {
  for (const { name } of files) assertPackName(name);
  const sums: string[] = [];
  return writeZip(entriesOf([...files].sort((one, other) => (one.name < other.name ? -1 : 1)), sums));
}

function* entriesOf(files: readonly PackFile[], sums: string[]): Generator<ZipFile> {
  for (const { name, bytes, isStored = false } of files) {
    yield { name, isStored, bytes: hashed(bytes(), (sha256) => sums.push(`${sha256}  ${name}\n`)) };
  }
  yield { name: checksums, bytes: utf8Pieces(sums) };
}

async function* hashed(bytes: Bytes, tell: (sha256: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  tell(hash.digest('hex'));
}

/** Whoever unpacks an archive writes where its names say: none leads out of the folder, and none is special anywhere. */
function assertPackName(name: string): void {
  const isSafe = name !== checksums && name.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part));
  if (!isSafe) throw new RangeError(`Expected a plain relative path as the name of a file in a pack, got ${name}`);
}
