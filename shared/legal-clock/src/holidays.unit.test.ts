import Holidays from 'date-holidays';
import { holidaysOf, orthodoxEaster } from './index';
import { dayNumber } from '../test/arbitrary-days';

const years = Array.from({ length: 25 }, (_none, index) => 2016 + index);

/** What `date-holidays`, which knows no law's year, calls a holiday in years before that law. */
const beforeTheirLaw = years.flatMap((year) => [
  ...(year < 2024 ? [`${year}-01-06`, `${year}-01-07`] : []),
  ...(year < 2017 ? [`${year}-01-24`, `${year}-06-01`] : []),
  ...(year === 2016 ? ['2016-04-29'] : []),
  ...(year === 2017 ? ['2017-04-14'] : []),
]);

describe('holidaysOf', () => {
  it('agrees with an independent list from 2016 to 2040, but for holidays before the year of their law', () => {
    const ours = years.flatMap((year) => [...holidaysOf(year).keys()]);
    const theirs = years.flatMap(independentHolidays);

    expect(ours.filter((day) => !theirs.includes(day))).toEqual([]);
    expect(theirs.filter((day) => !ours.includes(day)).sort()).toEqual(beforeTheirLaw.sort());
  });

  it.each([
    ['2008-06-16', '2009-06-08', 'A doua zi de Rusalii'],
    ['2008-08-15', '2009-08-15', 'Adormirea Maicii Domnului'],
    ['2011-11-30', '2012-11-30', 'Sfântul Apostol Andrei'],
    ['2016-01-24', '2017-01-24', 'Ziua Unirii Principatelor Române'],
    ['2016-06-01', '2017-06-01', 'Ziua Copilului'],
    ['2017-04-14', '2018-04-06', 'Vinerea Mare'],
    ['2023-01-06', '2024-01-06', 'Botezul Domnului – Boboteaza'],
    ['2023-01-07', '2024-01-07', 'Soborul Sfântului Proroc Ioan Botezătorul'],
  ])('has none on %s and on %s, the first year of its law, %s', (before, since, name) => {
    expect(holidayOn(before)).toBeUndefined();
    expect(holidayOn(since)).toMatchObject({ day: since, name });
  });

  it('counts a day once on which two holidays fall', () => {
    expect(holidayOn('2026-06-01')).toMatchObject({ name: 'A doua zi de Rusalii' });
    expect(holidaysOf(2026).size).toBe(16);
    expect(holidaysOf(2027).size).toBe(17);
  });

  it('names the law of each', () => {
    expect([...holidaysOf(2026).values()].filter(({ basis }) => !basis.startsWith('Codul muncii art.139'))).toEqual([]);
  });
});

describe('orthodoxEaster', () => {
  it.each(['2016-05-01', '2024-05-05', '2025-04-20', '2026-04-12', '2027-05-02', '2028-04-16', '2029-04-08', '2030-04-28', '2100-05-02'])('is on %s', (easter) => {
    expect(orthodoxEaster(Number(easter.slice(0, 4)))).toBe(easter);
  });
});

const holidayOn = (day: string) => holidaysOf(Number(day.slice(0, 4))).get(day);

function independentHolidays(year: number): string[] {
  const days = new Holidays('RO').getHolidays(year).filter(({ type }) => type === 'public').flatMap(({ date, start, end }) => {
    const length = Math.round((end.getTime() - start.getTime()) / 86_400_000);
    return Array.from({ length }, (_none, index) => dayNumber(Date.parse(date.slice(0, 10)) / 86_400_000 + index));
  });
  return [...new Set(days)];
}
