import DataLoader from 'dataloader';
import { createLinkTokens } from '../account/crypto/link-tokens';
import { createMembershipStore } from '../membership/database/stores/membership-store';
import type { Area } from '../service/area';
import type { Throttle } from '../service/application/ports';
import type { Foundation, Keys } from '../service/foundation';
import { daysBefore } from '../service/domain/days';
import { createAcceptInvitation } from './application/commands/accept-invitation';
import { createChangeMemberRole, createLeaveOrganization, createRemoveMember } from './application/commands/change-members';
import { createInviteMember } from './application/commands/invite-member';
import { createRevokeInvitation } from './application/commands/revoke-invitation';
import { createInvitationStore, removeInvitationsExpiredBefore } from './database/stores/invitation-store';
import { isOpenInvitation, type Invitation } from './domain/invitation';
import type { InvitationContext } from './graphql/context';
import { invitationResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly throttle: Throttle;
  readonly keys: Pick<Keys, 'invitations'>;
}

const invitationsKeptDays = 30;

/** Builds who acts for organizations: invitations, and what administrators do with members. */
export function createInvitationArea(dependencies: Dependencies): Area<InvitationContext> {
  const { clock, keys } = dependencies;
  const { manager } = dependencies.dataSource;
  const invitations = createInvitationStore(manager);
  const commands = {
    inviteMember: createInviteMember(dependencies),
    acceptInvitation: createAcceptInvitation({ ...dependencies, tokens: createLinkTokens(keys.invitations) }),
    revokeInvitation: createRevokeInvitation(dependencies),
    changeMemberRole: createChangeMemberRole(dependencies),
    removeMember: createRemoveMember(dependencies),
    leaveOrganization: createLeaveOrganization(dependencies),
    invitation: invitations.findById,
    memberNow: createMembershipStore(manager).findById,
  };
  const keptSince = (): Date => daysBefore(clock.now(), invitationsKeptDays);
  return {
    resolvers: invitationResolvers,
    contextFor: () => {
      const loader = new DataLoader<string, readonly Invitation[]>(async (ids) => {
        const at = clock.now();
        const open = Map.groupBy((await invitations.findUnended(ids)).filter((one) => isOpenInvitation(one, at)), ({ organizationId }) => organizationId);
        return ids.map((id) => open.get(id) ?? []);
      });
      return { ...commands, openInvitations: (organizationId) => loader.load(organizationId) };
    },
    jobs: [{ tasks: { 'purge-invitations': () => removeInvitationsExpiredBefore(manager, keptSince()) }, crontab: '31 3 * * * purge-invitations' }],
  };
}
