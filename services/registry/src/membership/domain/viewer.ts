import { isOfSgg, isSggAdmin, rolesInInstitution, type Role, type Viewer } from '@conect/kernel';

export { anonymousViewer, rolesIn, signedInWith, type HeldRole, type Role, type Viewer } from '@conect/kernel';

/** Whether the viewer examines and decides registrations for SGG. */
export const isRegistryOfficer = isSggAdmin;

/** Whether the viewer holds a role in an institution or for SGG. */
export const isOfficial = (viewer: Viewer): boolean => isOfSgg(viewer) || viewer.roles.some(({ institutionId }) => institutionId !== null);

/** The roles in which somebody answers to organizations for an institution: its representative, and its structure for the associative sector (OG 26/2000 art. 51). */
const liaisonRoles: ReadonlySet<Role> = new Set<Role>(['INSTITUTION_REPRESENTATIVE', 'CIVIL_SOCIETY_UNIT']);

/** Whether the viewer answers to organizations for this institution. */
export const isLiaisonOf = (viewer: Viewer, institutionId: string): boolean => rolesInInstitution(viewer, institutionId).some((role) => liaisonRoles.has(role));
