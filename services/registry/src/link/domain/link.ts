import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** How two organizations belong together: a federation and its member, an organization and its branch, a network and its member. */
export type LinkKind = 'FEDERATION_MEMBERSHIP' | 'BRANCH' | 'NETWORK_MEMBERSHIP';

/** The two sides of a link: the federation, the mother organization or the network, and whoever belongs to it. */
export type LinkSide = 'PARENT' | 'MEMBER';

/** What every link has, whatever its status. */
interface LinkFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly kind: LinkKind;
  readonly parentId: string;
  readonly memberId: string;
  readonly requestedBySide: LinkSide;
  readonly requesterId: string;
  readonly createdAt: Date;
}

/** Waits for the side that did not ask. */
interface PendingLink extends LinkFacts {
  readonly status: 'PENDING';
}

/** Both sides say so; public. */
interface ConfirmedLink extends LinkFacts {
  readonly status: 'CONFIRMED';
  readonly confirmedAt: Date;
  readonly confirmedBy: string;
}

/** Refused, or ended before or after it was confirmed; the two may begin anew. */
interface ClosedLink extends LinkFacts {
  readonly status: 'REFUSED' | 'ENDED';
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly closedAt: Date;
  /** Null, as are side and reason, when it ended with one of the organizations. */
  readonly closedBy: string | null;
  readonly closedBySide: LinkSide | null;
  readonly closeReason: string | null;
}

/** Two organizations that belong together (memberships; domain 4.1). */
export type OrganizationLink = PendingLink | ConfirmedLink | ClosedLink;

/** What can have happened to a link; it is carried as it is afterwards. */
export interface LinkEvent {
  readonly type: 'OrganizationLinkRequested' | 'OrganizationLinkConfirmed' | 'OrganizationLinkRefused' | 'OrganizationLinkEnded';
  readonly link: OrganizationLink;
}

type Outcome = Result<LinkEvent, RegistryErrorCode>;

/** The other one of the two sides. */
export const otherSide = (side: LinkSide): LinkSide => (side === 'PARENT' ? 'MEMBER' : 'PARENT');

/** Whether a link waits or holds. */
const isLive = (link: OrganizationLink): link is PendingLink | ConfirmedLink => link.status === 'PENDING' || link.status === 'CONFIRMED';

/** One side asks the other. */
export function requestLink(facts: Omit<LinkFacts, 'version' | 'createdAt'>, now: Date): LinkEvent {
  return { type: 'OrganizationLinkRequested', link: { ...facts, version: 1, createdAt: now, status: 'PENDING' } };
}

/** The other side confirms. */
export function confirmLink(before: OrganizationLink, confirmedBy: string, now: Date): Outcome {
  if (before.status !== 'PENDING') return invalidState(before);
  return accept({ type: 'OrganizationLinkConfirmed', link: { ...before, version: before.version + 1, status: 'CONFIRMED', confirmedAt: now, confirmedBy } });
}

/** Who closes a link, for which side, and why. */
interface Closing {
  readonly userId: string;
  readonly side: LinkSide;
  readonly reason: string;
}

/** The other side refuses, with a reason that whoever asked reads. */
export function refuseLink(before: OrganizationLink, closing: Closing, now: Date): Outcome {
  if (before.status !== 'PENDING') return invalidState(before);
  return accept({ type: 'OrganizationLinkRefused', link: closed(before, 'REFUSED', closing, now) });
}

/** Either side ends a link; what only waits its asker alone takes back, since the other side refuses it. */
export function endLink(before: OrganizationLink, closing: Closing, now: Date): Outcome {
  if (!isEndableBy(closing.side, before)) return invalidState(before);
  return accept({ type: 'OrganizationLinkEnded', link: closed(before, 'ENDED', closing, now) });
}

/** A link ends with an organization that ends (OG 26/2000 art. 71, or by its own will). */
export function endWithOrganization(before: OrganizationLink, now: Date): Outcome {
  return isLive(before) ? accept({ type: 'OrganizationLinkEnded', link: closed(before, 'ENDED', null, now) }) : invalidState(before);
}

/** Whether this side can end the link in its present state. */
export const isEndableBy = (side: LinkSide, link: OrganizationLink): link is PendingLink | ConfirmedLink =>
  link.status === 'CONFIRMED' || (link.status === 'PENDING' && link.requestedBySide === side);

const closed = (before: PendingLink | ConfirmedLink, status: ClosedLink['status'], closing: Closing | null, now: Date): ClosedLink => ({
  confirmedAt: null,
  confirmedBy: null,
  ...before,
  version: before.version + 1,
  status,
  closedAt: now,
  closedBy: closing?.userId ?? null,
  closedBySide: closing?.side ?? null,
  closeReason: closing?.reason ?? null,
});

const invalidState = ({ status }: OrganizationLink): Result<never, RegistryErrorCode> => refuse({ code: 'INVALID_STATE', params: { status: `LINK_${status}` } });
