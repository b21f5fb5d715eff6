import { membershipRoles as rolesOfTheContract } from '@conect/events';
import { grant, membershipRoles, revoke } from './membership';

const now = new Date('2026-03-02T09:00:00Z');
const wanted = { id: 'm', userId: 'u', role: 'NGO_ADMIN', institutionId: null, organizationId: 'o', grantedBy: null } as const;

describe('a membership', () => {
  it('knows the roles of the contract', () => {
    expect(membershipRoles).toEqual(rolesOfTheContract);
  });

  it('begins at version 1', () => {
    expect(grant(wanted, now)).toEqual({ ...wanted, version: 1, grantedAt: now, revokedAt: null });
  });

  it('holds a role where it belongs only', () => {
    expect(() => grant({ ...wanted, role: 'SGG_ADMIN' }, now)).toThrow('fits its place');
    expect(() => grant({ ...wanted, institutionId: 'i', organizationId: null }, now)).toThrow('fits its place');
  });

  it('ends once', () => {
    const revoked = revoke(grant(wanted, now), now);

    expect(revoked).toMatchObject({ ok: true, value: { version: 2, revokedAt: now } });
    expect(revoked.ok && revoke(revoked.value, now)).toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND' }] });
  });
});
