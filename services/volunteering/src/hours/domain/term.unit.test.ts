import type { ContractStatus, VolunteeringContract } from '../../contract/domain/contract';
import { readHours, type HoursInput } from './hour-input';
import type { HourLog, Worked } from './hour-log';
import { lastWorkedDayOf, refusalsOfContract, refusalsOfDays } from './term';

const now = new Date('2026-05-20T09:00:00Z');
const at = (text: string) => new Date(text);
const read = (input: Partial<HoursInput>) => readHours({ activity: 'Plantare', ...input }, now);
const refused = (input: Partial<HoursInput>) => {
  const hours = read(input);
  return hours.ok ? hours.value : hours.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};

describe('hours are read', () => {
  it('as a day and minutes, or as times whose minutes have passed', () => {
    expect(refused({ day: '2026-05-20', minutes: 1_440 })).toEqual({ activity: 'Plantare', day: '2026-05-20', minutes: 1_440, startsAt: null, endsAt: null });
    expect(refused({ startsAt: at('2026-05-19T19:00:00Z'), endsAt: at('2026-05-20T03:00:00Z') })).toMatchObject({ day: '2026-05-19', minutes: 480 });
    expect(refused({ startsAt: at('2026-05-19T21:30:00Z'), endsAt: at('2026-05-20T03:00:00Z') })).toMatchObject({ day: '2026-05-20' });
  });

  it('in the nights of the clock change by the minutes that passed', () => {
    const night = (from: string, until: string) => refused({ startsAt: at(from), endsAt: at(until) });
    expect(night('2026-03-28T22:00:00+02:00', '2026-03-29T06:00:00+03:00')).toMatchObject({ day: '2026-03-28', minutes: 420 });
    expect(night('2025-10-25T22:00:00+03:00', '2025-10-26T06:00:00+02:00')).toMatchObject({ day: '2025-10-25', minutes: 540 });
  });

  it('and refused with everything that is wrong', () => {
    expect(refused({ day: '2026-05-20', minutes: 1_500 })).toEqual([['minutes', 'HOURS_OF_DAY']]);
    expect(refused({ day: '2026-05-21', minutes: 0, activity: ' ' })).toEqual([['activity', 'MINIMUM_LENGTH'], ['day', 'PAST_DATE'], ['minutes', 'AT_LEAST_A_MINUTE']]);
    expect(refused({})).toEqual([['day', 'VALUE'], ['minutes', 'VALUE']]);
    expect(refused({ startsAt: at('2026-05-19T08:00:00Z') })).toEqual([['endsAt', 'VALUE']]);
    expect(refused({ endsAt: at('2026-05-19T08:00:00Z') })).toEqual([['startsAt', 'VALUE']]);
    expect(refused({ day: '2026-05-19', startsAt: at('2026-05-19T08:00:00Z'), endsAt: at('2026-05-19T09:00:00Z') })).toEqual([['day', 'DAY_OR_TIMES']]);
    expect(refused({ startsAt: at('2026-05-20T08:00:00Z'), endsAt: at('2026-05-20T09:00:01Z') })).toEqual([['endsAt', 'PAST_TIME']]);
    expect(refused({ startsAt: at('2026-05-19T08:00:00Z'), endsAt: at('2026-05-19T08:00:00Z') })).toEqual([['endsAt', 'TIMES_IN_ORDER']]);
    expect(refused({ startsAt: at('2026-05-18T07:59:00Z'), endsAt: at('2026-05-19T08:00:00Z') })).toEqual([['endsAt', 'HOURS_OF_DAY']]);
  });
});

const contract = {
  status: 'ACTIVE',
  statusSince: at('2026-04-30T08:00:00Z'),
  startsOn: '2026-05-01',
  endsOn: '2026-06-30',
  noticeEndsOn: null,
} as VolunteeringContract;
const onDay = (day: string): Worked => ({ day, minutes: 60, startsAt: null, endsAt: null });
const codes = (changes: Partial<VolunteeringContract>, day: string, when = now) => refusalsOfContract({ ...contract, ...changes }, onDay(day), when).map(({ code, params }) => [code, params?.['expected'] ?? params?.['status']]);

