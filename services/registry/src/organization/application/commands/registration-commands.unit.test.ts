import { ana, documentId, draft, inReview, needingChanges, now, submitted, victor } from '../../../../test/examples';
import { callOf, inMemory } from '../../../../test/in-memory-unit';
import { createApproveOrganization } from './approve-organization';
import { createCreateOrganization } from './create-organization';
import { createDeleteOrganizationDraft } from './delete-organization-draft';
import { createRejectOrganization } from './reject-organization';
import { createRequestOrganizationChanges } from './request-organization-changes';
import { createStartOrganizationReview } from './start-organization-review';
import { createSubmitOrganization } from './submit-organization';
import { createUpdateOrganization } from './update-organization';

const id = draft.id;
const newId = () => '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0aa';
const statute = {
  id: documentId,
  ownerUserId: ana,
  purpose: 'STATUTE',
  fileName: 'statut.pdf',
  mediaType: 'application/pdf',
  byteLength: 1,
  sha256: '0'.repeat(64),
  createdAt: now,
  storedAt: now,
} as const;
const nothing = { saved: [], deleted: [], events: [], audit: [], comments: [] };

describe('create organization', () => {
  const input = { type: 'ASSOCIATION', legalName: 'Asociația Verde', cui: '28765437', documents: { statute: documentId } } as const;

  it('saves a draft, publishes it and audits every field of it', async () => {
    const memory = inMemory({ documents: [statute] });

    const result = await createCreateOrganization({ ...memory, newId })(callOf(ana), input);

    expect(result).toEqual({ ok: true, value: { organizationId: newId() } });
    expect(memory.saved).toMatchObject([{ id: newId(), status: 'DRAFT', applicantId: ana, createdAt: now }]);
    expect(memory.events.map(({ type }) => type)).toEqual(['OrganizationCreated']);
    expect(memory.audit).toMatchObject([{ organizationId: newId(), changes: { legalName: { before: null, after: 'Asociația Verde' } } }]);
  });

  it.each([
    ['is awaited', { ...statute, storedAt: null }],
    ['belongs to somebody else', { ...statute, ownerUserId: victor }],
    ['does not exist', { ...statute, id: 'another' }],
  ])('refuses a statute that %s, and a taken CUI with it', async (_case, document) => {
    const memory = inMemory({ documents: [document], takenCuis: ['28765437'] });

    const result = await createCreateOrganization({ ...memory, newId })(callOf(ana), input);

    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['documents', 'statute'] }, { code: 'CONFLICT' }] });
    expect(memory).toMatchObject(nothing);
  });
});

describe('update organization', () => {
  it('audits what changed, with both values', async () => {
    const memory = inMemory({ organizations: [needingChanges] });

    await createUpdateOrganization(memory.inTransaction)(callOf(ana), { organizationId: id, legalName: 'Alt nume', description: { en: 'Hi' } });

    expect(memory.audit.map(({ changes }) => changes)).toEqual([
      {
        version: { before: 3, after: 4 },
        legalName: { before: 'Asociația Țarnița Verde', after: 'Alt nume' },
        descriptionEn: { before: null, after: 'Hi' },
      },
    ]);
  });

  it('does not look up what may not change anyway', async () => {
    const memory = inMemory({ organizations: [submitted], takenCuis: ['4221306'] });

    const result = await createUpdateOrganization(memory.inTransaction)(callOf(ana), { organizationId: id, cui: '4221306' });

    expect(result).toMatchObject({ refusals: [{ code: 'SENSITIVE_FIELD', field: ['cui'] }] });
    expect(memory).toMatchObject(nothing);
  });
});

describe('submit organization', () => {
  it('loses to a rival who was quicker, and leaves nothing behind', async () => {
    const memory = inMemory({ organizations: [draft], losesRace: true });

    const result = await createSubmitOrganization(memory.inTransaction)(callOf(ana), id);

    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT', field: ['cui'] }] });
    expect(memory).toMatchObject(nothing);
  });

  it('refuses a CUI that became live elsewhere since the draft', async () => {
    const memory = inMemory({ organizations: [draft], takenCuis: ['28765437'] });

    expect(await createSubmitOrganization(memory.inTransaction)(callOf(ana), id)).toMatchObject({ refusals: [{ code: 'CONFLICT' }] });
  });
});

describe('the review', () => {
  it('numbers its rounds and tells each field once', async () => {
    const memory = inMemory({ organizations: [inReview], officers: [victor] });
    const comments = [
      { field: ['legalName'], comment: 'One.' },
      { field: ['legalName'], comment: 'Two.' },
      { field: ['documents.statute'], comment: 'Three.' },
    ];

    await createRequestOrganizationChanges({ ...memory, newId })(callOf(victor), { organizationId: id, comments });

    expect(memory.comments).toMatchObject([{ round: 2, comment: 'One.', authorId: victor }, { round: 2 }, { field: ['documents', 'statute'] }]);
    expect(memory.events).toMatchObject([{ type: 'OrganizationChangesRequested', fields: ['legalName', 'documents.statute'] }]);
  });

  it('is started and decided by an officer', async () => {
    const started = inMemory({ organizations: [submitted], officers: [victor] });
    const decided = inMemory({ organizations: [inReview], officers: [victor] });

    await createStartOrganizationReview(started.inTransaction)(callOf(victor), id);
    await createApproveOrganization(decided.inTransaction)(callOf(victor), id);

    expect(started.saved).toMatchObject([{ status: 'IN_REVIEW', reviewerId: victor, reviewStartedAt: now }]);
    expect(decided.events).toMatchObject([{ type: 'OrganizationApproved', organization: { status: 'ACTIVE', version: 4 } }]);
  });

  it.each(['', '  ', '\0', 'x'.repeat(2_001)])('does not reject for the reason %j', async (reason) => {
    const memory = inMemory({ organizations: [inReview], officers: [victor] });

    const result = await createRejectOrganization(memory.inTransaction)(callOf(victor), { organizationId: id, reason });

    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['reason'] }] });
    expect(memory).toMatchObject(nothing);
  });
});

describe('delete organization draft', () => {
  it('deletes, publishes and audits what there was', async () => {
    const memory = inMemory({ organizations: [draft] });

    await createDeleteOrganizationDraft(memory.inTransaction)(callOf(ana), id);

    expect(memory.deleted).toEqual([id]);
    expect(memory.saved).toEqual([]);
    expect(memory.audit[0]?.changes).toMatchObject({ status: { before: 'DRAFT', after: null }, cui: { before: '28765437', after: null } });
  });
});
