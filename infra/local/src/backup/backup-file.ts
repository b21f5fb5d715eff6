import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problem';
import type { BackedUpTable } from './database-shape';

/** The first line of a backup. */
export interface BackupHeader {
  readonly format: 'conect-backup/1';
  readonly service: string;
  readonly takenAt: string;
  /** Of the build that the database belongs to; another build cannot restore it. */
  readonly migrations: readonly string[];
  readonly tables: readonly BackedUpTable[];
}

/** The last line of a backup, without which it is none. */
export interface BackupTrailer {
  readonly rows: Readonly<Record<string, number>>;
  readonly sequences: Readonly<Record<string, string>>;
  /** Of everything before this line. */
  readonly sha256: string;
}

/** What stands in a backup, in this order; rows come in pieces, each of whole lines. */
export type BackupPart =
  | { readonly kind: 'HEADER'; readonly header: BackupHeader }
  | { readonly kind: 'TABLE'; readonly table: BackedUpTable }
  | { readonly kind: 'ROWS'; readonly lines: Buffer; readonly count: number }
  | { readonly kind: 'TABLE_END'; readonly table: BackedUpTable; readonly count: number }
  | { readonly kind: 'TRAILER'; readonly trailer: BackupTrailer };

/** Ends a table's rows; no row of COPY's text format is written so. */
export const endOfRows = Buffer.from('\\.\n');
const lineFeed = 0x0a;

/**
 * Reads a backup from the first byte to the last, in constant memory, and refuses one that is not whole: cut, changed, or with other
 * rows than it says. What was read before the refusal must not be kept.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const reader = new BackupReader();
  try {
    for await (const chunk of createReadStream(file).pipe(createGunzip())) yield* reader.take(chunk as Buffer);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${file} cannot be read as a backup (${(error as Error).message}): take another one. Nothing was restored.`, { cause: error });
  }
  if (!reader.isWhole) throw new Problem(`${file} is not a whole backup: it ends too early or was changed. Take another one; nothing was restored.`);
}

/** Splits the bytes at line ends and knows what each line must be. */
class BackupReader {
  isWhole = false;
  private rest: Buffer = Buffer.alloc(0);
  private readonly hash = createHash('sha256');
  private header: BackupHeader | null = null;
  private table: BackedUpTable | null = null;
  private count = 0;
  private readonly counts: Record<string, number> = {};

  *take(chunk: Buffer): Generator<BackupPart> {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(lineFeed, at); end >= 0; end = bytes.indexOf(lineFeed, at)) {
      if (this.table === null) {
        yield this.statement(bytes.subarray(at, end + 1));
        at = end + 1;
      } else {
        const taken = this.rowsIn(bytes, at);
        if (taken.end > at) yield { kind: 'ROWS', lines: bytes.subarray(at, taken.end), count: taken.count };
        at = taken.end;
        if (!taken.isOver) break;
        yield this.endTable();
        at += endOfRows.length;
      }
    }
    this.rest = bytes.subarray(at);
  }

  /** A line that is no row: the header, a table's name, or the trailer. */
  private statement(line: Buffer): BackupPart {
    if (this.isWhole) throw new Problem('Something follows the end of the backup: it was changed. Nothing was restored.');
    const said = JSON.parse(line.toString()) as Partial<BackupHeader & BackupTrailer & { table: string }>;
    if (said.sha256 !== undefined) return this.end(said as BackupTrailer);
    this.hash.update(line);
    if (this.header === null) {
      if (said.format !== 'conect-backup/1') throw new Problem('This is no backup of a service of CONECT, or one of a later version. Nothing was restored.');
      this.header = said as BackupHeader;
      return { kind: 'HEADER', header: this.header };
    }
    const table = this.header.tables.find(({ name }) => name === said.table);
    if (table === undefined) throw new Problem(`The backup holds rows of ${String(said.table)}, which it does not announce. Nothing was restored.`);
    this.table = table;
    this.count = 0;
    return { kind: 'TABLE', table };
  }

  /** How far the rows reach in these bytes, from a line's beginning. */
  private rowsIn(bytes: Buffer, from: number): { readonly end: number; readonly count: number; readonly isOver: boolean } {
    let at = from;
    let count = 0;
    for (let end = bytes.indexOf(lineFeed, at); end >= 0; end = bytes.indexOf(lineFeed, at)) {
      const isOver = bytes.subarray(at, end + 1).equals(endOfRows);
      if (isOver) return this.counted(bytes.subarray(from, at), { end: at, count, isOver });
      at = end + 1;
      count += 1;
    }
    return this.counted(bytes.subarray(from, at), { end: at, count, isOver: false });
  }

  private counted<Taken extends { readonly count: number }>(rows: Buffer, taken: Taken): Taken {
    this.hash.update(rows);
    this.count += taken.count;
    return taken;
  }

  private endTable(): BackupPart {
    const table = this.table!;
    this.hash.update(endOfRows);
    this.table = null;
    this.counts[table.name] = this.count;
    return { kind: 'TABLE_END', table, count: this.count };
  }

  private end(trailer: BackupTrailer): BackupPart {
    const isSame = trailer.sha256 === this.hash.digest('hex') && JSON.stringify(trailer.rows) === JSON.stringify(this.counts);
    if (!isSame) throw new Problem('The backup was changed since it was written: its hash differs. Nothing was restored.');
    this.isWhole = true;
    return { kind: 'TRAILER', trailer };
  }
}
