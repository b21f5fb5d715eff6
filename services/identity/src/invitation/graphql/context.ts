import type { Membership } from '../../membership/domain/membership';
import type { AcceptInvitation } from '../application/commands/accept-invitation';
import type { ChangeMemberRole, LeaveOrganization, RemoveMember } from '../application/commands/change-members';
import type { InviteMember } from '../application/commands/invite-member';
import type { RevokeInvitation } from '../application/commands/revoke-invitation';
import type { Invitation } from '../domain/invitation';

/** What resolvers know of organizations' people. */
export interface InvitationContext {
  readonly inviteMember: InviteMember;
  readonly acceptInvitation: AcceptInvitation;
  readonly revokeInvitation: RevokeInvitation;
  readonly changeMemberRole: ChangeMemberRole;
  readonly removeMember: RemoveMember;
  readonly leaveOrganization: LeaveOrganization;
  readonly invitation: (id: string) => Promise<Invitation | null>;
  /** Those that would still be accepted, batched per request. */
  readonly openInvitations: (organizationId: string) => Promise<readonly Invitation[]>;
  readonly memberNow: (membershipId: string) => Promise<Membership | null>;
}
