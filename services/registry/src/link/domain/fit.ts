import type { Organization, OrganizationType } from '../../organization/domain/organization';
import { badInput, type Expectation, type RegistryRefusal } from '../../service/domain/refusals';
import type { LinkKind } from './link';

/** The two organizations of a link. */
export interface LinkedOrganizations {
  readonly parent: Organization;
  readonly member: Organization;
}

interface Place {
  readonly fits: (organization: Organization) => boolean;
  readonly expected: Expectation;
}

const isBranch = ({ profile, isBranch: isMarked }: Organization): boolean => profile.type === 'BRANCH' || isMarked;

const ofTypes = (expected: Expectation, ...types: readonly OrganizationType[]): Place => ({ expected, fits: (one) => types.includes(one.profile.type) && !isBranch(one) });

const places: Readonly<Record<LinkKind, Readonly<Record<'parent' | 'member', Place>>>> = {
  // OG 26/2000 art. 35: two or more associations or foundations make a federation.
  FEDERATION_MEMBERSHIP: { parent: ofTypes('FEDERATION', 'FEDERATION'), member: ofTypes('ASSOCIATION_OR_FOUNDATION', 'ASSOCIATION', 'FOUNDATION') },
  // OG 26/2000 art. 13 and 18: associations and foundations may have branches with legal personality, and federations as associations do.
  BRANCH: { parent: ofTypes('PARENT_OF_BRANCH', 'ASSOCIATION', 'FOUNDATION', 'FEDERATION', 'UNION'), member: { expected: 'BRANCH', fits: isBranch } },
  // No law says who may work together.
  NETWORK_MEMBERSHIP: { parent: { expected: 'VALUE', fits: () => true }, member: { expected: 'VALUE', fits: () => true } },
};

/** Why these two cannot be linked so, whatever their states: by their legal forms, or because they are one. */
export function refusalsOfFit(kind: LinkKind, { parent, member }: LinkedOrganizations): readonly RegistryRefusal[] {
  if (parent.id === member.id) return [badInput(['memberId'], 'OTHER_ORGANIZATION')];
  const { parent: above, member: below } = places[kind];
  return [...(above.fits(parent) ? [] : [badInput(['parentId'], above.expected)]), ...(below.fits(member) ? [] : [badInput(['memberId'], below.expected)])];
}
