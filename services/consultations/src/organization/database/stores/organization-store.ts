import { In, type EntityManager } from 'typeorm';
import type { OrganizationStore } from '../../application/ports';
import { organizationTable } from '../tables/organization.table';

/** The projection of organizations, by SQL. */
export const createOrganizationStore = (manager: EntityManager): OrganizationStore => ({
  async standingOf(id) {
    const [found] = await manager.query<{ status: string }[]>('SELECT status FROM organization WHERE id = $1 FOR SHARE', [id]);
    return found?.status ?? null;
  },
  async knownAmong(ids) {
    const found = await manager.getRepository(organizationTable).find({ select: { id: true }, where: { id: In([...ids]) } });
    return new Set(found.map(({ id }) => id));
  },
});
