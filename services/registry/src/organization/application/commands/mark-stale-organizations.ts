import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { becomeStale, lastTimelyConfirmation } from '../../domain/standing';
import { differencesBetween } from '../organization-audit';
import type { InOrganizationTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InOrganizationTransaction;
  readonly newId: NewId;
}

/** Gives the badge STALE to at most `limit` organizations that nobody confirmed for 12 months; answers how many. */
export type MarkStaleOrganizations = (limit: number) => Promise<number>;

/** Makes {@link MarkStaleOrganizations}: one transaction with a handful of statements, however many organizations it is for. */
export const createMarkStaleOrganizations =
  ({ inTransaction, newId }: Dependencies): MarkStaleOrganizations =>
  async (limit) => {
    const marked = inTransaction(systemCall('markStaleOrganizations', newId), async (unit) => {
      const unconfirmed = await unit.organizations.findConfirmedUntilForUpdate(lastTimelyConfirmation(unit.now), limit);
      const changes = unconfirmed.flatMap((before) => {
        const change = becomeStale(before, unit.now);
        return change.ok ? [{ before, ...change.value }] : [];
      });
      await unit.organizations.markStale(changes.map(({ organization }) => organization.id), unit.now);
      await unit.publish(...changes.map(({ event }) => event));
      await unit.audit(...changes.map(({ before, organization }) => ({ organizationId: before.id, changes: differencesBetween(before, organization) })));
      return accept({ staleCount: changes.length });
    });
    return (await unrefused(marked)).staleCount;
  };
