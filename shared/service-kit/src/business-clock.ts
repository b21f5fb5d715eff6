import type { EntityManager } from 'typeorm';

/** Business time of the transaction's database. */
export async function businessNow(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<{ now: Date }[]>('SELECT business_now() AS now');
  return row!.now;
}

/** Makes what reads business time at the first question and answers all others the same: for one request. */
export function businessNowOnce(manager: EntityManager): () => Promise<Date> {
  let now: Promise<Date> | null = null;
  return () => (now ??= businessNow(manager));
}

/** Throws when business time was moved; a production process does not start on such a database. */
export async function assertRealClock(manager: EntityManager): Promise<void> {
  const [row] = await manager.query<{ offset: string; moved: boolean }[]>(
    `SELECT clock_offset::text AS offset, clock_offset <> interval '0' AS moved FROM business_clock`,
  );
  if (row!.moved) throw new Error(`Expected the business clock of a production database to be at zero, found it moved by ${row!.offset}`);
}
