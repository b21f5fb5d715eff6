import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { aPublishedOpportunity } from '../../../test/opportunity-examples';
import type { Opportunity, OpportunityStatus } from '../../opportunity/domain/opportunity';
import { readApplication, readReason } from './application-input';
import { refusalsOfApplying, type ApplyingScene } from './applying';

const mara: Viewer = { userId: 'mara', roles: [] };
const inHost = (role: Role): Viewer => ({ userId: 'ion', roles: [{ role, institutionId: null, organizationId: aPublishedOpportunity.organizationId }] });
const now = new Date('2026-09-10T09:00:00Z');
const base: ApplyingScene = { opportunity: aPublishedOpportunity, shiftId: null, organizationStatus: 'ACTIVE', profile: { birthDate: '1996-05-01' }, isBlocked: false, hasApplied: false, now };
const codes = (changes: Partial<ApplyingScene> = {}, viewer = mara) => refusalsOfApplying(viewer, { ...base, ...changes }).map(({ code }) => code);
const to = (changes: Partial<Opportunity>) => ({ opportunity: { ...aPublishedOpportunity, ...changes } });

describe('who applies', () => {
  it('signs in, and is none of those who decide for the host', () => {
    expect([codes(), codes({}, anonymousViewer)]).toEqual([[], ['UNAUTHENTICATED']]);
    expect((['NGO_ADMIN', 'VOLUNTEER_COORDINATOR', 'NGO_EDITOR'] as const).map((role) => codes({}, inHost(role)))).toEqual([['OWN_ORGANIZATION'], ['OWN_ORGANIZATION'], []]);
  });

  it('has applied to the same places only once, is not blocked, and has said who he is', () => {
    expect([codes({ hasApplied: true }), codes({ isBlocked: true }), codes({ isBlocked: true, hasApplied: true }), codes({ profile: null })]).toEqual([
      ['ALREADY_APPLIED'],
      ['BLOCKED_BY_HOST'],
      ['BLOCKED_BY_HOST', 'ALREADY_APPLIED'],
      ['PROFILE_INCOMPLETE'],
    ]);
  });

  it('knows of nothing that was never public, and applies to nothing that does not run', () => {
    const states: Readonly<Record<OpportunityStatus, readonly string[]>> = {
      DRAFT: ['NOT_FOUND'],
      IN_REVIEW: ['NOT_FOUND'],
      REJECTED: ['NOT_FOUND'],
      PUBLISHED: [],
      PAUSED: ['INVALID_STATE'],
      CLOSED: ['APPLICATIONS_CLOSED'],
      CANCELLED: ['APPLICATIONS_CLOSED'],
      ARCHIVED: ['APPLICATIONS_CLOSED'],
    };
    for (const [status, expected] of Object.entries(states) as [OpportunityStatus, readonly string[]][]) {
      const publishedAt = expected[0] === 'NOT_FOUND' ? null : aPublishedOpportunity.publishedAt;
      expect([status, codes(to({ status, publishedAt }))]).toEqual([status, expected]);
    }
    expect(codes(to({ status: 'DRAFT', publishedAt: null }), inHost('NGO_EDITOR'))).toEqual(['INVALID_STATE']);
  });

  it('reaches a host that is active', () => {
    expect(['SUSPENDED', 'DISSOLVING', null].map((organizationStatus) => codes({ organizationStatus }))).toEqual([['ORG_SUSPENDED'], ['ORG_NOT_ACTIVE'], ['ORG_NOT_ACTIVE']]);
  });

  it('is in time: on the last day in Romania, and before the shift begins', () => {
    const on = (instant: string, changes: Partial<Opportunity>) => codes({ ...to(changes), now: new Date(instant) });
    expect([on('2026-09-20T20:59:00Z', { applyUntil: '2026-09-20' }), on('2026-09-20T21:00:00Z', { applyUntil: '2026-09-20' })]).toEqual([[], ['APPLICATIONS_CLOSED']]);
    expect([on('2026-10-31T21:59:00Z', {}), on('2026-10-31T22:00:00Z', {})]).toEqual([[], ['APPLICATIONS_CLOSED']]);
    const shifts = [{ id: 'morning', startsAt: new Date('2026-10-03T06:00:00Z'), endsAt: new Date('2026-10-03T10:00:00Z'), places: 1, takenCount: 1 }];
    const toShift = (shiftId: string | null, instant = now) => codes({ ...to({ places: null, shifts }), shiftId, now: instant });
    expect([toShift('morning'), toShift('morning', shifts[0]!.startsAt), toShift('evening'), toShift(null), codes({ shiftId: 'morning' })]).toEqual([[], ['APPLICATIONS_CLOSED'], ['NOT_FOUND'], ['BAD_USER_INPUT'], ['NOT_FOUND']]);
  });
});

