import fc from 'fast-check';
import { addWorkingDays, checkEndorsement, checkInputDeadline, checkWithin, countWorkingDays, createLegalClock, dayOf, endOfDay, minimumInputDeadline, startOfDay } from './index';
import { someInstant } from '../test/arbitrary-days';

const clock = createLegalClock({});
const publication = { publishAt: new Date('2026-03-02T08:00:00Z'), isUrgent: false };

describe('checkInputDeadline', () => {
  it('refuses a deadline before the minimum with the day it requires', () => {
    expect(checkInputDeadline(clock, publication, endOfDay('2026-03-10'))).toEqual({
      term: 'INPUT_MINIMUM',
      required: '2026-03-12',
      given: '2026-03-10',
      basis: 'Legea 52/2003 art.7(4)',
    });
  });

  it('allows the minimum and what is later, but not a millisecond less', () => {
    const minimum = endOfDay('2026-03-12');

    expect(checkInputDeadline(clock, publication, minimum)).toBeNull();
    expect(checkInputDeadline(clock, publication, endOfDay('2026-04-30'))).toBeNull();
    expect(checkInputDeadline(clock, publication, new Date(minimum.getTime() - 1))).toMatchObject({ required: '2026-03-12', given: '2026-03-11' });
  });

  it('asks less of an urgent draft', () => {
    const urgent = { ...publication, isUrgent: true };

    expect(checkInputDeadline(clock, urgent, endOfDay('2026-03-05'))).toBeNull();
    expect(checkInputDeadline(clock, urgent, endOfDay('2026-03-04'))).toEqual({ term: 'INPUT_URGENT_MINIMUM', required: '2026-03-05', given: '2026-03-04', basis: 'Legea 52/2003 art.7(13)' });
  });

  it('allows exactly what the minimum allows, whenever it is published', () => {
    fc.assert(fc.property(someInstant, fc.boolean(), (publishAt, isUrgent) => {
      const { at } = minimumInputDeadline(clock, { publishAt, isUrgent });

      expect(checkInputDeadline(clock, { publishAt, isUrgent }, at)).toBeNull();
      expect(checkInputDeadline(clock, { publishAt, isUrgent }, new Date(at.getTime() - 1))).not.toBeNull();
    }));
  });
});

describe('checkEndorsement', () => {
  it('refuses a submission before 30 working days have passed', () => {
    expect(checkEndorsement(clock, publication, new Date('2026-04-14T20:59:59.999Z'))).toEqual({
      term: 'ENDORSEMENT_MINIMUM',
      required: '2026-04-15',
      given: '2026-04-14',
      basis: 'Legea 52/2003 art.7(2)',
    });
    expect(checkEndorsement(clock, publication, startOfDay('2026-04-15'))).toBeNull();
  });

  it('asks no term of an urgent draft', () => {
    expect(checkEndorsement(clock, { ...publication, isUrgent: true }, publication.publishAt)).toBeNull();
  });

  it('refuses exactly while fewer than 30 working days lie between', () => {
    fc.assert(fc.property(someInstant, fc.nat(80), (publishAt, days) => {
      const submitAt = new Date(publishAt.getTime() + days * 86_400_000);
      const isRefused = checkEndorsement(clock, { publishAt, isUrgent: false }, submitAt) !== null;

      expect(isRefused).toBe(dayOf(submitAt) < addWorkingDays(clock.calendar, dayOf(publishAt), 30));
      expect(isRefused).toBe(countWorkingDays(clock.calendar, dayOf(publishAt), dayOf(submitAt)) < 30);
    }));
  });
});

describe('checkWithin', () => {
  it('says that minutes are late from the day after the tenth', () => {
    const heldAt = new Date('2026-03-20T15:00:00Z');

    expect(checkWithin(clock, 'DEBATE_MINUTES', { since: heldAt, at: new Date('2026-03-30T20:59:59.999Z') })).toBeNull();
    expect(checkWithin(clock, 'DEBATE_MINUTES', { since: heldAt, at: new Date('2026-03-30T21:00:00Z') })).toEqual({
      term: 'DEBATE_MINUTES',
      required: '2026-03-30',
      given: '2026-03-31',
      basis: 'Legea 52/2003 art.7(10)',
    });
  });

  it('says that a debate is set more than ten days after its announcement', () => {
    const announcedAt = new Date('2026-03-02T08:00:00Z');

    expect(checkWithin(clock, 'DEBATE_AFTER_ANNOUNCEMENT', { since: announcedAt, at: new Date('2026-03-12T14:00:00Z') })).toBeNull();
    expect(checkWithin(clock, 'DEBATE_AFTER_ANNOUNCEMENT', { since: announcedAt, at: new Date('2026-03-13T14:00:00Z') })).toMatchObject({ required: '2026-03-12', given: '2026-03-13' });
  });

  it('counts the working days of an answer to a request', () => {
    expect(checkWithin(clock, 'DEBATE_ACKNOWLEDGEMENT', { since: new Date('2026-04-09T08:00:00Z'), at: startOfDay('2026-04-21') })).toMatchObject({ required: '2026-04-20', given: '2026-04-21' });
  });
});
