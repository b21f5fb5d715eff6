import { z } from 'zod';
import { defineEvent, exampleApplicant, exampleId, exampleProfile, organizationId, profile, toOrganization } from './registry-organization';

const claimId = z.uuid().describe('The claim.');
const claimantId = z.uuid().describe('The user who says that he speaks for the organization.');
const exampleClaimId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c7';
const of = z.object({ organizationId });
const example = { organizationId: exampleId };

/** Edge: IMPORTED_UNCLAIMED or CLAIM_PENDING -> CLAIM_PENDING. */
export const organizationClaimRequested = toOrganization({
  name: 'OrganizationClaimRequested',
  when: 'Somebody claims an organization that the national register brought; there may be more claims than one.',
  data: of,
  example,
});

/** Edge: CLAIM_PENDING -> IMPORTED_UNCLAIMED. */
export const organizationClaimLapsed = toOrganization({
  name: 'OrganizationClaimLapsed',
  when: 'The last claim to an organization was withdrawn or rejected; nobody speaks for it again.',
  data: of,
  example,
});

/** Edge: CLAIM_PENDING -> ACTIVE. */
export const organizationClaimed = toOrganization({
  name: 'OrganizationClaimed',
  when: 'SGG accepts a claim; the organization is active and the claimant speaks for it.',
  consumers: ['consultations', 'identity', 'messaging', 'volunteering'],
  data: profile.extend({ claimId, claimantId }),
  example: { ...exampleProfile, claimId: exampleClaimId, claimantId: exampleApplicant },
});

const toClaim = (name: string, when: string, consumers: readonly string[] = ['messaging']) =>
  defineEvent({
    aggregate: 'claim',
    name,
    when,
    consumers,
    data: z.object({ claimId, organizationId, claimantId }),
    example: { claimId: exampleClaimId, organizationId: exampleId, claimantId: exampleApplicant },
  });

/** Edge: nothing -> PENDING. */
export const claimSubmitted = toClaim('ClaimSubmitted', 'Somebody hands in a claim to an organization.');

/** Edge: PENDING -> WITHDRAWN. */
export const claimWithdrawn = toClaim('ClaimWithdrawn', 'A claimant takes his claim back.', []);

/** Edge: PENDING -> ACCEPTED. */
export const claimAccepted = toClaim('ClaimAccepted', 'SGG accepts a claim.');

/** Edge: PENDING -> REJECTED. */
export const claimRejected = toClaim('ClaimRejected', 'SGG rejects a claim with a reason, or accepts another one to the same organization.');
