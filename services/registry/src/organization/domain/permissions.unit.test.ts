import { ana, inEveryStatus, victor } from '../../../test/examples';
import type { Role, Viewer } from '../../membership/domain/viewer';
import { anonymousViewer, signedInWith } from '../../membership/domain/viewer';
import type { OrganizationStatus } from './organization';
import { maySeeOrganization, maySeePrivateFields, maySeeReviewComments, mayReviewOrganizations, refusalsOf } from './permissions';

const organizationId = inEveryStatus.DRAFT.id;
const viewerWith = (userId: string, role?: Role, of: string | null = null): Viewer => ({
  userId,
  roles: role === undefined ? [] : [{ role, institutionId: null, organizationId: of }],
});
const viewers: Readonly<Record<string, Viewer>> = {
  anonymous: anonymousViewer,
  stranger: viewerWith('stranger'),
  applicant: viewerWith(ana),
  officer: viewerWith(victor, 'SGG_ADMIN'),
  analyst: viewerWith('analyst', 'SGG_ANALYST'),
  editor: viewerWith('editor', 'NGO_EDITOR', organizationId),
  'editor of another': viewerWith('other', 'NGO_EDITOR', 'another'),
};
const registrations: readonly OrganizationStatus[] = ['SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'REJECTED'];
const open: readonly OrganizationStatus[] = ['IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN'];
const namesWho = (may: (viewer: Viewer) => boolean): string[] => Object.keys(viewers).filter((name) => may(viewers[name]!));

describe('who sees that an organization exists', () => {
  it.each(open)('everybody when it is %s', (status) => {
    expect(namesWho((viewer) => maySeeOrganization(viewer, inEveryStatus[status]))).toEqual(Object.keys(viewers));
  });

  it.each(registrations)('applicant and officers when it is %s', (status) => {
    expect(namesWho((viewer) => maySeeOrganization(viewer, inEveryStatus[status]))).toEqual(['applicant', 'officer']);
  });

  it('the applicant alone when it is a draft', () => {
    expect(namesWho((viewer) => maySeeOrganization(viewer, inEveryStatus.DRAFT))).toEqual(['applicant']);
  });
});

describe('who sees what is private', () => {
  it('applicant, officers and members of an active one', () => {
    expect(namesWho((viewer) => maySeePrivateFields(viewer, inEveryStatus.ACTIVE))).toEqual(['applicant', 'officer', 'editor']);
    expect(namesWho((viewer) => maySeeReviewComments(viewer, inEveryStatus.ACTIVE))).toEqual(['applicant', 'officer']);
  });

  it('nobody but the applicant of a draft', () => {
    expect(namesWho((viewer) => maySeeReviewComments(viewer, inEveryStatus.DRAFT))).toEqual(['applicant']);
  });
});

describe('who reviews', () => {
  it('SGG_ADMIN alone', () => {
    expect(namesWho(mayReviewOrganizations)).toEqual(['officer']);
  });

  it('not by password alone where a second factor is required', () => {
    const officer = viewerWith(victor, 'SGG_ADMIN');
    const refusalsWith = (assurance: 'PASSWORD' | 'SECOND_FACTOR', secondFactorRequired: boolean) =>
      refusalsOf('approve', signedInWith(officer, { assurance, secondFactorRequired }), inEveryStatus.IN_REVIEW);

    expect(refusalsWith('PASSWORD', true)).toEqual([{ code: 'SECOND_FACTOR_REQUIRED' }]);
    expect(refusalsWith('PASSWORD', false)).toEqual([]);
    expect(refusalsWith('SECOND_FACTOR', true)).toEqual([]);
  });

  it('asks nobody for a second factor who does nothing in the name of SGG', () => {
    const applicant = signedInWith(viewerWith(ana), { assurance: 'PASSWORD', secondFactorRequired: true });
    const stranger = signedInWith(viewerWith('stranger'), { assurance: 'PASSWORD', secondFactorRequired: true });

    expect(refusalsOf('delete', applicant, inEveryStatus.DRAFT)).toEqual([]);
    expect(refusalsOf('approve', stranger, inEveryStatus.IN_REVIEW)).toEqual([{ code: 'NOT_FOUND', field: ['organizationId'], params: { what: 'ORGANIZATION' } }]);
  });

  it('and supervises, but never an organization that he speaks for', () => {
    const own: Viewer = { userId: victor, roles: [...viewerWith(victor, 'SGG_ADMIN').roles, ...viewerWith(victor, 'NGO_EDITOR', organizationId).roles] };

    expect(refusalsOf('suspend', own, inEveryStatus.ACTIVE)).toEqual([{ code: 'FORBIDDEN' }]);
    expect(refusalsOf('reactivate', own, inEveryStatus.SUSPENDED)).toEqual([{ code: 'FORBIDDEN' }]);
  });

  it('never his own registration', () => {
    const own = viewerWith(ana, 'SGG_ADMIN');

    expect(refusalsOf('startReview', own, inEveryStatus.SUBMITTED)).toEqual([{ code: 'FORBIDDEN' }]);
    expect(refusalsOf('approve', own, inEveryStatus.IN_REVIEW)).toEqual([{ code: 'FORBIDDEN' }]);
  });
});

describe('a submission', () => {
  it('lists everything that is missing', () => {
    const bare = { ...inEveryStatus.DRAFT.profile, cui: null, countyCode: null, localityCode: null, statuteDocumentId: null, domains: [] };
    const refusals = refusalsOf('submit', viewerWith(ana), { ...inEveryStatus.DRAFT, profile: bare });

    expect(refusals.map(({ field }) => field?.join('.'))).toEqual(['cui', 'countyCode', 'localityCode', 'primaryDomain', 'documents.statute']);
  });

  it('of a group without legal personality needs neither CUI nor statute', () => {
    const group = { ...inEveryStatus.DRAFT.profile, type: 'INFORMAL_GROUP' as const, cui: null, statuteDocumentId: null };

    expect(refusalsOf('submit', viewerWith(ana), { ...inEveryStatus.DRAFT, profile: group })).toEqual([]);
  });
});
