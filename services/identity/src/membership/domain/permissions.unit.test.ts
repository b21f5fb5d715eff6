import type { Membership, MembershipRole } from './membership';
import { anonymousViewer, maySeeMembers, maySeeOfficers, showsAddress, showsMemberships, showsSettings, sightOfUser, type Viewer } from './permissions';

const inOrganization = (role: MembershipRole, organizationId: string): Membership =>
  ({ id: 'm', version: 1, userId: 'u', role, institutionId: null, organizationId, grantedAt: new Date(0), grantedBy: null, revokedAt: null });
const inInstitution = (role: MembershipRole, institutionId: string): Membership =>
  ({ ...inOrganization(role, ''), institutionId, organizationId: null });
const viewer = (...memberships: Membership[]): Viewer => ({ userId: 'viewer', memberships });

const person = [inOrganization('NGO_EDITOR', 'verde'), inInstitution('FOI_OFFICER', 'culture')];

describe('of a person', () => {
  it.each([
    ['the person', { userId: 'person', memberships: [] }, 'SELF'],
    ['an SGG administrator', viewer(inInstitution('SGG_ADMIN', 'sgg')), 'ADMINISTRATOR'],
    ['an SGG analyst', viewer(inInstitution('SGG_ANALYST', 'sgg')), 'NAME'],
    ['a member of the same organization', viewer(inOrganization('NGO_ADMIN', 'verde')), 'NAME'],
    ['an officer of the same institution', viewer(inInstitution('TRANSPARENCY_OFFICER', 'culture')), 'COLLEAGUE'],
    ['a member of another organization', viewer(inOrganization('NGO_ADMIN', 'alba')), null],
    ['an officer of another institution', viewer(inInstitution('INSTITUTION_REPRESENTATIVE', 'work')), null],
    ['somebody without a role', viewer(), null],
    ['nobody', anonymousViewer, null],
  ] as const)('%s sees %s', (_who, who, sight) => {
    expect(sightOfUser(who, 'person', person)).toBe(sight);
  });

  it('two people without any role share no place', () => {
    expect(sightOfUser(viewer(), 'person', [])).toBeNull();
  });

  it.each([
    ['SELF', true, true, true],
    ['ADMINISTRATOR', false, false, true],
    ['COLLEAGUE', true, false, false],
    ['NAME', false, false, false],
  ] as const)('%s shows the address %s, settings %s and roles %s', (sight, address, settings, memberships) => {
    expect([showsAddress(sight), showsSettings(sight), showsMemberships(sight)]).toEqual([address, settings, memberships]);
  });
});

describe('the members of an organization', () => {
  it.each([
    ['a member', viewer(inOrganization('VOLUNTEER_COORDINATOR', 'verde')), true],
    ['an SGG administrator', viewer(inInstitution('SGG_ADMIN', 'sgg')), true],
    ['an SGG analyst', viewer(inInstitution('SGG_ANALYST', 'sgg')), true],
    ['a member of another one', viewer(inOrganization('NGO_ADMIN', 'alba')), false],
    ['an officer of a ministry', viewer(inInstitution('FOI_OFFICER', 'culture')), false],
    ['nobody', anonymousViewer, false],
  ] as const)('%s: %s', (_who, who, allowed) => {
    expect(maySeeMembers(who, 'verde')).toBe(allowed);
  });
});

describe('the officers of an institution', () => {
  it.each([
    ['a colleague', viewer(inInstitution('FUNDING_OFFICER', 'culture')), true],
    ['an SGG administrator', viewer(inInstitution('SGG_ADMIN', 'sgg')), true],
    ['an SGG analyst', viewer(inInstitution('SGG_ANALYST', 'sgg')), true],
    ['an officer of another one', viewer(inInstitution('INSTITUTION_REPRESENTATIVE', 'work')), false],
    ['an NGO administrator', viewer(inOrganization('NGO_ADMIN', 'verde')), false],
    ['nobody', anonymousViewer, false],
  ] as const)('%s: %s', (_who, who, allowed) => {
    expect(maySeeOfficers(who, 'culture')).toBe(allowed);
  });
});
