import { createKnownInstitutions } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import type { InstitutionStore } from '../../application/ports';

/** The projections of institutions and of requests to speak for them, by SQL. */
export const createInstitutionStore = (manager: EntityManager): InstitutionStore => ({
  ...createKnownInstitutions(manager),
  async areOpen(ids) {
    const found = await manager.query<{ id: string }[]>('SELECT id FROM institution WHERE id = ANY ($1::uuid[]) AND NOT closed', [ids]);
    const open = new Set(found.map(({ id }) => id));
    return ids.map((id) => open.has(id));
  },
  async awaitsValidation(institutionId, userId) {
    const found = await manager.query<unknown[]>(
      `SELECT 1 FROM account_request WHERE institution_id = $1 AND user_id = $2 AND status = 'PENDING'`,
      [institutionId, userId],
    );
    return found.length > 0;
  },
});
