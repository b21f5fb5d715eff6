import { revoke, type Membership } from '../domain/membership';
import type { MembershipUnit } from './ports';

/** Ends a role that holds, with its audit entry and event; the caller has read it under a lock. */
export async function endMembership({ memberships, audit, publish, now }: Pick<MembershipUnit, 'memberships' | 'audit' | 'publish' | 'now'>, held: Membership): Promise<void> {
  const revoked = revoke(held, now);
  if (!revoked.ok) throw new Error(`Expected membership ${held.id} to hold`);
  await memberships.save(revoked.value);
  await audit({ subjectType: 'Membership', subjectId: held.id, changes: { role: { before: held.role, after: null } } });
  await publish({ name: 'MembershipRevoked', membership: revoked.value });
}
