import { isClosed } from '../../account/domain/account';
import type { Membership, MembershipRole } from '../../membership/domain/membership';
import type { RetentionUnit } from './ports';

/** Roles of which a place always has somebody. */
const neededRoles: readonly MembershipRole[] = ['NGO_ADMIN', 'INSTITUTION_REPRESENTATIVE', 'SGG_ADMIN'];

/**
 * Whether some organization or institution would be left with nobody in a role that it needs. Such a person is not erased before there is a
 * successor, and the roles are read under the lock of the place, so that of two administrators one stays.
 */
export async function isTheLast(unit: RetentionUnit, userId: string): Promise<boolean> {
  return (await heldAlone(unit, userId)).length > 0;
}

/** The roles of a person that a place needs and nobody else has; for SGG, nobody else whose account is open. */
export async function rolesWithoutSuccessor(unit: RetentionUnit, userId: string): Promise<readonly Membership[]> {
  const alone = await heldAlone(unit, userId);
  if (!(await isTheLastSggAdmin(unit, userId))) return alone;
  const admin = (await unit.memberships.findActiveOfUsers([userId])).filter(({ role }) => role === 'SGG_ADMIN');
  return [...alone.filter(({ role }) => role !== 'SGG_ADMIN'), ...admin];
}

async function heldAlone(unit: RetentionUnit, userId: string): Promise<readonly Membership[]> {
  const alone: Membership[] = [];
  for (const membership of (await unit.memberships.findActiveOfUsers([userId])).filter(({ role }) => neededRoles.includes(role))) {
    if ((await othersInRole(unit, membership)).length === 0) alone.push(membership);
  }
  return alone;
}

/** Whether nobody else could run CONECT for SGG: such an account is not even archived. */
export async function isTheLastSggAdmin(unit: RetentionUnit, userId: string): Promise<boolean> {
  const held = (await unit.memberships.findActiveOfUsers([userId])).find(({ role }) => role === 'SGG_ADMIN');
  if (held === undefined) return false;
  const accounts = await unit.accounts.findByIds((await othersInRole(unit, held)).map((other) => other.userId));
  return accounts.every(isClosed);
}

async function othersInRole(unit: RetentionUnit, { userId, role, organizationId, institutionId }: Membership): Promise<readonly Membership[]> {
  if (organizationId !== null) await unit.invitations.lockOrganization(organizationId);
  else await unit.institutions.findByIdForUpdate(institutionId);
  const inPlace =
    organizationId === null ? await unit.memberships.findActiveOfInstitutions([institutionId]) : await unit.memberships.findActiveOfOrganizations([organizationId]);
  return inPlace.filter((other) => other.role === role && other.userId !== userId);
}
