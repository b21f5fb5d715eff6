import type { Membership, MembershipRole } from '../../membership/domain/membership';

/** The roles that a representative gives (SGG Order 1128/2025 art. 3); OG 26/2000 art. 51 adds the civil-society unit. */
const officerRoles = ['TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER'] as const satisfies readonly MembershipRole[];

/** One of them. */
export type OfficerRole = (typeof officerRoles)[number];

/** Whether a role is one that a representative gives and takes back. */
export const isOfficerRole = (role: MembershipRole): role is OfficerRole => (officerRoles as readonly MembershipRole[]).includes(role);

/** What somebody may do about a role in an institution, seeing the roles he has there: the representative ends any officer's, an officer his own. */
export const mayEndOfficerRole = (own: readonly Membership[], membership: Membership): boolean =>
  own.some(({ role, userId }) => role === 'INSTITUTION_REPRESENTATIVE' || userId === membership.userId);
