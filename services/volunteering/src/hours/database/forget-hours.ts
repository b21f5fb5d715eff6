import type { EntityManager } from 'typeorm';

/** What was written of a person who is erased goes, and what the host has not looked at; the hours stay, under an id that names nobody any more, for the host's totals. */
export async function forgetHours({ data }: { readonly data: { readonly userId: string } }, manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM hour_log WHERE volunteer_id = $1 AND status = 'PENDING'`, [data.userId]);
  await manager.query(`UPDATE hour_log SET activity = NULL, status_reason = NULL, scanned_at = NULL WHERE volunteer_id = $1`, [data.userId]);
}
