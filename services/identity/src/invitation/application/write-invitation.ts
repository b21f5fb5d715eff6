import { personal, type AuditLine } from '../../service/application/ports';
import type { Invitation } from '../domain/invitation';
import type { InvitationUnit } from './ports';

type Fact = 'MemberInvited' | 'InvitationAccepted' | 'InvitationRevoked';

const changesBy: Readonly<Record<Fact, (invitation: Invitation) => AuditLine['changes']>> = {
  MemberInvited: ({ organizationId, role }) => ({
    organizationId: { before: null, after: organizationId },
    role: { before: null, after: role },
    email: { before: null, after: personal },
  }),
  InvitationAccepted: ({ acceptedBy }) => ({ acceptedBy: { before: null, after: acceptedBy } }),
  InvitationRevoked: ({ revokedAt }) => ({ revokedAt: { before: null, after: revokedAt } }),
};

/** Writes an invitation with its audit entry and event. */
export async function writeInvitation(unit: InvitationUnit, name: Fact, invitation: Invitation): Promise<void> {
  await unit.invitations.save(invitation);
  await unit.audit({ subjectType: 'Invitation', subjectId: invitation.id, changes: changesBy[name](invitation) });
  await unit.publish({ name, invitation });
}
