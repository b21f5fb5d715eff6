import { decideAccountRequest, openAccountRequest } from './account-request';
import { isOfficerRole, mayEndOfficerRole } from './officer-role';
import { grant, type MembershipRole } from '../../membership/domain/membership';

const now = new Date('2026-03-02T09:00:00Z');
const request = openAccountRequest({ id: 'r', institutionId: 'i', userId: 'elena', requestedBy: 'mara', documentId: 'd', position: 'director' }, now);
const decided = (actorId: string, rejectionReason: string | null = null) => decideAccountRequest(request, { actorId, rejectionReason }, now);

describe('a request for an institution\'s account', () => {
  it('is validated without a reason and rejected with one', () => {
    expect(decided('victor')).toMatchObject({ ok: true, value: { status: 'VALIDATED', version: 2, decidedBy: 'victor', decidedAt: now, rejectionReason: null } });
    expect(decided('victor', 'x')).toMatchObject({ ok: true, value: { status: 'REJECTED', rejectionReason: 'x' } });
  });

  it.each(['elena', 'mara'])('is not decided by %s, whom it is about or who asked', (actorId) => {
    expect(decided(actorId)).toMatchObject({ ok: false, refusals: [{ code: 'FORBIDDEN' }] });
    expect(decided(actorId, 'x')).toMatchObject({ ok: false, refusals: [{ code: 'FORBIDDEN' }] });
  });

  it('is decided once', () => {
    const first = decided('victor');

    expect(first.ok && decideAccountRequest(first.value, { actorId: 'victor', rejectionReason: null }, now)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
  });
});

describe('a role in an institution', () => {
  const held = (userId: string, role: MembershipRole) => grant({ id: `${userId} ${role}`, userId, role, institutionId: 'i', organizationId: null, grantedBy: null }, now);

  it.each([
    ['the representative', [held('elena', 'INSTITUTION_REPRESENTATIVE')], true],
    ['its holder', [held('radu', 'FOI_OFFICER')], true],
    ['another officer', [held('mara', 'FOI_OFFICER'), held('mara', 'FUNDING_OFFICER')], false],
    ['somebody without a role there', [], false],
  ])('is ended by %s: %s', (_who, own, allowed) => {
    expect(mayEndOfficerRole(own, held('radu', 'TRANSPARENCY_OFFICER'))).toBe(allowed);
  });

  it.each([['TRANSPARENCY_OFFICER', true], ['INSTITUTION_REPRESENTATIVE', false], ['SGG_ADMIN', false], ['NGO_ADMIN', false]] as const)('%s is an officer\'s: %s', (role, is) => {
    expect(isOfficerRole(role)).toBe(is);
  });
});
