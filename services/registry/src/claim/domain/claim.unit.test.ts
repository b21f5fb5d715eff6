import { ana, documentId, now, then, unclaimed, victor } from '../../../test/examples';
import { handOver, lapseClaims, requestClaim } from '../../organization/domain/claiming';
import { inEveryStatus } from '../../../test/examples';
import { anonymousViewer, signedInWith, type Viewer } from '../../membership/domain/viewer';
import { acceptClaim, rejectClaim, submitClaim, withdrawClaim, type Claim } from './claim';
import { refusalsOfClaim } from './permissions';

const { claim: pending } = submitClaim({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c7', organizationId: unclaimed.id, claimantId: ana, message: 'I preside it.', documentIds: [documentId] }, then);
const decision = { officerId: victor, now, reason: 'The mandate is of another organization.' };
const valueOf = <Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value => {
  if (!outcome.ok) throw new Error('Expected to be accepted');
  return outcome.value;
};

describe('a claim', () => {
  it('is decided once, or taken back, and never changes afterwards', () => {
    const ended = [valueOf(withdrawClaim(pending)), valueOf(acceptClaim(pending, decision)), valueOf(rejectClaim(pending, decision))];

    expect(ended.map(({ claim, event }) => [claim.status, claim.version, event.type])).toEqual([
      ['WITHDRAWN', 2, 'ClaimWithdrawn'],
      ['ACCEPTED', 2, 'ClaimAccepted'],
      ['REJECTED', 2, 'ClaimRejected'],
    ]);
    for (const { claim } of ended) {
      const again = [withdrawClaim(claim), acceptClaim(claim, decision), rejectClaim(claim, decision)];
      expect(again.map((outcome) => outcome.ok || outcome.refusals[0])).toEqual(Array(3).fill({ code: 'INVALID_STATE', params: { status: `CLAIM_${claim.status}` } }));
    }
  });

  it('keeps the reason for the one who is refused', () => {
    expect(valueOf(rejectClaim(pending, decision)).claim).toMatchObject({ decisionReason: decision.reason, decidedBy: victor, decidedAt: now });
    expect(valueOf(acceptClaim(pending, decision)).claim).toMatchObject({ decisionReason: null });
  });
});

describe('an unclaimed organization', () => {
  it('waits while it is claimed, and goes to who is accepted', () => {
    const first = valueOf(requestClaim(unclaimed, now)).organization;
    const second = valueOf(requestClaim(first, new Date(now.getTime() + 1))).organization;
    const active = valueOf(handOver(second, { claimId: pending.id, claimantId: ana, officerId: victor }, now)).organization;

    expect([first.status, second.status, second.statusSince]).toEqual(['CLAIM_PENDING', 'CLAIM_PENDING', now]);
    expect(active).toMatchObject({ status: 'ACTIVE', version: 6, applicantId: null, decidedBy: victor, confirmedAt: now, isStale: false, profile: unclaimed.profile });
    expect(valueOf(lapseClaims(second, now)).organization.status).toBe('IMPORTED_UNCLAIMED');
  });

  it.each(Object.entries(inEveryStatus))('is not what is %s unless so', (status, organization) => {
    expect(requestClaim(organization, now).ok).toBe(['IMPORTED_UNCLAIMED', 'CLAIM_PENDING'].includes(status));
    expect(lapseClaims(organization, now).ok).toBe(status === 'CLAIM_PENDING');
    expect(handOver(organization, { claimId: pending.id, claimantId: ana, officerId: victor }, now).ok).toBe(status === 'CLAIM_PENDING');
  });
});

describe('who may do what with a claim', () => {
  const officer: Viewer = { userId: victor, roles: [{ role: 'SGG_ADMIN', institutionId: null, organizationId: null }] };
  const officerAna: Viewer = { ...officer, userId: ana };
  const rival: Claim = { ...pending, id: 'rival', claimantId: victor };
  const codes = (action: 'withdraw' | 'decide', viewer: Viewer, claim: Claim = pending, rivals: readonly Claim[] = []) =>
    refusalsOfClaim(action, viewer, { claim, rivals }).map(({ code }) => code);

  it('is withdrawn by its claimant and decided by an officer', () => {
    expect(codes('withdraw', { userId: ana, roles: [] })).toEqual([]);
    expect(codes('decide', officer)).toEqual([]);
    expect([codes('withdraw', officer), codes('decide', { userId: ana, roles: [] })]).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
    expect([codes('decide', anonymousViewer), codes('withdraw', { userId: 'stranger', roles: [] })]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
  });

  it('is never decided by whoever made it or competes with it', () => {
    expect(codes('decide', officerAna)).toEqual(['FORBIDDEN']);
    expect(codes('decide', officer, pending, [rival])).toEqual(['FORBIDDEN']);
  });

  it('is not decided by password alone where more is required', () => {
    expect(codes('decide', signedInWith(officer, { assurance: 'PASSWORD', secondFactorRequired: true }))).toEqual(['SECOND_FACTOR_REQUIRED']);
  });
});
