import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { institutionId, otherInstitutionId, then } from '../../../test/examples';
import { openInvitation, versionOf, type Invitation } from './invitation';
import { refusalsOfOpening, seesCoverage, seesInvitationsOf, seesInvitationsTo } from './permissions';

const organizationId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
const invitation: Invitation = { id: 'i', consultationId: 'c', institutionId, organizationId, createdAt: then, openedAt: null };
const member = (role: Role, where: string): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId: where }] });
const official = (role: Role, where: string | null): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: where, organizationId: null }] });

it('an invitation is opened by the people of the organization alone', () => {
  expect((['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'] as const).map((role) => refusalsOfOpening(member(role, organizationId), invitation))).toEqual([[], [], []]);
  expect(refusalsOfOpening(official('TRANSPARENCY_OFFICER', institutionId), invitation)).toEqual([{ code: 'FORBIDDEN' }]);
  for (const viewer of [anonymousViewer, member('NGO_ADMIN', 'another'), official('TRANSPARENCY_OFFICER', otherInstitutionId), official('SGG_ADMIN', null)]) {
    expect(refusalsOfOpening(viewer, invitation)).toMatchObject([{ code: 'NOT_FOUND', field: ['invitationId'] }]);
  }
});

it('who was invited is seen by the institution, to what by the organization, how far it reaches by SGG too', () => {
  expect([seesInvitationsOf(official('FOI_OFFICER', institutionId), institutionId), seesInvitationsOf(official('SGG_ADMIN', null), institutionId)]).toEqual([true, false]);
  expect([seesInvitationsTo(member('NGO_EDITOR', organizationId), organizationId), seesInvitationsTo(official('FOI_OFFICER', institutionId), organizationId)]).toEqual([true, false]);
  expect([official('FOI_OFFICER', institutionId), official('SGG_ANALYST', null), official('FOI_OFFICER', otherInstitutionId), anonymousViewer].map((viewer) => seesCoverage(viewer, institutionId))).toEqual([true, true, false, false]);
});

it('is opened once', () => {
  const opened = openInvitation(invitation, then)!.invitation;

  expect([versionOf(invitation), versionOf(opened), opened.openedAt]).toEqual([1, 2, then]);
  expect(openInvitation(opened, new Date())).toBeNull();
});
