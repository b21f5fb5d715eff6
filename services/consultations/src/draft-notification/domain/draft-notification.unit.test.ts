import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { deadline as later, institutionId, otherInstitutionId, then } from '../../../test/examples';
import { changeDomains, endDraftNotifications, forgetHolder, requestDraftNotifications } from './draft-notification';
import { organizationsOf, refusalsOfEnding, refusalsOfRequestingFor, seesRequestsTo } from './permissions';

const [paul, organizationId] = ['0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001'];
const own = requestDraftNotifications({ id: 'r', institutionId, userId: paul, organizationId: null, domains: ['E'] }, then).request;
const ofOrganization = requestDraftNotifications({ id: 'r', institutionId, userId: null, organizationId, domains: [] }, then).request;

describe('a standing request', () => {
  it('counts its changes, and asking for the same again is none', () => {
    expect([own.holder, ofOrganization.holder, own.version]).toEqual(['INDIVIDUAL', 'ORGANIZATION', 1]);
    expect(changeDomains(own, ['E'])).toBeNull();
    expect(changeDomains(own, ['B', 'E'])!.request).toMatchObject({ version: 2, domains: ['B', 'E'] });
    expect(changeDomains(own, [])!.request.domains).toEqual([]);
    expect(endDraftNotifications(own, later)).toMatchObject({ type: 'DraftNotificationsEnded', request: { version: 2, endedAt: later } });
  });

  it('names nobody once the person is erased, and keeps when it ended', () => {
    expect(forgetHolder(own, later)).toMatchObject({ type: 'DraftNotificationsEnded', request: { userId: null, holder: 'INDIVIDUAL', endedAt: later } });
    expect(forgetHolder({ ...own, endedAt: then }, later).request.endedAt).toBe(then);
  });
});

const member = (role: Role, where = organizationId): Viewer => ({ userId: 'ana', roles: [{ role, institutionId: null, organizationId: where }] });
const official = (role: Role, where: string | null): Viewer => ({ userId: 'radu', roles: [{ role, institutionId: where, organizationId: null }] });
const codesOf = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

describe('who', () => {
  it('asks for an organization: who speaks for it, while it is active', () => {
    const scene = { organizationId, isActive: true };
    expect((['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'] as const).map((role) => codesOf(refusalsOfRequestingFor(member(role), scene)))).toEqual([[], [], ['FORBIDDEN']]);
    expect(codesOf(refusalsOfRequestingFor(member('NGO_ADMIN', 'other'), scene))).toEqual(['NOT_FOUND']);
    expect(refusalsOfRequestingFor(member('NGO_ADMIN'), { organizationId, isActive: false })).toMatchObject([{ code: 'INVALID_STATE', params: { status: 'ORGANIZATION_NOT_ACTIVE' } }]);
  });

  it('ends a request: who made it, once', () => {
    const viewers = [{ userId: paul, roles: [] }, { userId: 'ana', roles: [] }, anonymousViewer, official('FOI_OFFICER', institutionId), official('FOI_OFFICER', otherInstitutionId), official('SGG_ADMIN', null)];
    expect(viewers.map((viewer) => codesOf(refusalsOfEnding(viewer, own)))).toEqual([[], ['NOT_FOUND'], ['NOT_FOUND'], ['FORBIDDEN'], ['NOT_FOUND'], ['FORBIDDEN']]);
    expect([member('NGO_EDITOR'), member('VOLUNTEER_COORDINATOR'), member('NGO_ADMIN', 'other')].map((viewer) => codesOf(refusalsOfEnding(viewer, ofOrganization)))).toEqual([[], ['FORBIDDEN'], ['NOT_FOUND']]);
    expect(codesOf(refusalsOfEnding({ userId: paul, roles: [] }, { ...own, endedAt: then }))).toEqual(['INVALID_STATE']);
    // An erased person is nobody, and so is a visitor.
    expect(codesOf(refusalsOfEnding(anonymousViewer, { ...own, userId: null }))).toEqual(['NOT_FOUND']);
  });

  it('sees requests', () => {
    expect([official('FUNDING_OFFICER', institutionId), official('SGG_ANALYST', null), official('FOI_OFFICER', otherInstitutionId), anonymousViewer].map((viewer) => seesRequestsTo(viewer, institutionId))).toEqual([true, true, false, false]);
    expect(organizationsOf(member('VOLUNTEER_COORDINATOR'))).toEqual([organizationId]);
  });
});
