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
  /** True for whoever signed in by password alone where the roles of SGG ask for a second factor. */
  readonly lacksSecondFactor?: boolean;
}

/** How a viewer signed in, and whether the roles of SGG ask for more than a password. */
export interface SignInStrength {
  readonly assurance: 'PASSWORD' | 'SECOND_FACTOR';
  readonly secondFactorRequired: boolean;
}

/** The viewer with what his sign-in is worth; for everybody without a role of SGG a password is enough. */
export const signedInWith = (viewer: Viewer, { assurance, secondFactorRequired }: SignInStrength): Viewer => ({
  ...viewer,
  lacksSecondFactor:
    secondFactorRequired && assurance === 'PASSWORD' && viewer.roles.some(({ role }) => role === 'SGG_ADMIN' || role === 'SGG_ANALYST'),
});

/** Somebody who did not sign in. */
export const anonymousViewer: Viewer = { userId: null, roles: [] };

/** Whether the viewer examines and decides registrations for SGG. */
export const isRegistryOfficer = (viewer: Viewer): boolean => viewer.roles.some(({ role }) => role === 'SGG_ADMIN');

/** Whether the viewer holds a role in an institution or for SGG. */
export const isOfficial = ({ roles }: Viewer): boolean => roles.some(({ role, institutionId }) => institutionId !== null || role === 'SGG_ADMIN' || role === 'SGG_ANALYST');

/** The roles the viewer holds in one organization. */
export const rolesIn = (viewer: Viewer, organizationId: string): readonly Role[] =>
  viewer.roles.filter((held) => held.organizationId === organizationId).map(({ role }) => role);

/** The roles in which somebody answers to organizations for an institution: its representative, and its structure for the associative sector (OG 26/2000 art. 51). */
const liaisonRoles: ReadonlySet<Role> = new Set<Role>(['INSTITUTION_REPRESENTATIVE', 'CIVIL_SOCIETY_UNIT']);

/** Whether the viewer answers to organizations for this institution. */
export const isLiaisonOf = (viewer: Viewer, institutionId: string): boolean => viewer.roles.some((held) => held.institutionId === institutionId && liaisonRoles.has(held.role));
