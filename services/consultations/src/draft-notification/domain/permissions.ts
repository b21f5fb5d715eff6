import { rolesIn, type Viewer } from '@conect/kernel';
import { isInsiderOf } from '../../consultation/domain/permissions';
import type { ConsultationsRefusal } from '../../service/domain/refusals';
import type { DraftNotificationRequest, Holder } from './draft-notification';

/** Whether the viewer speaks for an organization towards institutions. */
const speaksFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => role === 'NGO_ADMIN' || role === 'NGO_EDITOR');

/** Whether the viewer sees who has asked an institution for its drafts: who has a role in it, and SGG. */
export const seesRequestsTo = isInsiderOf;

/** The organizations whose requests the viewer sees among his own: those in which he has a role. */
export const organizationsOf = ({ roles }: Viewer): readonly string[] => [...new Set(roles.flatMap(({ organizationId }) => organizationId ?? []))];

const isHeldBy = (viewer: Viewer, { userId, organizationId }: Holder): boolean =>
  organizationId === null ? userId !== null && userId === viewer.userId : rolesIn(viewer, organizationId).length > 0;

/** Whether the viewer may know of a request. */
const seesRequest = (viewer: Viewer, request: DraftNotificationRequest): boolean => isHeldBy(viewer, request) || seesRequestsTo(viewer, request.institutionId);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const requestNotFound: ConsultationsRefusal = { code: 'NOT_FOUND', field: ['requestId'], params: { what: 'DRAFT_NOTIFICATION_REQUEST' } };

/** Why the viewer may not ask in the name of an organization; empty when he may. Of one in which he has no role he learns nothing. */
export function refusalsOfRequestingFor(viewer: Viewer, { organizationId, isActive }: { readonly organizationId: string; readonly isActive: boolean }): readonly ConsultationsRefusal[] {
  if (rolesIn(viewer, organizationId).length === 0) return [{ code: 'NOT_FOUND', field: ['organizationId'], params: { what: 'ORGANIZATION' } }];
  if (!speaksFor(viewer, organizationId)) return [{ code: 'FORBIDDEN' }];
  return isActive ? [] : [{ code: 'INVALID_STATE', field: ['organizationId'], params: { status: 'ORGANIZATION_NOT_ACTIVE' } }];
}

/** Why the viewer may not end a request; empty when he may. The command and `viewerCan` both ask here. */
export function refusalsOfEnding(viewer: Viewer, request: DraftNotificationRequest): readonly ConsultationsRefusal[] {
  if (!seesRequest(viewer, request)) return [requestNotFound];
  const isHis = isHeldBy(viewer, request) && (request.organizationId === null || speaksFor(viewer, request.organizationId));
  if (!isHis) return [{ code: 'FORBIDDEN' }];
  return request.endedAt === null ? [] : [{ code: 'INVALID_STATE', params: { status: 'REQUEST_ENDED' } }];
}
