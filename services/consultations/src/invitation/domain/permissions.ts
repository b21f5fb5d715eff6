import { rolesIn, rolesInInstitution, type Viewer } from '@conect/kernel';
import { isInsiderOf } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { Invitation } from './invitation';

/** Whether the viewer sees whom an institution has invited: who has a role in it. */
export const seesInvitationsOf = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).length > 0;

/** Whether the viewer sees what an organization was invited to: its people. */
export const seesInvitationsTo = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).length > 0;

/** Whether the viewer sees how far a consultation reaches: who has a role in its institution, and SGG. */
export const seesCoverage = isInsiderOf;

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const invitationNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['invitationId'], params: { what: 'INVITATION' } };

/** Why the viewer may not mark the invitation opened; empty when he may. The command and `viewerCan` both ask here. */
export function refusalsOfOpening(viewer: Viewer, { organizationId, institutionId }: Invitation): readonly ConsultationsRefusal[] {
  if (seesInvitationsTo(viewer, organizationId)) return [];
  return seesInvitationsOf(viewer, institutionId) ? [{ code: 'FORBIDDEN' }] : [invitationNotFound];
}
