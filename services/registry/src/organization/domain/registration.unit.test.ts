import type { Result } from '@conect/kernel';
import { active, ana, completeProfile, draft, inEveryStatus, inReview, needingChanges, now, submitted, then, victor } from '../../../test/examples';
import type { OrganizationChange } from './events';
import type { Organization, OrganizationStatus } from './organization';
import { approve, createDraft, deleteDraft, reject, requestChanges, startReview, submit, updateProfile } from './registration';

type Edge = (organization: Organization) => Result<OrganizationChange>;

const edges: readonly (readonly [name: string, edge: Edge, from: readonly OrganizationStatus[]])[] = [
  ['deleteDraft', (organization) => deleteDraft(organization, now), ['DRAFT']],
  ['submit', (organization) => submit(organization, now), ['DRAFT', 'NEEDS_CHANGES']],
  ['startReview', (organization) => startReview(organization, victor, now), ['SUBMITTED']],
  ['requestChanges', (organization) => requestChanges(organization, ['legalName'], now), ['IN_REVIEW']],
  ['approve', (organization) => approve(organization, victor, now), ['IN_REVIEW']],
  ['reject', (organization) => reject(organization, { officerId: victor, reason: 'No.' }, now), ['IN_REVIEW']],
];

describe.each(edges)('%s', (_name, edge, from) => {
  it.each(Object.entries(inEveryStatus))('from %s follows the state machine and raises the version by one', (status, organization) => {
    const result = edge(organization);

    if (from.includes(status as OrganizationStatus)) {
      expect(result).toMatchObject({ ok: true, value: { organization: { version: organization.version + 1, updatedAt: now } } });
      expect(result.ok && result.value.event.organization).toBe(result.ok && result.value.organization);
    } else {
      expect(result).toEqual({ ok: false, refusals: [{ code: 'INVALID_STATE', params: { status } }] });
    }
  });
});

describe('a registration', () => {
  it('begins as a private draft of its applicant', () => {
    const { organization, event } = createDraft('id', ana, { ...completeProfile, type: 'BRANCH' }, now);

    expect(organization).toMatchObject({ id: 'id', version: 1, status: 'DRAFT', source: 'REGISTRATION', applicantId: ana, isBranch: true });
    expect(event).toEqual({ type: 'OrganizationCreated', organization });
  });

  it('forgets the earlier reviewer when it is submitted again', () => {
    const result = submit(needingChanges, now);

    expect(result.ok && Object.keys(result.value.organization)).not.toContain('reviewerId');
    expect(result).toMatchObject({ value: { organization: { status: 'SUBMITTED', submittedAt: now, statusSince: now } } });
  });

  it('keeps who decided, when and why', () => {
    expect(approve(inReview, victor, now)).toMatchObject({
      value: { organization: { status: 'ACTIVE', applicantId: ana, reviewerId: victor, decidedAt: now, decidedBy: victor } },
    });
    expect(reject(inReview, { officerId: victor, reason: 'No.' }, now)).toMatchObject({
      value: { organization: { status: 'REJECTED', decidedBy: victor, decisionReason: 'No.' } },
    });
    expect(startReview(submitted, victor, now)).toMatchObject({ value: { organization: { reviewerId: victor, reviewStartedAt: now, submittedAt: then } } });
  });
});

describe('updateProfile', () => {
  it('tells which fields changed, by their paths in the input', () => {
    const profile = { ...completeProfile, descriptionRo: 'Da', statuteDocumentId: null, unitCode: '1' };

    expect(updateProfile(draft, profile, now)).toMatchObject({
      value: {
        organization: { version: 4, status: 'DRAFT', profile, updatedAt: now, statusSince: then },
        event: { type: 'OrganizationUpdated', changedFields: ['description.ro', 'documents.statute'] },
      },
    });
  });

  it('is nothing when nothing differs', () => {
    expect(updateProfile(active, { ...completeProfile, domains: [...completeProfile.domains] }, now)).toEqual({ ok: true, value: null });
  });

  it('makes a branch of what becomes one', () => {
    expect(updateProfile(draft, { ...completeProfile, type: 'BRANCH' }, now)).toMatchObject({ value: { organization: { isBranch: true } } });
  });
});
