import { registryEvents } from '@conect/events';
import { active, ana, draft, inReview, needingChanges, rejected, submitted, victor } from '../../../test/examples';
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

    expect(all).not.toContain('Not an NGO.');
    expect(all).toContain(ana);
    expect(all).toContain(victor);
  });
});
