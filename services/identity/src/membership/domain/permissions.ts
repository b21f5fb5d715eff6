import type { Membership } from './membership';

/** Who is asking, with the roles that hold now; `userId` is null for somebody who did not sign in. */
export interface Viewer {
  readonly userId: string | null;
  readonly memberships: readonly Membership[];
}

/** Somebody who did not sign in. */
export const anonymousViewer: Viewer = { userId: null, memberships: [] };

/**
 * How much of a person a viewer sees: everything of oneself; name and roles for the administration; name and address for who has a role in
 * the same institution; the name alone for others.
 */
export type Sight = 'SELF' | 'ADMINISTRATOR' | 'COLLEAGUE' | 'NAME';

/** What the viewer sees of a person with these roles, or null when not even that there is such a person. */
export function sightOfUser(viewer: Viewer, userId: string, memberships: readonly Membership[]): Sight | null {
  if (viewer.userId === userId) return 'SELF';
  if (isSggAdmin(viewer)) return 'ADMINISTRATOR';
  if (shareAPlace(viewer.memberships.filter(isInInstitution), memberships)) return 'COLLEAGUE';
  return isOfSgg(viewer) || shareAPlace(viewer.memberships, memberships) ? 'NAME' : null;
}

/** Whether the language, and what the person signs in with, are shown: to nobody but the person. */
export const showsSettings = (sight: Sight | 'HIDDEN'): boolean => sight === 'SELF';

/** Whether the address is shown: to the person, and inside an institution, whose officers answer to each other. */
export const showsAddress = (sight: Sight): boolean => sight === 'SELF' || sight === 'COLLEAGUE';

/** Whether it is shown that, and why, the account is disabled: to the administration alone. */
export const showsStanding = (sight: Sight): boolean => sight === 'ADMINISTRATOR';

/** Whether all roles of the person are shown. */
export const showsMemberships = (sight: Sight | 'HIDDEN'): boolean => sight === 'SELF' || sight === 'ADMINISTRATOR';

/** Whether the viewer may see who has a role in an organization: its members and those of SGG. */
export const maySeeMembers = (viewer: Viewer, organizationId: string): boolean =>
  isOfSgg(viewer) || viewer.memberships.some((membership) => membership.organizationId === organizationId);

/** Whether the viewer invites for an organization, and sees its invitations: its administrators alone, for they hold addresses. */
export const mayInvite = (viewer: Viewer, organizationId: string): boolean =>
  viewer.memberships.some((membership) => membership.organizationId === organizationId && membership.role === 'NGO_ADMIN');

/** Whether the viewer may see who has a role in an institution: those who have one there and those of SGG. */
export const maySeeOfficers = (viewer: Viewer, institutionId: string): boolean =>
  isOfSgg(viewer) || viewer.memberships.some((membership) => membership.institutionId === institutionId);

/** Whether the viewer runs CONECT for SGG. */
export const isSggAdmin = (viewer: Viewer): boolean => viewer.memberships.some(({ role }) => role === 'SGG_ADMIN');

/** Whether somebody with these roles may not be without a second factor: those who act for SGG. */
export const needsSecondFactor = (memberships: readonly Membership[]): boolean => hasSggRole(memberships);

const hasSggRole = (memberships: readonly Membership[]): boolean => memberships.some(({ role }) => role === 'SGG_ADMIN' || role === 'SGG_ANALYST');

const isOfSgg = ({ memberships }: Viewer): boolean => hasSggRole(memberships);

const shareAPlace = (ones: readonly Membership[], others: readonly Membership[]): boolean =>
  ones.some((one) => others.some((other) => placeOf(one) === placeOf(other)));

const isInInstitution = ({ institutionId }: Membership): boolean => institutionId !== null;

const placeOf = ({ institutionId, organizationId }: Membership): string => organizationId ?? institutionId;
