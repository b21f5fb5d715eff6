import { grant, type MembershipRole } from '../../membership/domain/membership';
import { acceptInvitation, endInvitation, invite, isOpenInvitation } from './invitation';
import { isAdminAmong, mayEnd } from './members';

const now = new Date('2026-03-02T09:00:00Z');
const after = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const invitation = invite({ id: 'i', organizationId: 'o', email: 'radu@exemplu.ro', role: 'NGO_EDITOR', invitedBy: 'ana' }, now);
const radu = { userId: 'radu', email: 'radu@exemplu.ro' };

describe('an invitation', () => {
  it('is open for 7 days, until it is accepted or ended', () => {
    expect([isOpenInvitation(invitation, after(6.99)), isOpenInvitation(invitation, after(7)), isOpenInvitation(endInvitation(invitation, now), now)]).toEqual([true, false, false]);
    expect(acceptInvitation(invitation, radu, now)).toMatchObject({ ok: true, value: { acceptedBy: 'radu', acceptedAt: now, version: 2 } });
  });

  it.each([
    ['TOKEN_EXPIRED', invitation, radu, after(7)],
    ['TOKEN_EXPIRED', endInvitation(invitation, now), radu, now],
    ['TOKEN_USED', { ...invitation, acceptedAt: now, acceptedBy: 'radu' }, radu, now],
    ['FORBIDDEN', invitation, { ...radu, email: 'mara@exemplu.ro' }, now],
  ] as const)('is refused by %s', (code, given, who, at) => {
    expect(acceptInvitation(given, who, at)).toMatchObject({ ok: false, refusals: [{ code }] });
  });
});

describe('the members of an organization', () => {
  const held = (userId: string, role: MembershipRole) => grant({ id: `${userId} ${role}`, userId, role, institutionId: null, organizationId: 'o', grantedBy: null }, now);
  const [ana, mara, editor] = [held('ana', 'NGO_ADMIN'), held('mara', 'NGO_ADMIN'), held('ana', 'NGO_EDITOR')];

  it('always have an administrator', () => {
    expect(mayEnd([ana, editor], [ana])).toMatchObject({ ok: false, refusals: [{ code: 'LAST_ADMIN' }] });
    expect(mayEnd([ana, mara], [ana])).toMatchObject({ ok: true });
    expect(mayEnd([ana, editor], [editor])).toMatchObject({ ok: true });
    expect(mayEnd([ana, mara], [ana, mara])).toMatchObject({ ok: false });
  });

  it('are administered by those who hold that very role', () => {
    expect([isAdminAmong([ana, editor], 'ana'), isAdminAmong([editor], 'ana'), isAdminAmong([ana], 'mara')]).toEqual([true, false, false]);
  });
});
