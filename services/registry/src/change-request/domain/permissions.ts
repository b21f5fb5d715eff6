import { isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';
import type { ChangeRequest } from './change-request';

/** What can be done with a change request: the names of its `viewerCan`. */
export type ChangeRequestAction = 'withdraw' | 'decide';

const isMember = (viewer: Viewer, { organizationId }: Pick<ChangeRequest, 'organizationId'>): boolean => rolesIn(viewer, organizationId).length > 0;

/** Whether the viewer may know of an organization's change requests: its people, and SGG. */
export const maySeeChangeRequests = (viewer: Viewer, organizationId: string): boolean => isMember(viewer, { organizationId }) || isRegistryOfficer(viewer);

/** Whether the viewer may list change requests and decide them. */
export const mayReviewChangeRequests = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const changeRequestNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['changeRequestId'], params: { what: 'CHANGE_REQUEST' } };

/** What the register asks for, its people cannot take back. */
const mayWithdraw = (viewer: Viewer, changeRequest: ChangeRequest): boolean =>
  changeRequest.source === 'ORGANIZATION' && rolesIn(viewer, changeRequest.organizationId).includes('NGO_ADMIN');

/** An officer decides nothing about an organization that he speaks for, and nothing that he asked for. */
const mayDecide = (viewer: Viewer, changeRequest: ChangeRequest): boolean =>
  isRegistryOfficer(viewer) && !isMember(viewer, changeRequest) && changeRequest.requesterId !== viewer.userId;

/** Why the viewer may not do this with this change request now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfChangeRequest(action: ChangeRequestAction, viewer: Viewer, changeRequest: ChangeRequest): readonly RegistryRefusal[] {
  if (!maySeeChangeRequests(viewer, changeRequest.organizationId)) return [changeRequestNotFound];
  if (!(action === 'withdraw' ? mayWithdraw : mayDecide)(viewer, changeRequest)) return [{ code: 'FORBIDDEN' }];
  if (action === 'decide' && viewer.lacksSecondFactor === true) return [{ code: 'SECOND_FACTOR_REQUIRED' }];
  return changeRequest.status === 'PENDING' ? [] : [{ code: 'INVALID_STATE', params: { status: `CHANGE_REQUEST_${changeRequest.status}` } }];
}
