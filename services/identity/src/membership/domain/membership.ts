import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** The roles that a membership can give; the glossary's names. */
export const membershipRoles = [
  'SGG_ADMIN',
  'SGG_ANALYST',
  'INSTITUTION_REPRESENTATIVE',
  'TRANSPARENCY_OFFICER',
  'FOI_OFFICER',
  'CIVIL_SOCIETY_UNIT',
  'FUNDING_OFFICER',
  'NGO_ADMIN',
  'NGO_EDITOR',
  'VOLUNTEER_COORDINATOR',
] as const;

/** One role. */
export type MembershipRole = (typeof membershipRoles)[number];

/** The roles in SGG; an operator gives them. */
export type SggRole = Extract<MembershipRole, `SGG_${string}`>;

/** Where a role holds: in one institution or in one organization. */
type MembershipPlace =
  | { readonly institutionId: string; readonly organizationId: null }
  | { readonly institutionId: null; readonly organizationId: string };

/** A role of one person in one place; it ends by being revoked and does not come back. */
export type Membership = MembershipPlace & {
  readonly id: string;
  readonly version: number;
  readonly userId: string;
  readonly role: MembershipRole;
  readonly grantedAt: Date;
  /** Null when the system itself gave it. */
  readonly grantedBy: string | null;
  readonly revokedAt: Date | null;
};

/** What a new membership says. */
export type MembershipGrant = MembershipPlace & Pick<Membership, 'id' | 'userId' | 'role' | 'grantedBy'>;

const organizationRoles: readonly MembershipRole[] = ['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'];

/** Whether a role is held in organizations; all others are held in institutions. */
const isOrganizationRole = (role: MembershipRole): boolean => organizationRoles.includes(role);

/** Gives a role; the role must belong to that kind of place, which is the caller's to know. */
export function grant(wanted: MembershipGrant, now: Date): Membership {
  if (isOrganizationRole(wanted.role) !== (wanted.organizationId !== null)) {
    throw new Error(`Expected a role that fits its place, got ${wanted.role}`);
  }
  return { ...wanted, version: 1, grantedAt: now, revokedAt: null };
}

/** Takes a role back; one that was taken back already is not there any more. */
export function revoke(membership: Membership, now: Date): Result<Membership, IdentityErrorCode> {
  if (membership.revokedAt !== null) return refuse({ code: 'NOT_FOUND' });
  return accept({ ...membership, version: membership.version + 1, revokedAt: now });
}
