import { dayOf } from '@conect/legal-clock';
import { ageOn } from './age';

describe('the age on a day', () => {
  it.each([
    ['the day before the 15th birthday', '2011-03-03', '2026-03-02', 14],
    ['the 15th birthday', '2011-03-03', '2026-03-03', 15],
    ['the day before the 16th birthday', '2010-12-31', '2026-12-30', 15],
    ['the 16th birthday', '2010-12-31', '2026-12-31', 16],
    ['28 February of a year without a 29th, for who is born on it', '2008-02-29', '2026-02-28', 17],
    ['1 March of such a year', '2008-02-29', '2026-03-01', 18],
    ['29 February of a year that has one', '2008-02-29', '2024-02-29', 16],
    ['28 February of a year that has one', '2008-02-29', '2024-02-28', 15],
    ['the day of birth', '2026-01-01', '2026-01-01', 0],
  ])('on %s', (_name, birthDate, day, years) => {
    expect(ageOn(birthDate, day)).toBe(years);
  });

  // The hour that is doubled or left out moves no day in Romania.
  it.each([
    ['the last minute before the birthday, in summer time', '2026-03-28T21:59:00Z', 15],
    ['the first minute of the birthday on which summer time begins', '2026-03-28T22:00:00Z', 16],
    ['the doubled hour of the birthday', '2026-10-25T00:30:00Z', 16],
  ])('at %s', (_name, instant, years) => {
    const birthDate = instant.startsWith('2026-10') ? '2010-10-25' : '2010-03-29';
    expect(ageOn(birthDate, dayOf(new Date(instant)))).toBe(years);
  });
});
