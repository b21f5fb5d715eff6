import fc from 'fast-check';
import { createLegalClock, formatInBucharest, previewSchedule, startOfDay, suggestedInputDeadline, type LegalTerm, type ScheduledDate, type ScheduleEvent } from './index';
import { someExceptions, someInstant } from '../test/arbitrary-days';

const byLaw = createLegalClock({});
const publishedOn = (day: string) => ({ publishAt: startOfDay(day), isUrgent: false });
const find = (dates: readonly ScheduledDate[], event: ScheduleEvent): ScheduledDate => dates.find((date) => date.event === event)!;

describe('previewSchedule', () => {
  it.each([
    ['2026-01-05', '2026-02-18'],
    ['2026-03-02', '2026-04-15'],
    ['2026-03-27', '2026-05-13'],
    ['2026-04-09', '2026-05-26'],
    ['2026-11-02', '2026-12-16'],
    ['2026-11-27', '2027-01-18'],
    ['2027-04-01', '2027-05-17'],
  ])('of an announcement on %s allows endorsement from %s', (announcedOn, endorsementOn) => {
    const endorsement = find(previewSchedule(byLaw, publishedOn(announcedOn)), 'ENDORSEMENT');

    expect(endorsement).toEqual({
      event: 'ENDORSEMENT',
      bound: 'FROM',
      at: startOfDay(endorsementOn),
      day: endorsementOn,
      term: 'ENDORSEMENT_MINIMUM',
      basis: 'Legea 52/2003 art.7(2)',
      isUncertain: false,
    });
  });

  it.each([
    ['2026-03-02', '2026-03-13T00:00:00+02:00', '2026-03-12', '2026-03-14T00:00:00+02:00'],
    ['2026-03-27', '2026-04-07T00:00:00+03:00', '2026-04-06', '2026-04-08T00:00:00+03:00'],
    ['2026-10-20', '2026-10-31T00:00:00+02:00', '2026-10-30', '2026-11-01T00:00:00+02:00'],
    ['2026-03-18', '2026-03-29T00:00:00+02:00', '2026-03-28', '2026-03-30T00:00:00+03:00'],
    ['2028-02-18', '2028-02-29T00:00:00+02:00', '2028-02-28', '2028-03-01T00:00:00+02:00'],
    ['2024-07-10', '2024-07-21T00:00:00+03:00', '2024-07-20', '2024-07-22T00:00:00+03:00'],
  ])('of an announcement on %s takes input at least until %s, shown as %s, better until %s', (announcedOn, minimum, shown, suggested) => {
    const dates = previewSchedule(byLaw, publishedOn(announcedOn));

    expect(formatInBucharest(find(dates, 'INPUT_DEADLINE_MINIMUM').at)).toBe(minimum);
    expect(find(dates, 'INPUT_DEADLINE_MINIMUM')).toMatchObject({ day: shown, bound: 'UNTIL', basis: 'Legea 52/2003 art.7(4)', isUncertain: true });
    expect(formatInBucharest(find(dates, 'INPUT_DEADLINE_SUGGESTED').at)).toBe(suggested);
  });

  it('dates the day of Bucharest, whatever day it is elsewhere', () => {
    const lateInUtc = previewSchedule(byLaw, { publishAt: new Date('2026-03-01T22:30:00Z'), isUrgent: false });

    expect(find(lateInUtc, 'OPENING').day).toBe('2026-03-02');
    expect(find(lateInUtc, 'INPUT_DEADLINE_MINIMUM').day).toBe('2026-03-12');
  });

  it('gives every step its last or first day and its article', () => {
    expect(previewSchedule(byLaw, publishedOn('2026-03-02')).map(({ event, bound, day, basis }) => `${event} ${bound} ${day} ${basis}`)).toEqual([
      'OPENING FROM 2026-03-02 Legea 52/2003 art.7(1)',
      'INPUT_DEADLINE_MINIMUM UNTIL 2026-03-12 Legea 52/2003 art.7(4)',
      'INPUT_DEADLINE_SUGGESTED UNTIL 2026-03-13 Legea 52/2003 art.7(4)',
      'DEBATE_REQUEST UNTIL 2026-03-13 Legea 52/2003 art.7(9)',
      'DEBATE_ACKNOWLEDGEMENT UNTIL 2026-03-20 CONECT (Legea 52/2003 art.7(9))',
      'DEBATE UNTIL 2026-03-30 Legea 52/2003 art.7(9)',
      'DEBATE_MINUTES UNTIL 2026-04-09 Legea 52/2003 art.7(10)',
      'RESPONSES FROM 2026-03-14 Legea 52/2003 art.7(8), art.12',
      'ENDORSEMENT FROM 2026-04-15 Legea 52/2003 art.7(2)',
    ]);
  });

  it("follows the officer's own deadline, and endorses nothing before it", () => {
    const dates = previewSchedule(byLaw, { ...publishedOn('2026-03-02'), inputDeadline: startOfDay('2026-05-01') });

    expect(find(dates, 'DEBATE_REQUEST')).toMatchObject({ at: startOfDay('2026-05-01'), day: '2026-04-30' });
    expect(find(dates, 'RESPONSES').day).toBe('2026-05-01');
    expect(find(dates, 'ENDORSEMENT').day).toBe('2026-05-01');
  });

  it('asks urgent drafts for fewer days and no term before endorsement', () => {
    const dates = previewSchedule(byLaw, { publishAt: startOfDay('2026-04-09'), isUrgent: true });

    expect(find(dates, 'INPUT_DEADLINE_MINIMUM')).toMatchObject({ day: '2026-04-16', term: 'INPUT_URGENT_MINIMUM', basis: 'Legea 52/2003 art.7(13)', isUncertain: true });
    expect(find(dates, 'INPUT_DEADLINE_SUGGESTED').day).toBe('2026-04-16');
    expect(find(dates, 'ENDORSEMENT')).toMatchObject({ at: startOfDay('2026-04-17'), term: null, basis: 'Legea 52/2003 art.7(13)', isUncertain: true });
  });

  it('counts by the rows that SGG put over the defaults and the bridge days of the government', () => {
    const freeDays: LegalTerm = { code: 'INPUT_MINIMUM', value: 12, unit: 'FREE_DAYS', basis: 'Legea 52/2003 art.7(4)', validFrom: '2026-01-01', isUncertain: false };
    const clock = createLegalClock({ terms: [freeDays], exceptions: [{ day: '2026-01-09', kind: 'DAY_OFF', basis: 'HG 1/2026' }] });
    const dates = previewSchedule(clock, publishedOn('2026-01-05'));

    expect(find(dates, 'INPUT_DEADLINE_MINIMUM')).toMatchObject({ day: '2026-01-18', isUncertain: false });
    expect(find(dates, 'INPUT_DEADLINE_SUGGESTED').day).toBe('2026-01-18');
    expect(find(dates, 'ENDORSEMENT').day).toBe('2026-02-19');
  });

  it('never gives an earlier date for a later publication', () => {
    fc.assert(fc.property(someInstant, fc.nat(60 * 86_400_000), fc.boolean(), someExceptions, (publishAt, later, isUrgent, exceptions) => {
      const clock = createLegalClock({ exceptions });
      const earlier = previewSchedule(clock, { publishAt, isUrgent });
      const afterwards = previewSchedule(clock, { publishAt: new Date(publishAt.getTime() + later), isUrgent });

      expect(afterwards.filter(({ event, at }) => at < find(earlier, event).at)).toEqual([]);
    }));
  });

  it('never suggests less than the minimum, and gives each whole day before the instant that ends it', () => {
    fc.assert(fc.property(someInstant, fc.boolean(), (publishAt, isUrgent) => {
      const dates = previewSchedule(byLaw, { publishAt, isUrgent });
      const minimum = find(dates, 'INPUT_DEADLINE_MINIMUM');

      expect(find(dates, 'INPUT_DEADLINE_SUGGESTED').at >= minimum.at).toBe(true);
      expect(minimum.at.getTime() - publishAt.getTime()).toBeGreaterThan((isUrgent ? 3 : 10) * 86_400_000 - 3_600_000);
      expect(dates.filter(({ bound, at, day }) => bound === 'UNTIL' && formatInBucharest(new Date(at.getTime() - 1)).slice(0, 10) !== day)).toEqual([]);
    }));
  });

  it('suggests the deadline it shows', () => {
    const publication = publishedOn('2026-03-27');

    expect(suggestedInputDeadline(byLaw, publication).at).toEqual(find(previewSchedule(byLaw, publication), 'INPUT_DEADLINE_SUGGESTED').at);
  });
});
