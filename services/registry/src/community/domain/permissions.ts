import { isOfficial, isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';

/** Why the viewer may not found or close communities; empty when he may. */
export function refusalsOfManagement(viewer: Viewer): readonly RegistryRefusal[] {
  if (!isRegistryOfficer(viewer)) return [{ code: 'FORBIDDEN' }];
  return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
}

/** Whether the viewer may bring an organization into a community, or out of it. */
export const mayJoinFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => role === 'NGO_ADMIN' || role === 'NGO_EDITOR');

/** Who is in a community, as far as this decides what a viewer sees. */
interface Circle {
  readonly userIds: ReadonlySet<string>;
  readonly organizationIds: ReadonlySet<string>;
}

/** Whether the viewer sees the experts of a community beside its organizations, which are public: officials, and whoever is in it. */
export const maySeeExperts = (viewer: Viewer, { userIds, organizationIds }: Circle): boolean =>
  isOfficial(viewer) || (viewer.userId !== null && userIds.has(viewer.userId)) || viewer.roles.some(({ organizationId }) => organizationId !== null && organizationIds.has(organizationId));

/** The refusal of a community that does not exist. */
export const communityNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['communityId'], params: { what: 'COMMUNITY' } };

/** The refusal of leaving what one is not in. */
export const notAMember: RegistryRefusal = { code: 'NOT_FOUND', field: ['communityId'], params: { what: 'COMMUNITY_MEMBER' } };
