import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { draft, inEveryStatus, institutionId, otherInstitutionId as other } from '../../../test/examples';
import { consultationActions, maySeeConsultation, refusalsOf, refusalsOfDrafting } from './permissions';

const cancelled = inEveryStatus.CANCELLED;

const holding = (role: Role, where: string | null): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: where, organizationId: null }] });
const officialRoles: readonly Role[] = ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER'];
const publishingRoles: readonly Role[] = ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER'];
const outsiders: readonly Viewer[] = [anonymousViewer, { userId: 'viewer', roles: [] }, holding('SGG_ADMIN', null), ...officialRoles.map((role) => holding(role, other))];

describe('a draft', () => {
  it('is seen by whoever has a role in its institution, and by nobody else', () => {
    expect(officialRoles.map((role) => maySeeConsultation(holding(role, institutionId), draft))).toEqual(officialRoles.map(() => true));
    expect(outsiders.map((viewer) => maySeeConsultation(viewer, draft))).toEqual(outsiders.map(() => false));
    expect(outsiders.map((viewer) => maySeeConsultation(viewer, cancelled))).toEqual(outsiders.map(() => false));
  });

  it.each(consultationActions)('is for its officers to %s, and to outsiders as if it were not there', (action) => {
    const isAllowed = ['update', 'addDraftVersion', 'schedule', 'publish', 'cancel'].includes(action);

    expect(officialRoles.filter((role) => refusalsOf(action, holding(role, institutionId), draft).length === 0)).toEqual(isAllowed ? publishingRoles : []);
    expect(refusalsOf(action, holding('FOI_OFFICER', institutionId), draft)).toEqual([{ code: 'FORBIDDEN' }]);
    for (const viewer of outsiders) expect(refusalsOf(action, viewer, draft)).toMatchObject([{ code: 'NOT_FOUND', field: ['consultationId'] }]);
  });
});

describe('drafting', () => {
  const scene = { institutionId, isOpen: true, awaitsValidation: false };

  it('is for the officers of an open institution', () => {
    expect(officialRoles.map((role) => refusalsOfDrafting(holding(role, institutionId), scene)[0]?.code ?? 'A')).toEqual(['A', 'A', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(refusalsOfDrafting(holding('TRANSPARENCY_OFFICER', institutionId), { ...scene, isOpen: false })).toMatchObject([{ code: 'NOT_FOUND' }]);
    for (const viewer of outsiders) expect(refusalsOfDrafting(viewer, scene)).toMatchObject([{ code: 'NOT_FOUND', field: ['institutionId'] }]);
  });

  it('waits for SGG when somebody has only asked to speak for the institution', () => {
    expect(refusalsOfDrafting({ userId: 'elena', roles: [] }, { ...scene, awaitsValidation: true })).toEqual([{ code: 'REP_NOT_VALIDATED', field: ['institutionId'] }]);
    // A successor who is an officer already may draft meanwhile.
    expect(refusalsOfDrafting(holding('TRANSPARENCY_OFFICER', institutionId), { ...scene, awaitsValidation: true })).toEqual([]);
  });
});
