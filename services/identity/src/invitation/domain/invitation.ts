import { accept, refuse, type Result } from '@conect/kernel';
import type { MembershipRole } from '../../membership/domain/membership';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** The roles that an organization's administrator gives. */
export type MemberRole = Extract<MembershipRole, 'NGO_ADMIN' | 'NGO_EDITOR' | 'VOLUNTEER_COORDINATOR'>;

/** A link that lets the owner of one address take a role in an organization once, within 7 days of real time. */
export interface Invitation {
  readonly id: string;
  readonly version: number;
  readonly organizationId: string;
  /** In lower case. */
  readonly email: string;
  readonly role: MemberRole;
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  /** When it was taken back, or another one to the same address took its place. */
  readonly revokedAt: Date | null;
}

const lifetimeMillis = 7 * 86_400_000;

/** What an invitation says. */
export type WantedInvitation = Pick<Invitation, 'id' | 'organizationId' | 'email' | 'role' | 'invitedBy'>;

/** Makes an invitation; the time is that of security. */
export const invite = (wanted: WantedInvitation, at: Date): Invitation => ({
  ...wanted,
  version: 1,
  invitedAt: at,
  expiresAt: new Date(at.getTime() + lifetimeMillis),
  acceptedAt: null,
  acceptedBy: null,
  revokedAt: null,
});

/** Whether the link would still be accepted. */
export const isOpenInvitation = ({ acceptedAt, revokedAt, expiresAt }: Invitation, at: Date): boolean => acceptedAt === null && revokedAt === null && at < expiresAt;

/** Who follows the link. */
export interface Invitee {
  readonly userId: string;
  readonly email: string;
}

/** Uses an invitation up; only the owner of its address can, so that a link that went astray opens nothing. */
export function acceptInvitation(invitation: Invitation, { userId, email }: Invitee, at: Date): Result<Invitation, IdentityErrorCode> {
  const field = ['token'];
  if (invitation.acceptedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (!isOpenInvitation(invitation, at)) return refuse({ code: 'TOKEN_EXPIRED', field });
  if (invitation.email !== email) return refuse({ code: 'FORBIDDEN', field });
  return accept({ ...invitation, acceptedAt: at, acceptedBy: userId, version: invitation.version + 1 });
}

/** Ends an invitation that was not accepted. */
export const endInvitation = (invitation: Invitation, at: Date): Invitation => ({ ...invitation, revokedAt: at, version: invitation.version + 1 });
