import type { DataSource, EntityManager } from 'typeorm';
import type { Sealed, SealingKeys } from '../crypto/sealing-keys';

/** Rows that hold something encrypted. */
interface SealedRows<Row extends Sealed> {
  /** Locks and reads rows under a key other than $1, $2 at most, always in the same order. */
  readonly select: string;
  /** What a row's bytes are bound to. */
  readonly boundTo: (row: Row) => string;
  readonly save: (manager: EntityManager, row: Row, sealed: Sealed) => Promise<unknown>;
}

const batch = 200;

/** Encrypts with the current key what older ones encrypted, so that they can leave the setting; a transaction for each batch, so that nobody waits for long. Answers how many rows. */
export async function rotateInBatches<Row extends Sealed>(dataSource: DataSource, keys: SealingKeys, rows: SealedRows<Row>): Promise<number> {
  let total = 0;
  for (let count = batch; count === batch; total += count) count = await dataSource.transaction((manager) => rotateSome(manager, keys, rows));
  return total;
}

async function rotateSome<Row extends Sealed>(manager: EntityManager, keys: SealingKeys, { select, boundTo, save }: SealedRows<Row>): Promise<number> {
  const rows = await manager.query<Row[]>(select, [keys.currentKeyId, batch]);
  for (const row of rows) await save(manager, row, keys.seal(keys.open(row, boundTo(row)), boundTo(row)));
  return rows.length;
}
