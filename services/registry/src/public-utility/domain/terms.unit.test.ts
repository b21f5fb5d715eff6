import { lastDayBefore } from '@conect/legal-clock';
import { reportedYears, unmetConditions } from './conditions';
import { dueAtIn, endOfTerm } from './terms';

const terms = { forwardingDays: 15, examinationDays: 60, decisionDays: 90 };

describe('a term', () => {
  it.each([
    ['2026-01-12T09:30:00Z', 15, '2026-01-27T22:00:00.000Z', '2026-01-27'],
    ['2026-06-01T09:30:00Z', 15, '2026-06-16T21:00:00.000Z', '2026-06-16'],
    ['2026-03-20T10:00:00Z', 15, '2026-04-04T21:00:00.000Z', '2026-04-04'],
    ['2026-10-20T10:00:00Z', 15, '2026-11-04T22:00:00.000Z', '2026-11-04'],
    ['2026-03-20T10:00:00Z', 8, '2026-03-28T22:00:00.000Z', '2026-03-28'],
    ['2026-03-20T10:00:00Z', 9, '2026-03-29T21:00:00.000Z', '2026-03-29'],
    ['2026-12-31T22:30:00Z', 1, '2027-01-02T22:00:00.000Z', '2027-01-02'],
  ])('from %s of %d days ends at %s, so that %s is its last day', (start, days, end, lastDay) => {
    const dueAt = endOfTerm(new Date(start), days);

    expect(dueAt.toISOString()).toBe(end);
    expect(lastDayBefore(dueAt)).toBe(lastDay);
  });

  it('of the examination runs on while the file is completed, and nobody has a term once it is decided', () => {
    const now = new Date('2026-01-12T09:30:00Z');
    const before = endOfTerm(now, 60);
    const due = (['SUBMITTED', 'FORWARDED', 'UNDER_EXAMINATION', 'COMPLETION_REQUESTED', 'PROPOSED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const).map((status) => dueAtIn(status, before, { now, terms }));

    expect(due).toEqual([endOfTerm(now, 15), endOfTerm(now, 60), before, before, endOfTerm(now, 90), null, null, null]);
  });
});

describe('a file', () => {
  const today = '2026-03-02';
  const complete = (['UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT'] as const).flatMap((purpose) => reportedYears(today).map((year) => ({ purpose, year })));

  it('is complete with both papers of the three years that have ended', () => {
    expect(reportedYears(today)).toEqual([2025, 2024, 2023]);
    expect(unmetConditions('2023-03-02', complete, today)).toEqual([]);
  });

  it('lacks what it lacks, one reason each', () => {
    const others = complete.filter(({ purpose, year }) => year !== 2024 || purpose !== 'UTILITY_ACTIVITY_REPORT');

    expect(unmetConditions('2023-03-02', [...others, { purpose: 'UTILITY_EVIDENCE', year: 2024 }], today)).toEqual([
      { code: 'MISSING_YEARLY_DOCUMENT', field: ['documents'], params: { document: 'UTILITY_ACTIVITY_REPORT', year: 2024 } },
    ]);
    expect(unmetConditions('2023-03-02', [], today)).toHaveLength(6);
  });

  it.each(['2023-03-03', '2026-01-01', null])('is too early for who was registered on %s', (registeredOn) => {
    expect(unmetConditions(registeredOn, complete, today)).toMatchObject([{ code: 'TOO_RECENTLY_REGISTERED', field: ['organizationId'], params: { years: 3 } }]);
  });
});
