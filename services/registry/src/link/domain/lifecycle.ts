import type { LinkEvent, OrganizationLink } from './link';

/** A state of a link, or that there is none yet. */
type LinkState = OrganizationLink['status'] | 'NONE';

/** Who moves a link on: an administrator of the side that asked or of the other one, or whoever ends one of the organizations. */
type LinkActor = 'ASKING_SIDE' | 'OTHER_SIDE' | 'ENDING_ORGANIZATION';

/** One edge of a link's life. */
interface LinkEdge {
  readonly from: LinkState;
  readonly to: LinkState;
  readonly by: string;
  readonly actor: LinkActor;
  readonly event: LinkEvent['type'];
}

const edge = (from: LinkState, to: LinkState, [actor, by, event]: readonly [LinkActor, string, LinkEdge['event']]): LinkEdge => ({ from, to, by, actor, event });

/** Every edge of a link's life; what is not here is refused. */
export const linkLifecycle: readonly LinkEdge[] = [
  edge('NONE', 'PENDING', ['ASKING_SIDE', 'linkOrganizations', 'OrganizationLinkRequested']),
  edge('PENDING', 'CONFIRMED', ['OTHER_SIDE', 'confirmOrganizationLink', 'OrganizationLinkConfirmed']),
  edge('PENDING', 'REFUSED', ['OTHER_SIDE', 'refuseOrganizationLink', 'OrganizationLinkRefused']),
  edge('PENDING', 'ENDED', ['ASKING_SIDE', 'endOrganizationLink', 'OrganizationLinkEnded']),
  edge('CONFIRMED', 'ENDED', ['ASKING_SIDE', 'endOrganizationLink', 'OrganizationLinkEnded']),
  edge('CONFIRMED', 'ENDED', ['OTHER_SIDE', 'endOrganizationLink', 'OrganizationLinkEnded']),
  ...(['PENDING', 'CONFIRMED'] as const).flatMap((from) =>
    ['deregisterOrganization', 'withdrawOrganization'].map((by) => edge(from, 'ENDED', ['ENDING_ORGANIZATION', by, 'OrganizationLinkEnded'])),
  ),
];
