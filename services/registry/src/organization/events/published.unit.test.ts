import { registryEvents } from '@conect/events';
import { active, ana, claimPending, deregistered, dissolving, draft, inReview, needingChanges, rejected, stale, submitted, suspended, unclaimed, victor, withdrawn } from '../../../test/examples';
import type { OrganizationEvent } from '../domain/events';
import { toPublished } from './published';

const events: readonly OrganizationEvent[] = [
  { type: 'OrganizationCreated', organization: draft },
  { type: 'OrganizationUpdated', organization: active, changedFields: ['website'] },
  { type: 'OrganizationDraftDeleted', organization: draft },
  { type: 'OrganizationSubmitted', organization: submitted },
  { type: 'OrganizationReviewStarted', organization: inReview },
  { type: 'OrganizationChangesRequested', organization: needingChanges, fields: ['legalName'] },
  { type: 'OrganizationApproved', organization: { ...active, applicantId: ana } },
  { type: 'OrganizationRejected', organization: rejected },
  { type: 'OrganizationClaimRequested', organization: claimPending },
  { type: 'OrganizationClaimLapsed', organization: unclaimed },
  { type: 'OrganizationClaimed', organization: active, claimId: draft.id, claimantId: ana },
  { type: 'OrganizationSuspended', organization: suspended },
  { type: 'OrganizationReactivated', organization: active },
  { type: 'OrganizationConfirmed', organization: active },
  { type: 'OrganizationBecameStale', organization: stale },
  { type: 'OrganizationDissolutionRecorded', organization: dissolving },
  { type: 'OrganizationDeregistered', organization: deregistered },
  { type: 'OrganizationPublicUtilityChanged', organization: suspended },
  { type: 'OrganizationWithdrawn', organization: withdrawn },
];

describe('what is published', () => {
  it.each(events.map((event) => [event.type, event] as const))('%s fits the contract of its name exactly', (name, event) => {
    const { contract, data } = toPublished(event);

    expect(contract.name).toBe(name);
    expect(registryEvents).toContain(contract);
    expect(contract.data.parse(data)).toEqual(data);
  });

  it('carries no reason, comment or name of a person', () => {
    const all = JSON.stringify(events.map((event) => toPublished(event).data));

    for (const reason of ['Not an NGO.', 'Its address does not exist.', 'Decision 7/2026.']) expect(all).not.toContain(reason);
    expect(all).toContain(ana);
    expect(all).toContain(victor);
  });
});