describe('the age', () => {
  const born = (birthDate: string, changes: Partial<Opportunity> = {}, at = now) => codes({ ...to(changes), profile: { birthDate }, now: at });

  it('counts on the first day: 15 by the law, and the minimum of the opportunity', () => {
    expect([born('2011-10-01'), born('2011-10-02')]).toEqual([[], ['UNDER_MIN_AGE']]);
    expect([born('2010-10-01', { minimumAge: 16 }), born('2010-10-02', { minimumAge: 16 })]).toEqual([[], ['UNDER_MIN_AGE']]);
    expect(refusalsOfApplying(mara, { ...base, profile: { birthDate: '2012-01-01' } })).toEqual([{ code: 'UNDER_MIN_AGE', params: { minimum: 15 } }]);
  });

  it('counts today when it has begun, and on the first day of the shift', () => {
    expect([born('2011-10-15', {}, new Date('2026-10-14T12:00:00Z')), born('2011-10-15', {}, new Date('2026-10-15T12:00:00Z'))]).toEqual([['UNDER_MIN_AGE'], []]);
    // 01:00 in Romania on the 4th, the day before in UTC.
    const shifts = [{ id: 'night', startsAt: new Date('2026-10-03T22:00:00Z'), endsAt: new Date('2026-10-04T02:00:00Z'), places: 1, takenCount: 0 }];
    expect(codes({ ...to({ places: null, shifts }), shiftId: 'night', profile: { birthDate: '2011-10-04' } })).toEqual([]);
  });

  it('of who was born on 29 February is full on 1 March', () => {
    const march = (startsOn: string) => born('2012-02-29', { startsOn, endsOn: '2027-03-31' }, new Date('2026-12-01T12:00:00Z'));
    expect([march('2027-02-28'), march('2027-03-01')]).toEqual([['UNDER_MIN_AGE'], []]);
  });

  it('under 18 is for what is open to minors, and not at night', () => {
    const [day17, day18] = ['2008-10-02', '2008-10-01'];
    expect([born(day17), born(day17, { isOpenToMinors: false }), born(day17, { hasNightWork: true }), born(day17, { isOpenToMinors: false, hasNightWork: true })]).toEqual([
      [],
      ['MINORS_NOT_ACCEPTED'],
      ['NIGHT_WORK_OF_MINORS'],
      ['MINORS_NOT_ACCEPTED', 'NIGHT_WORK_OF_MINORS'],
    ]);
    expect(born(day18, { isOpenToMinors: false, hasNightWork: true })).toEqual([]);
  });
});

describe('what is said', () => {
  const questions = [
    { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c1', text: 'Aveți cizme?', isRequired: true },
    { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c2', text: 'Veniți cu mașina?', isRequired: false },
  ] as const;
  const [boots, car] = questions.map(({ id }) => id) as [string, string];
  const fields = (given: Parameters<typeof readApplication>[0]) => {
    const read = readApplication(given, questions);
    return read.ok ? read.value : read.refusals.map(({ field }) => field!.join('.'));
  };

  it('answers what must be answered, each question once, and no other', () => {
    expect(fields({ answers: [{ questionId: boots.toUpperCase(), text: ' Da. ' }] })).toEqual({ motivation: null, answers: [{ questionId: boots, text: 'Da.' }] });
    expect(fields({})).toEqual([`answers.${boots}`]);
    expect(fields({ motivation: ' ', answers: [{ questionId: car, text: '' }, { questionId: 'x', text: 'y' }] })).toEqual(['motivation', 'answers.0.text', 'answers.1.questionId', `answers.${boots}`]);
    expect(fields({ answers: [{ questionId: boots, text: 'Da' }, { questionId: boots.toUpperCase(), text: 'Nu' }] })).toEqual(['answers']);
  });

  it('of another reason than those with a code, is said in words', () => {
    expect(readReason('OTHER', null, 'text')).toMatchObject({ ok: false, refusals: [{ field: ['text'] }] });
    expect(readReason('NO_RESPONSE', null, 'text')).toEqual({ ok: true, value: { reasonCode: 'NO_RESPONSE', reason: null } });
  });
});
