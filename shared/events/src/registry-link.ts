import { z } from 'zod';
import { defineEvent, exampleId } from './registry-organization';

const toLink = (name: string, when: string) =>
  defineEvent({
    aggregate: 'organization-link',
    name,
    when,
    consumers: ['messaging'],
    data: z.object({
      linkId: z.uuid().describe('The link; the key of its topic.'),
      kind: z.enum(['FEDERATION_MEMBERSHIP', 'BRANCH', 'NETWORK_MEMBERSHIP']).describe('How the two belong together.'),
      parentId: z.uuid().describe('The federation, the mother organization or the network.'),
      memberId: z.uuid().describe('The organization that belongs to it.'),
    }),
    example: { linkId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d5', kind: 'FEDERATION_MEMBERSHIP', parentId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be002', memberId: exampleId },
  });

/** Edge: nothing -> PENDING. */
export const organizationLinkRequested = toLink('OrganizationLinkRequested', 'An organization asks another one to say that they belong together.');

/** Edge: PENDING -> CONFIRMED. */
export const organizationLinkConfirmed = toLink('OrganizationLinkConfirmed', 'The other organization confirms; the link is public.');

/** Edge: PENDING -> REFUSED. */
export const organizationLinkRefused = toLink('OrganizationLinkRefused', 'The other organization refuses, with a reason.');

/** Edge: PENDING or CONFIRMED -> ENDED. */
export const organizationLinkEnded = toLink('OrganizationLinkEnded', 'One of the two ends the link, or one of the organizations has ended.');
