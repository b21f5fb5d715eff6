/** The roles this service acts on; memberships with others are kept but open nothing here. */
export type Role =
  | 'SGG_ADMIN'
  | 'SGG_ANALYST'
  | 'INSTITUTION_REPRESENTATIVE'
  | 'TRANSPARENCY_OFFICER'
  | 'FOI_OFFICER'
  | 'CIVIL_SOCIETY_UNIT'
  | 'FUNDING_OFFICER'
  | 'NGO_ADMIN'
  | 'NGO_EDITOR'
  | 'VOLUNTEER_COORDINATOR';

/** One role that holds now, and where. */
export interface HeldRole {
  readonly role: Role;
  readonly institutionId: string | null;
  readonly organizationId: string | null;
}

/** Who is asking, with what this service knows of his roles; `userId` is null for somebody who did not sign in. */
export interface Viewer {
  readonly userId: string | null;
  readonly roles: readonly HeldRole[];
}

/** Somebody who did not sign in. */
export const anonymousViewer: Viewer = { userId: null, roles: [] };

/** Whether the viewer examines and decides registrations for SGG. */
export const isRegistryOfficer = (viewer: Viewer): boolean => viewer.roles.some(({ role }) => role === 'SGG_ADMIN');

/** The roles the viewer holds in one organization. */
export const rolesIn = (viewer: Viewer, organizationId: string): readonly Role[] =>
  viewer.roles.filter((held) => held.organizationId === organizationId).map(({ role }) => role);
