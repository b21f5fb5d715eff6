import type { EntityManager } from 'typeorm';
import type { OrganizationStore } from '../../application/ports';

/** The projection of organizations, by SQL. */
export const createOrganizationStore = (manager: EntityManager): OrganizationStore => ({
  async statusOf(id) {
    const [found] = await manager.query<{ status: string }[]>('SELECT status FROM organization WHERE id = $1 FOR SHARE', [id]);
    return found?.status ?? null;
  },
  async statusesOf(ids) {
    const found = await manager.query<{ id: string; status: string }[]>('SELECT id, status FROM organization WHERE id = ANY ($1::uuid[])', [ids]);
    const byId = new Map(found.map(({ id, status }) => [id, status]));
    return ids.map((id) => byId.get(id) ?? null);
  },
});
