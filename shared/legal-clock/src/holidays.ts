import { addDays, type LocalDate } from './days';

/** A legal holiday on which nobody works (Labour Code art. 139). */
export interface Holiday {
  readonly day: LocalDate;
  /** Its Romanian name. */
  readonly name: string;
  /** The law that made it a holiday. */
  readonly basis: string;
}

interface HolidayRule {
  readonly name: string;
  /** `MM-DD`, or days after Orthodox Easter Sunday. */
  readonly on: string | number;
  /** The first year in which it was a day off. */
  readonly since: number;
  readonly basis: string;
}

const original = { since: 2004, basis: 'Codul muncii art.139' };
const pentecost = { since: 2009, basis: 'Codul muncii art.139 (Legea 202/2008)' };
const epiphany = { since: 2024, basis: 'Codul muncii art.139 (Legea 52/2023)' };

const rules: readonly HolidayRule[] = [
  { name: 'Anul Nou', on: '01-01', ...original },
  { name: 'A doua zi de Anul Nou', on: '01-02', ...original },
  { name: 'Botezul Domnului – Boboteaza', on: '01-06', ...epiphany },
  { name: 'Soborul Sfântului Proroc Ioan Botezătorul', on: '01-07', ...epiphany },
  { name: 'Ziua Unirii Principatelor Române', on: '01-24', since: 2017, basis: 'Codul muncii art.139 (Legea 176/2016)' },
  { name: 'Vinerea Mare', on: -2, since: 2018, basis: 'Codul muncii art.139 (Legea 64/2018)' },
  { name: 'Prima zi de Paști', on: 0, ...original },
  { name: 'A doua zi de Paști', on: 1, ...original },
  { name: 'Ziua Muncii', on: '05-01', ...original },
  { name: 'Ziua Copilului', on: '06-01', since: 2017, basis: 'Codul muncii art.139 (Legea 220/2016)' },
  { name: 'Prima zi de Rusalii', on: 49, ...pentecost },
  { name: 'A doua zi de Rusalii', on: 50, ...pentecost },
  { name: 'Adormirea Maicii Domnului', on: '08-15', ...pentecost },
  { name: 'Sfântul Apostol Andrei', on: '11-30', since: 2012, basis: 'Codul muncii art.139 (Legea 147/2012)' },
  { name: 'Ziua Națională a României', on: '12-01', ...original },
  { name: 'Prima zi de Crăciun', on: '12-25', ...original },
  { name: 'A doua zi de Crăciun', on: '12-26', ...original },
];

const knownYears = new Map<number, ReadonlyMap<LocalDate, Holiday>>();

/** The legal holidays of a year by day, each only from the year in which its law had effect; two may fall on one day, then the later rule names it. */
export function holidaysOf(year: number): ReadonlyMap<LocalDate, Holiday> {
  const known = knownYears.get(year);
  if (known !== undefined) return known;
  const easter = orthodoxEaster(year);
  const holidays = rules
    .filter(({ since }) => year >= since)
    .map(({ on, name, basis }): Holiday => ({ day: typeof on === 'number' ? addDays(easter, on) : `${fourDigits(year)}-${on}`, name, basis }));
  const byDay = new Map(holidays.map((holiday) => [holiday.day, holiday]));
  knownYears.set(year, byDay);
  return byDay;
}

/** Sunday of Orthodox Easter: Meeus' rule for the Julian calendar, then the days that calendar is behind. */
export function orthodoxEaster(year: number): LocalDate {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const daysAfterJulianMarch22 = moon + weekday;
  const daysBehind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return addDays(`${fourDigits(year)}-03-22`, daysAfterJulianMarch22 + daysBehind);
}

const fourDigits = (year: number): string => String(year).padStart(4, '0');
