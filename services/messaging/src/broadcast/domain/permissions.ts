import { rolesIn, rolesInInstitution, type Role, type Viewer } from '@conect/kernel';
import type { MessagingRefusal } from '../../service/domain/refusals';
import type { Broadcast } from './broadcast';
import { canBe } from './lifecycle';

/** Who answers for an institution towards organizations: who speaks for it, and its unit for civil society. */
const liaisons: readonly Role[] = ['INSTITUTION_REPRESENTATIVE', 'CIVIL_SOCIETY_UNIT'];
/** Who speaks for an organization, and reads what is written to it. */
const speakers: readonly Role[] = ['NGO_ADMIN', 'NGO_EDITOR'];

/** Whether the viewer writes to organizations in the institution's name, and sees whom a broadcast would reach. */
export const broadcastsFor = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).some((role) => liaisons.includes(role));

/** Whether the viewer sees what the institution has sent, and how far it came: who has a role in it. */
export const seesBroadcastsOf = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).length > 0;

/** Whether the viewer reads what was sent to the organization. */
export const readsBroadcastsTo = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => speakers.includes(role));

/** The organizations whose letters the viewer reads. */
export const organizationsReadBy = ({ roles }: Viewer): readonly string[] => [...new Set(roles.flatMap(({ role, organizationId }) => (organizationId !== null && speakers.includes(role) ? [organizationId] : [])))].sort();

/** Why the viewer may not send in the institution's name; empty when he may. */
export const refusalsOfSending = (viewer: Viewer, institutionId: string): readonly MessagingRefusal[] => (broadcastsFor(viewer, institutionId) ? [] : [{ code: 'FORBIDDEN', field: ['institutionId'] }]);

/** The refusal of a broadcast that does not exist, or not for this viewer. */
export const broadcastNotFound: MessagingRefusal = { code: 'NOT_FOUND', field: ['broadcastId'], params: { what: 'BROADCAST' } };

/** A broadcast, and whether the viewer's organization has it. */
export interface BroadcastScene {
  readonly broadcast: Broadcast;
  readonly isRecipient: boolean;
}

/** Why the viewer may not cancel the broadcast now; empty when he may. The command and `viewerCan` both ask here. */
export function refusalsOfCancelling(viewer: Viewer, { broadcast, isRecipient }: BroadcastScene): readonly MessagingRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isRecipient && !seesBroadcastsOf(viewer, broadcast.institutionId)) return [broadcastNotFound];
  if (!broadcastsFor(viewer, broadcast.institutionId)) return [{ code: 'FORBIDDEN' }];
  return canBe('cancelBroadcast', broadcast) ? [] : [{ code: 'INVALID_STATE', params: { status: `BROADCAST_${broadcast.status}` } }];
}

/** Why the viewer may not choose of what the organization wants nothing; empty when he may. Whether there is such an organization, others do not learn. */
export const refusalsOfOptingOut = (viewer: Viewer, organizationId: string): readonly MessagingRefusal[] => (rolesIn(viewer, organizationId).includes('NGO_ADMIN') ? [] : [{ code: 'FORBIDDEN', field: ['organizationId'] }]);
