import { ana, now, then, unclaimed } from '../../../test/examples';
import { anonymousViewer, signedInWith, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import { closeCommunity, createCommunity, joinCommunity, leaveCommunity } from './community';
import { mayJoinFor, maySeeExperts, refusalsOfManagement } from './permissions';

const { community } = createCommunity({ id: 'c', domain: 'E', nameRo: 'Aer', nameEn: 'Air' }, then);
const entry = { id: 'm', joinedBy: ana, joinedAt: now, organizationId: null, userId: ana, expertise: 'Poluare' } as const;
const valueOf = <Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value => {
  if (!outcome.ok) throw new Error('Expected to be accepted');
  return outcome.value;
};
const joined = valueOf(joinCommunity(community, null, entry));
const closed = valueOf(closeCommunity(community, now)).community;

describe('a community', () => {
  it('counts every change, whoever comes or goes', () => {
    const left = leaveCommunity(joined.community, joined.member, now);

    expect([community.version, joined.community.version, left.community.version]).toEqual([1, 2, 3]);
    expect(joined.member).toEqual({ ...entry, communityId: 'c', leftAt: null });
    expect(left.member.leftAt).toBe(now);
  });

  it('takes in nobody twice, and nobody once it is closed', () => {
    expect(joinCommunity(joined.community, joined.member, entry)).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT', field: ['communityId'] }] });
    expect(joinCommunity(closed, null, entry)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
    expect(closeCommunity(closed, now)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE', params: { status: 'COMMUNITY_CLOSED' } }] });
  });
});

const viewer = (...roles: readonly Partial<HeldRole>[]): Viewer => ({ userId: 'viewer', roles: roles.map((role) => ({ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...role })) });

describe('who', () => {
  const organizationId = unclaimed.id;

  it('sees experts: officials, and whoever is in it', () => {
    const circle = { userIds: new Set(['viewer']), organizationIds: new Set([organizationId]) };
    const none = { userIds: new Set<string>(), organizationIds: new Set<string>() };

    expect([viewer({ role: 'FOI_OFFICER', institutionId: 'i' }), viewer({ role: 'SGG_ANALYST' })].map((one) => maySeeExperts(one, none))).toEqual([true, true]);
    expect([viewer(), viewer({ role: 'VOLUNTEER_COORDINATOR', organizationId })].map((one) => maySeeExperts(one, circle))).toEqual([true, true]);
    expect([anonymousViewer, viewer(), viewer({ organizationId })].map((one) => maySeeExperts(one, none))).toEqual([false, false, false]);
  });

  it('speaks for an organization, and who founds and closes', () => {
    expect((['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'] as const).map((role) => mayJoinFor(viewer({ role, organizationId }), organizationId))).toEqual([true, true, false]);
    expect(refusalsOfManagement(viewer({ role: 'SGG_ADMIN' }))).toEqual([]);
    expect(refusalsOfManagement(viewer({ role: 'SGG_ANALYST' }))).toEqual([{ code: 'FORBIDDEN' }]);
    expect(refusalsOfManagement(signedInWith(viewer({ role: 'SGG_ADMIN' }), { assurance: 'PASSWORD', secondFactorRequired: true }))).toEqual([{ code: 'SECOND_FACTOR_REQUIRED' }]);
  });
});
