import { accept, refuse, type Result } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import { toOrganization, toRows } from '../../../service/database/organization-rows';
import { organizationOf, organizationSelectList, type SelectedOrganization } from '../../../service/database/organization-select';
import { organizationDomainTable } from '../../../service/database/tables/organization-domain.table';
import { organizationTable } from '../../../service/database/tables/organization.table';
import type { OrganizationStore } from '../../application/ports';

/** The organizations of one transaction, by TypeORM. */
export function createOrganizationStore(manager: EntityManager): OrganizationStore {
  const rows = manager.getRepository(organizationTable);
  const domains = manager.getRepository(organizationDomainTable);

  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toOrganization(row, await domains.findBy({ organizationId: id }));
    },
    async isCuiTaken(cui, exceptId) {
      const [row] = await manager.query<{ taken: boolean }[]>(
        `SELECT EXISTS (SELECT 1 FROM organization WHERE cui = $1 AND id <> $2
           AND status NOT IN ('DRAFT', 'REJECTED', 'DEREGISTERED', 'WITHDRAWN')) AS taken`,
        [cui, exceptId],
      );
      return row!.taken;
    },
    insert: (organization) =>
      conflictWhenCuiIsTaken(async () => {
        const values = toRows(organization);
        await rows.insert(values.row);
        await domains.insert(values.domains);
      }),
    save: (organization) =>
      conflictWhenCuiIsTaken(async () => {
        const { id } = organization;
        const values = toRows(organization);
        await rows.update({ id }, values.row);
        await domains.delete({ organizationId: id });
        await domains.insert(values.domains);
      }),
    findDraftIdsOf: async (applicantId) =>
      (await manager.query<{ id: string }[]>(`SELECT id FROM organization WHERE applicant_id = $1 AND status = 'DRAFT' ORDER BY id`, [applicantId])).map(({ id }) => id),
    async delete(id) {
      await rows.delete({ id });
    },
    async findConfirmedUntilForUpdate(instant, limit) {
      const found = await manager.query<SelectedOrganization[]>(
        `SELECT ${organizationSelectList} FROM organization o
         WHERE o.status = 'ACTIVE' AND NOT o.is_stale AND o.confirmed_at <= $1 ORDER BY o.confirmed_at LIMIT $2 FOR UPDATE OF o SKIP LOCKED`,
        [instant, limit],
      );
      return found.map(organizationOf);
    },
    async markStale(ids, now) {
      await manager.query(`UPDATE organization SET is_stale = true, version = version + 1, updated_at = $2 WHERE id = ANY($1)`, [ids, now]);
    },
  };
}

/** The unique index decides the race that two checks in advance cannot. */
async function conflictWhenCuiIsTaken(work: () => Promise<void>): Promise<Result<void, 'CONFLICT'>> {
  try {
    return accept(await work());
  } catch (error) {
    const { driverError } = error as { driverError?: { constraint?: string } };
    if (driverError?.constraint === 'organization_live_cui_key') return refuse({ code: 'CONFLICT' });
    throw error;
  }
}
