import { isRegistryOfficer, rolesIn, type Viewer } from '../../membership/domain/viewer';
import type { OrganizationStatus } from '../../organization/domain/organization';
import type { RegistryRefusal } from '../../service/domain/refusals';
import { isEndableBy, otherSide, type LinkSide, type OrganizationLink } from './link';

/** What can be done with a link: the names of its `viewerCan`. */
export type LinkAction = 'confirm' | 'refuse' | 'end';

/** A link and the states of its organizations. */
export interface LinkScene {
  readonly link: OrganizationLink;
  readonly parentStatus: OrganizationStatus;
  readonly memberStatus: OrganizationStatus;
}

const idOf = (link: OrganizationLink, side: LinkSide): string => (side === 'PARENT' ? link.parentId : link.memberId);

/** Whether the viewer sees who refused or ended a link and why, and one that is not confirmed: the people of both sides, and SGG. */
export const maySeeWhole = (viewer: Viewer, link: OrganizationLink): boolean =>
  isRegistryOfficer(viewer) || [link.parentId, link.memberId].some((id) => rolesIn(viewer, id).length > 0);

/** Whether the viewer may know of a link: confirmed ones everybody. */
export const maySeeLink = (viewer: Viewer, link: OrganizationLink): boolean => link.status === 'CONFIRMED' || maySeeWhole(viewer, link);

/** What does not exist and what the viewer may not know of are refused in the same words. */
export const linkNotFound: RegistryRefusal = { code: 'NOT_FOUND', field: ['linkId'], params: { what: 'ORGANIZATION_LINK' } };

const isAdministratorOf = (viewer: Viewer, link: OrganizationLink, side: LinkSide): boolean => rolesIn(viewer, idOf(link, side)).includes('NGO_ADMIN');

/** For which side the viewer would do this: he may administer both, and then the side that can. Null when for neither. */
export function sideFor(action: LinkAction, viewer: Viewer, link: OrganizationLink): LinkSide | null {
  const asked = otherSide(link.requestedBySide);
  const sides = ([link.requestedBySide, asked] as const).filter((side) => isAdministratorOf(viewer, link, side));
  if (action !== 'end') return sides.find((side) => side === asked) ?? null;
  return sides.find((side) => isEndableBy(side, link)) ?? sides[0] ?? null;
}

const mayActIn: readonly OrganizationStatus[] = ['ACTIVE', 'DISSOLVING'];

/** Why the viewer may not do this with this link now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfLink(action: LinkAction, viewer: Viewer, scene: LinkScene): readonly RegistryRefusal[] {
  const { link, parentStatus, memberStatus } = scene;
  if (!maySeeLink(viewer, link)) return [linkNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideFor(action, viewer, link);
  if (side === null) return [{ code: 'FORBIDDEN' }];
  const isPossible = action === 'end' ? isEndableBy(side, link) : link.status === 'PENDING';
  if (!isPossible) return [{ code: 'INVALID_STATE', params: { status: `LINK_${link.status}` } }];
  return refusalsOfStates(action, side === 'PARENT' ? parentStatus : memberStatus, [parentStatus, memberStatus]);
}

/** Both confirm as active organizations; refusing and ending needs no more than that its own organization may act. */
function refusalsOfStates(action: LinkAction, own: OrganizationStatus, both: readonly OrganizationStatus[]): readonly RegistryRefusal[] {
  const wrong = action === 'confirm' ? both.find((status) => status !== 'ACTIVE') : [own].find((status) => !mayActIn.includes(status));
  return wrong === undefined ? [] : [{ code: 'INVALID_STATE', params: { status: wrong } }];
}
