import type { InviteToConsultation } from '../application/commands/invite-to-consultation';
import type { MarkInvitationOpened } from '../application/commands/mark-invitation-opened';
import type { AskedGaps, AskedInvitations, ContributorsOf, Coverage, CoverageReader, InvitationReader, InvitationSide } from '../application/ports';
import type { OrganizationReach } from '@conect/kernel';
import type { Invitation } from '../domain/invitation';

/** The commands on invitations, by the names of their mutations. */
interface InvitationCommands {
  readonly inviteToConsultation: InviteToConsultation;
  readonly markInvitationOpened: MarkInvitationOpened;
}

/** What the invitation area gives to resolvers; lists are batched, whoever may see them. */
export interface InvitationContext {
  readonly invitationCommands: InvitationCommands;
  readonly invitationReader: Pick<InvitationReader, 'findByIds' | 'findReachedPage' | 'countReached'>;
  readonly coverageReader: CoverageReader;
  readonly contributorsOf: ContributorsOf;
  /** One page of the invitations of a consultation or an organization. */
  readonly invitationsOf: Readonly<Record<InvitationSide, (asked: AskedInvitations) => Promise<readonly Invitation[]>>>;
  readonly invitationCountOf: Readonly<Record<InvitationSide, (asked: Omit<AskedInvitations, 'request'>) => Promise<number>>>;
}

/** What a preview is made of. */
export interface InvitationPreviewModel {
  readonly consultationId: string;
  readonly reach: OrganizationReach;
  readonly newCount: number;
  readonly alreadyInvitedCount: number;
}

/** How far a consultation reaches, and what its gaps are looked for by. */
export type CoverageModel = Coverage & Pick<AskedGaps, 'consultationId' | 'related'>;