describe('under a contract hours are entered', () => {
  it.each(['DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST', 'REJECTED', 'CANCELLED'] as ContractStatus[])('never while it is %s', (status) => {
    expect(codes({ status }, '2026-05-10')).toEqual([['INVALID_STATE', 'HOURS_CONTRACT_NOT_IN_FORCE']]);
  });

  it('from its first to its last day', () => {
    for (const status of ['ACTIVE', 'NOTICE_GIVEN', 'EXPIRED'] as const) {
      expect(codes({ status }, '2026-05-01')).toEqual([]);
      expect(codes({ status }, '2026-04-30')).toEqual([['BAD_USER_INPUT', 'CONTRACT_PERIOD']]);
    }
    const noticed = { status: 'NOTICE_GIVEN', noticeGivenOn: '2026-05-04', noticeEndsOn: '2026-05-19' } as const;
    expect(codes(noticed, '2026-05-19')).toEqual([]);
    expect(codes(noticed, '2026-05-20')).toEqual([['BAD_USER_INPUT', 'CONTRACT_PERIOD']]);
  });

  it('until the day on which it was terminated, if that came first', () => {
    const terminated = { status: 'TERMINATED', statusSince: at('2026-05-12T09:00:00Z') } as const;
    expect(lastWorkedDayOf({ ...contract, ...terminated })).toBe('2026-05-12');
    expect(codes(terminated, '2026-05-13')).toEqual([['BAD_USER_INPUT', 'CONTRACT_PERIOD']]);
    expect(lastWorkedDayOf({ ...contract, status: 'TERMINATED', noticeEndsOn: '2026-05-19', statusSince: at('2026-05-19T21:00:00Z') })).toBe('2026-05-19');
  });

  it('until 30 days after the last one', () => {
    expect(codes({ status: 'EXPIRED' }, '2026-06-30', at('2026-07-30T20:59:00Z'))).toEqual([]);
    expect(codes({ status: 'EXPIRED' }, '2026-06-30', at('2026-07-30T21:00:00Z'))).toEqual([['INVALID_STATE', 'HOURS_CONTRACT_CLOSED']]);
  });
});

describe('beside other hours of the person', () => {
  const log = (worked: Partial<Worked>) => ({ ...onDay('2026-05-09'), ...worked }) as HourLog;
  const timed = (from: string, until: string): Worked => ({ day: '2026-05-09', minutes: 60, startsAt: at(`2026-05-09T${from}Z`), endsAt: at(`2026-05-09T${until}Z`) });
  const codesBeside = (others: readonly HourLog[], worked: Worked) => refusalsOfDays(others, worked).map(({ code, field }) => [code, field?.[0]]);

  it('a day has 24 hours', () => {
    const others = [log({ minutes: 1_000 }), log({ minutes: 380 }), log({ day: '2026-05-08', minutes: 1_440 })];
    expect(codesBeside(others, onDay('2026-05-09'))).toEqual([]);
    expect(codesBeside(others, { ...onDay('2026-05-09'), minutes: 61 })).toEqual([['BAD_USER_INPUT', 'minutes']]);
  });

  it('what has times does not overlap; one may begin when the other ends', () => {
    const others = [log(timed('08:00', '09:00'))];
    for (const [from, until] of [['08:59', '10:00'], ['07:00', '08:01'], ['08:10', '08:20'], ['07:00', '10:00']] as const) expect(codesBeside(others, timed(from, until))).toEqual([['HOURS_OVERLAP', 'startsAt']]);
    for (const [from, until] of [['09:00', '10:00'], ['07:00', '08:00']] as const) expect(codesBeside(others, timed(from, until))).toEqual([]);
    expect(codesBeside(others, onDay('2026-05-09'))).toEqual([]);
  });
});
