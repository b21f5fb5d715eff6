import type { EntityManager } from 'typeorm';
import type { VolunteerContracts } from '../../contract/application/volunteer-contracts';

/**
 * Makes what forgets a person who is erased: what was written of him goes, and what the host has not looked at; the hours stay, under an id that names nobody any more, for the
 * host's totals. His contracts are locked before, as by whoever enters hours, so that those which are being entered are among them.
 */
export const createForgetHours =
  (volunteerContractsOf: (manager: EntityManager) => Pick<VolunteerContracts, 'lockAllOf'>) =>
  async ({ data }: { readonly data: { readonly userId: string } }, manager: EntityManager): Promise<void> => {
    await volunteerContractsOf(manager).lockAllOf(data.userId);
    await manager.query(`DELETE FROM hour_log WHERE volunteer_id = $1 AND status = 'PENDING'`, [data.userId]);
    await manager.query(`UPDATE hour_log SET activity = NULL, status_reason = NULL, scanned_at = NULL WHERE volunteer_id = $1`, [data.userId]);
  };
