import { ana, now, then, unclaimed, victor } from '../../../test/examples';
import { anonymousViewer, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import { confirmInterestRecord, endInterestRecord, endWithOrganization, refuseInterestRecord, requestInterestRecord, type InterestRecord } from './interest-record';
import { maySeeInterestRecord, maySeeReasons, refusalsOfInterestRecord, type InterestRecordAction } from './permissions';

const organizationId = unclaimed.id;
const institutionId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3';
const { interestRecord: requested } = requestInterestRecord({ id: 'r', organizationId, institutionId, domains: ['E'], requesterId: ana }, then);
const recordOf = (outcome: ReturnType<typeof confirmInterestRecord>): InterestRecord => {
  if (!outcome.ok) throw new Error('Expected to be accepted');
  return outcome.value.interestRecord;
};
const closing = { userId: victor, reason: 'No domain of ours.', now };
const confirmed = recordOf(confirmInterestRecord(requested, victor, now));
const refused = recordOf(refuseInterestRecord(requested, closing));
const ended = recordOf(endInterestRecord(confirmed, { ...closing, side: 'INSTITUTION' }));
const takenBack = recordOf(endInterestRecord(requested, { ...closing, userId: ana, side: 'ORGANIZATION' }));

describe('an interest record', () => {
  it('is confirmed or refused while it waits, and ended while it stands', () => {
    expect(confirmed).toMatchObject({ status: 'CONFIRMED', version: 2, confirmedAt: now, confirmedBy: victor });
    expect(refused).toMatchObject({ status: 'REFUSED', version: 2, closedBySide: 'INSTITUTION', closeReason: closing.reason, confirmedAt: null });
    expect(ended).toMatchObject({ status: 'ENDED', version: 3, closedBySide: 'INSTITUTION', confirmedAt: now });
  });

  it('is taken back by the organization alone while it waits: the institution refuses it', () => {
    expect(takenBack).toMatchObject({ status: 'ENDED', closedBySide: 'ORGANIZATION', confirmedAt: null });
    expect(endInterestRecord(requested, { ...closing, side: 'INSTITUTION' })).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE', params: { status: 'INTEREST_RECORD_REQUESTED' } }] });
  });

  it.each([
    [requested, 'DEREGISTERED', 'Organizația a fost radiată.'],
    [confirmed, 'WITHDRAWN', 'Organizația s-a retras.'],
  ] as const)('ends with its organization while it is live', (live, organizationStatus, closeReason) => {
    const outcome = endWithOrganization(live, organizationStatus, { userId: victor, now });

    expect(recordOf(outcome)).toMatchObject({ status: 'ENDED', version: live.version + 1, closedBy: victor, closedBySide: 'ORGANIZATION', closeReason, closedAt: now });
    expect(outcome).toMatchObject({ value: { event: { type: 'InterestRecordEnded' } } });
  });

  it.each([refused, ended, takenBack])('never changes once it is closed ($status by $closedBySide)', (record) => {
    const again = [confirmInterestRecord(record, victor, now), refuseInterestRecord(record, closing), endInterestRecord(record, { ...closing, side: 'ORGANIZATION' }), endWithOrganization(record, 'WITHDRAWN', closing)];

    expect(again.map((outcome) => outcome.ok || outcome.refusals[0]?.code)).toEqual(['INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE']);
  });

  it('is confirmed once', () => {
    expect(confirmInterestRecord(confirmed, victor, now).ok).toBe(false);
    expect(refuseInterestRecord(confirmed, closing).ok).toBe(false);
  });
});

const viewer = (...roles: readonly Partial<HeldRole>[]): Viewer => ({ userId: 'viewer', roles: roles.map((role) => ({ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...role })) });
const viewers: Readonly<Record<string, Viewer>> = {
  anonymous: anonymousViewer,
  stranger: viewer(),
  administrator: viewer({ organizationId }),
  editor: viewer({ role: 'NGO_EDITOR', organizationId }),
  representative: viewer({ role: 'INSTITUTION_REPRESENTATIVE', institutionId }),
  'civil society unit': viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId }),
  'information officer': viewer({ role: 'FOI_OFFICER', institutionId }),
  'unit of another institution': viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId: 'other' }),
  'officer with the organization at heart': viewer({ role: 'CIVIL_SOCIETY_UNIT', institutionId }, { role: 'NGO_EDITOR', organizationId }),
  'SGG administrator': viewer({ role: 'SGG_ADMIN' }),
};
const namesWho = (may: (one: Viewer) => boolean): string[] => Object.keys(viewers).filter((name) => may(viewers[name]!));

describe('who may do what with it', () => {
  const mayDo = (action: InterestRecordAction, interestRecord: InterestRecord) =>
    namesWho((one) => refusalsOfInterestRecord(action, one, { interestRecord, organizationStatus: 'ACTIVE' }).length === 0);

  it.each([
    ['confirm', requested, ['representative', 'civil society unit']],
    ['refuse', requested, ['representative', 'civil society unit']],
    ['end', requested, ['administrator']],
    ['end', confirmed, ['administrator', 'representative', 'civil society unit']],
    ['confirm', confirmed, []],
    ['end', ended, []],
  ] as const)('%s', (action, record, names) => {
    expect(mayDo(action, record)).toEqual(names);
  });

  it('confirms nobody who is not active', () => {
    const scene = { interestRecord: requested, organizationStatus: 'SUSPENDED' } as const;

    expect(refusalsOfInterestRecord('confirm', viewers['representative']!, scene)).toEqual([{ code: 'INVALID_STATE', params: { status: 'SUSPENDED' } }]);
    expect(refusalsOfInterestRecord('refuse', viewers['representative']!, scene)).toEqual([]);
  });
});

describe('who sees it', () => {
  const insiders = ['administrator', 'editor', 'representative', 'civil society unit', 'officer with the organization at heart', 'SGG administrator'];

  it('everybody while it stands, both sides and SGG otherwise', () => {
    expect(namesWho((one) => maySeeInterestRecord(one, confirmed))).toEqual(Object.keys(viewers));
    for (const record of [requested, refused, ended]) expect(namesWho((one) => maySeeInterestRecord(one, record))).toEqual(insiders);
    expect(namesWho((one) => maySeeReasons(one, ended))).toEqual(insiders);
  });
});
