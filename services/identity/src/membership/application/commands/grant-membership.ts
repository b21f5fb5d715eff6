import type { NewId } from '@conect/kernel';
import { grant, type MembershipGrant } from '../../domain/membership';
import type { MembershipUnit } from '../ports';

/** Gives a role within the caller's transaction; answers its id. A role that holds already stays as it is and nothing is told. */
export async function grantMembership(unit: MembershipUnit, newId: NewId, wanted: Omit<MembershipGrant, 'id'>): Promise<string> {
  const held = await unit.memberships.findActive(wanted);
  if (held !== null) return held.id;

  const membership = grant({ ...wanted, id: newId() } as MembershipGrant, unit.now);
  await unit.memberships.save(membership);
  const { userId, role, institutionId, organizationId } = membership;
  await unit.audit({
    subjectType: 'Membership',
    subjectId: membership.id,
    changes: { role: { before: null, after: role }, holder: { before: null, after: { userId, institutionId, organizationId } } },
  });
  await unit.publish({ name: 'MembershipGranted', membership });
  return membership.id;
}
