import { addDays, dayOf, legalClockRange, minimumInputDeadline, startOfDay, type LegalClock, type LocalDate } from '@conect/legal-clock';

/** The years of which there is an index: whole ones that the legal clock counts. */
export const indexYears = { first: Number(legalClockRange.first.slice(0, 4)) + 1, last: Number(legalClockRange.last.slice(0, 4)) - 1 } as const;

/** One day on which consultations may have been published, and what the law asks of them. */
export interface PublicationDay {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** How many days the shortest term for proposals has (Legea 52/2003 art. 7(4)). */
  readonly ordinaryDays: number;
  /** The same in the urgent procedure (Legea 52/2003 art. 7(13)). */
  readonly urgentDays: number;
}

/** The days of a year in Romania. */
export function daysOfYear(clock: LegalClock, year: number): readonly PublicationDay[] {
  const days: PublicationDay[] = [];
  for (let day: LocalDate = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const startsAt = startOfDay(day);
    const minimumOf = (isUrgent: boolean): number => daysLeft(startsAt, minimumInputDeadline(clock, { publishAt: startsAt, isUrgent }).at);
    days.push({ startsAt, endsAt: startOfDay(addDays(day, 1)), ordinaryDays: minimumOf(false), urgentDays: minimumOf(true) });
  }
  return days;
}

/** How many whole days lie between the day of a publication and the instant at which the term is over. */
const daysLeft = (publishedAt: Date, deadline: Date): number => Math.round((Date.parse(dayOf(deadline)) - Date.parse(dayOf(publishedAt))) / 86_400_000) - 1;
