/** The roles that identity's memberships give; each service acts on some of them, and the others open nothing there. */
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

/** Who is asking, with what a service knows of his roles; `userId` is null for somebody who did not sign in. */
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
  lacksSecondFactor: secondFactorRequired && assurance === 'PASSWORD' && isOfSgg(viewer),
});

/** Somebody who did not sign in. */
export const anonymousViewer: Viewer = { userId: null, roles: [] };

/** Whether the viewer administers CONECT for SGG. */
export const isSggAdmin = (viewer: Viewer): boolean => viewer.roles.some(({ role }) => role === 'SGG_ADMIN');

/** Whether the viewer has a role of SGG. */
export const isOfSgg = ({ roles }: Viewer): boolean => roles.some(({ role }) => role === 'SGG_ADMIN' || role === 'SGG_ANALYST');

/** The roles the viewer holds in one organization. */
export const rolesIn = (viewer: Viewer, organizationId: string): readonly Role[] =>
  viewer.roles.filter((held) => held.organizationId === organizationId).map(({ role }) => role);

/** The roles the viewer holds in one institution. */
export const rolesInInstitution = (viewer: Viewer, institutionId: string): readonly Role[] =>
  viewer.roles.filter((held) => held.institutionId === institutionId).map(({ role }) => role);
