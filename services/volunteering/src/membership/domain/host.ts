import { rolesIn, type Role, type Viewer } from '@conect/kernel';

/** The roles that decide on the people of a host; an editor writes its calls and knows nothing of who comes. */
export const hostRoles: ReadonlySet<Role> = new Set<Role>(['NGO_ADMIN', 'VOLUNTEER_COORDINATOR']);

/** Whether the viewer decides for an organization on its opportunities and on people. */
export const isHostIn = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => hostRoles.has(role));

/** The organizations for which the viewer decides, each once. */
export const organizationsHostedBy = ({ roles }: Viewer): readonly string[] => [
  ...new Set(roles.flatMap(({ role, organizationId }) => (organizationId !== null && hostRoles.has(role) ? [organizationId] : []))),
];

/** What is between one volunteer and one host: an application, a contract, hours, a certificate. */
interface Relation {
  readonly volunteerId: string;
  readonly organizationId: string;
}

/** Of which relations somebody may know: of his own, and of those of the organizations for which he decides. */
export interface RelationSight {
  readonly volunteerId: string;
  readonly organizationIds: readonly string[];
}

/** On which side of it the viewer is; null for everybody else, for whom it does not exist. A volunteer is on his own side, whatever his roles. */
export function sideOf(viewer: Viewer, { volunteerId, organizationId }: Relation): 'VOLUNTEER' | 'HOST' | null {
  if (viewer.userId === null) return null;
  if (viewer.userId === volunteerId) return 'VOLUNTEER';
  return isHostIn(viewer, organizationId) ? 'HOST' : null;
}

/** Whether the viewer knows what is between a volunteer and a host: only these two do. */
export const isPartyOf = (viewer: Viewer, relation: Relation): boolean => sideOf(viewer, relation) !== null;
