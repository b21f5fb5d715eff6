import { calendarOfYear, readCalendarDay, recordDay, refusalsOfRemoval, removeDay, type CalendarDecision } from './calendar-day';

const today = '2026-03-02';
const now = new Date('2026-03-02T07:00:00Z');
const recording = { newId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e2', recordedBy: 'victor', now };
const bridge = { day: '2026-04-14', kind: 'DAY_OFF', basis: 'HG 200/2026' } as const;
const recorded = recordDay(bridge, null, recording)!.decision;

const refusalsOf = (day: string, kind: 'DAY_OFF' | 'WORKING_DAY', basis = 'HG 200/2026') => {
  const read = readCalendarDay({ day, kind, basis }, today);
  return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};

describe('a decision about a day', () => {
  it('is the opposite of what week and law say', () => {
    expect(refusalsOf('2026-04-14', 'DAY_OFF')).toEqual([]);
    expect(refusalsOf('2026-04-18', 'WORKING_DAY')).toEqual([]);
    // Orthodox Easter Monday, and a Saturday.
    for (const day of ['2026-04-13', '2026-04-18']) expect(refusalsOf(day, 'DAY_OFF')).toEqual([['day', 'DAY_WORKED_BY_LAW']]);
    expect(refusalsOf('2026-04-14', 'WORKING_DAY')).toEqual([['day', 'DAY_OFF_BY_LAW']]);
  });

  it('is of a day that is not over, and has a basis', () => {
    expect(refusalsOf(today, 'DAY_OFF')).toEqual([]);
    expect(refusalsOf('2026-02-27', 'DAY_OFF')).toEqual([['day', 'DAY_FROM_TODAY']]);
    expect(refusalsOf('2026-02-30', 'DAY_OFF', '')).toEqual([['day', 'CALENDAR_DAY'], ['basis', 'MINIMUM_LENGTH']]);
  });

  it('may get another basis, and is not recorded twice', () => {
    expect(recordDay(bridge, recorded, recording)).toBeNull();
    expect(recordDay({ ...bridge, basis: 'HG 201/2026' }, recorded, { ...recording, newId: 'other' })).toMatchObject({ type: 'CalendarDayRecorded', decision: { id: recorded.id, version: 2, basis: 'HG 201/2026' } });
  });

  it('is taken back only before its day, and can be recorded again', () => {
    const removed = removeDay(recorded, now).decision;

    expect(refusalsOfRemoval(recorded, '2026-04-13')).toEqual([]);
    expect(refusalsOfRemoval(recorded, '2026-04-14')).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['day'], params: { expected: 'DAY_TO_COME' } }]);
    for (const gone of [null, removed]) expect(refusalsOfRemoval(gone, today)).toMatchObject([{ code: 'NOT_FOUND', field: ['day'] }]);
    expect(recordDay(bridge, removed, recording)).toMatchObject({ decision: { version: 3, removedAt: null } });
  });
});

describe('the calendar of a year', () => {
  const worked: CalendarDecision = { ...recorded, day: '2026-01-06', kind: 'WORKING_DAY', basis: 'HG 1/2026' };
  const days = calendarOfYear(2026, [recorded, worked]);

  it('has the holidays of the law with their articles, and the decisions over them, in order', () => {
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort());
    expect(days.find(({ day }) => day === '2026-04-12')).toEqual({ day: '2026-04-12', kind: 'DAY_OFF', basis: 'Codul muncii art.139', name: 'Prima zi de Paști', isDefault: true, recordedAt: null });
    expect(days.find(({ day }) => day === '2026-04-14')).toEqual({ ...bridge, name: null, isDefault: false, recordedAt: now });
    expect(days.find(({ day }) => day === '2026-01-06')).toMatchObject({ kind: 'WORKING_DAY', basis: 'HG 1/2026', name: 'Botezul Domnului – Boboteaza', isDefault: false });
    // Seventeen holidays, of which Children's Day falls on Pentecost Monday, and the bridge day.
    expect(days).toHaveLength(17);
  });
});
