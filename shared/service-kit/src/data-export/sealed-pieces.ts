import { createHash, type KeyObject } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { seal, unseal } from '../seal';

/** A file's bytes, measured. */
export interface WrittenFile {
  readonly sha256: string;
  readonly byteLength: number;
}

/** A file that would be larger than one may be. */
export class FileTooLarge extends Error {}

/** Whose a file is: the row with which it goes, and its own id, so that two who write at once never mix. */
export interface PieceOwner {
  readonly ownerId: string;
  readonly fileId: string;
}

/** Files kept in rows of one table, sealed piece by piece; they go with the row that owns them. */
export interface SealedPieces {
  /** Writes a file as it comes; the bytes of it that are in memory at once are few. */
  readonly write: (manager: EntityManager, owner: PieceOwner, bytes: AsyncIterable<Uint8Array>) => Promise<WrittenFile>;
  /** The bytes of a file; throws when a piece is gone, or was sealed under another key. */
  readonly read: (manager: EntityManager, fileId: string, byteLength: number) => AsyncGenerator<Buffer>;
  readonly remove: (manager: EntityManager, ownerId: string) => Promise<void>;
}

interface Options {
  readonly table: string;
  readonly key: KeyObject;
  readonly maximumBytes: number;
}

const pieceLength = 262_144;

/** Makes {@link SealedPieces} on a table of {@link createPieceTable}. */
export const createSealedPieces = ({ table, key, maximumBytes }: Options): SealedPieces => ({
  async write(manager, { ownerId, fileId }, bytes) {
    const hash = createHash('sha256');
    let [number, byteLength] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      byteLength += piece.length;
      if (byteLength > maximumBytes) throw new FileTooLarge(`Expected a file of at most ${maximumBytes} bytes`);
      hash.update(piece);
      await manager.query(`INSERT INTO ${table} (owner_id, file_id, number, bytes) VALUES ($1, $2, $3, $4)`, [ownerId, fileId, number, seal(piece, placeOf(fileId, number), key)]);
      number += 1;
    }
    return { sha256: hash.digest('hex'), byteLength };
  },
  async *read(manager, fileId, byteLength) {
    let left = byteLength;
    for (let number = 0; left > 0; number += 1) {
      const [row] = await manager.query<{ bytes: Buffer }[]>(`SELECT bytes FROM ${table} WHERE file_id = $1 AND number = $2`, [fileId, number]);
      if (row === undefined) throw new Error(`Expected piece ${number} of file ${fileId}`);
      const piece = unseal(row.bytes, placeOf(fileId, number), key);
      left -= piece.length;
      yield piece;
    }
  },
  async remove(manager, ownerId) {
    await manager.query(`DELETE FROM ${table} WHERE owner_id = $1`, [ownerId]);
  },
});

const placeOf = (fileId: string, number: number): string => `${fileId}/${number}`;

/** Gathers what comes into pieces of one length; the last one is what is left. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [waiting, length]: [Uint8Array[], number] = [[], 0];
  for await (const some of bytes) {
    waiting.push(some);
    length += some.length;
    if (length < pieceLength) continue;
    const all = Buffer.concat(waiting);
    const whole = all.length - (all.length % pieceLength);
    for (let start = 0; start < whole; start += pieceLength) yield all.subarray(start, start + pieceLength);
    [waiting, length] = [[all.subarray(whole)], all.length - whole];
  }
  if (length > 0) yield Buffer.concat(waiting);
}
