import { ana, completeProfile, now, then, victor } from '../../../test/examples';
import { changedPathsOf, decideChangeRequest, openChangeRequest, sensitiveChanges, withdrawChangeRequest } from './change-request';
import { publishedChangeRequest } from '../events/published';
import { registryEvents } from '@conect/events';

const organizationId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001';
const { changeRequest } = openChangeRequest(
  { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c8', organizationId, source: 'ORGANIZATION', requesterId: ana, changes: { legalName: 'Alta' }, reason: 'Decision 3.', documentId: null },
  then,
);
const decision = { officerId: victor, now, reason: 'Not shown.' };

describe('a change request', () => {
  it('is decided once, or taken back, and never changes afterwards', () => {
    const ended = [withdrawChangeRequest(changeRequest), decideChangeRequest(changeRequest, 'APPROVED', decision), decideChangeRequest(changeRequest, 'REJECTED', decision)].map((outcome) => {
      if (!outcome.ok) throw new Error('Expected to be accepted');
      return outcome.value.changeRequest;
    });

    expect(ended.map(({ status, version }) => [status, version])).toEqual([['WITHDRAWN', 2], ['APPROVED', 2], ['REJECTED', 2]]);
    expect(ended[1]).toMatchObject({ decisionReason: null, decidedBy: victor, decidedAt: now });
    expect(ended[2]).toMatchObject({ decisionReason: 'Not shown.' });
    for (const one of ended) {
      expect(withdrawChangeRequest(one)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
      expect(decideChangeRequest(one, 'APPROVED', decision)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
    }
  });

  it('holds sensitive fields alone, a derived unit beside its locality', () => {
    const changes = sensitiveChanges(completeProfile, { ...completeProfile, localityCode: '55026', unitCode: '55008', website: 'https://example.org/' });

    expect(changes).toEqual({ localityCode: '55026', unitCode: '55008' });
    expect(changedPathsOf(changes)).toEqual(['localityCode']);
  });
});

it.each(['ChangeRequestOpened', 'ChangeRequestWithdrawn', 'ChangeRequestApproved', 'ChangeRequestRejected'] as const)('%s fits the contract of its name exactly, without values and reason', (type) => {
  const { contract, data } = publishedChangeRequest({ type, changeRequest });

  expect(contract.name).toBe(type);
  expect(registryEvents).toContain(contract);
  expect(contract.data.parse(data)).toEqual(data);
  expect(JSON.stringify(data)).not.toMatch(/Alta|Decision/);
});
