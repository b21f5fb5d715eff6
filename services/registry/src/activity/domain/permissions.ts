import { rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { Organization, OrganizationStatus } from '../../organization/domain/organization';
import { maySeePrivateFields } from '../../organization/domain/permissions';
import type { RegistryRefusal } from '../../service/domain/refusals';
import type { Activity } from './activity';

/** What can be done with an activity: the names of its `viewerCan`. */
export type ActivityAction = 'update' | 'remove';

/** An activity, and its organization; null when the viewer may not even see that. */
export interface ActivityScene {
  readonly activity: Activity;
  readonly organization: Organization | null;
}

/** The states in which everybody sees what an organization tells of its work; a suspended one and one that has ended tell nothing. */
export const tellingStatuses: readonly OrganizationStatus[] = ['ACTIVE', 'DISSOLVING'];

/** Whether the viewer sees what this organization tells of its work: everybody while it may tell, its people and SGG always. */
export const maySeeActivitiesOf = (viewer: Viewer, organization: Organization): boolean => tellingStatuses.includes(organization.status) || maySeePrivateFields(viewer, organization);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const activityNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['activityId'], params: { what: 'ACTIVITY' } };

const states: Readonly<Record<ActivityAction, readonly OrganizationStatus[]>> = { update: ['ACTIVE'], remove: tellingStatuses };

/** Why the viewer may not do this with this activity now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfActivity(action: ActivityAction, viewer: Viewer, { activity, organization }: ActivityScene): readonly RegistryRefusal[] {
  if (organization === null || !maySeeActivitiesOf(viewer, organization)) return [activityNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!rolesIn(viewer, organization.id).some((role) => role === 'NGO_ADMIN' || role === 'NGO_EDITOR')) return [{ code: 'FORBIDDEN' }];
  if (activity.status !== 'PUBLISHED') return [{ code: 'INVALID_STATE', params: { status: 'ACTIVITY_REMOVED' } }];
  return states[action].includes(organization.status) ? [] : [{ code: 'INVALID_STATE', params: { status: organization.status } }];
}
