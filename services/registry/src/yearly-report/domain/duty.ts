import { isAdmitted, type Organization } from '../../organization/domain/organization';
import { dayOf, endOfDay } from '@conect/legal-clock';

/** The report of a year is expected until this day of the next one, `mm-dd`: a rule of the catalogue (domain 1.7), not of law. */
export type DueDay = string;

/** Where the report of one year stands; derived, never stored. */
export type YearlyReportState = 'DUE' | 'OVERDUE' | 'SUBMITTED' | 'LATE';

/** The end of the term for the report of a year, exclusive: 00:00 in Romania of the day after the due day. */
export const dueAtOf = (year: number, dueDay: DueDay): Date => endOfDay(`${year + 1}-${dueDay}`);

/** The calendar year of an instant in Romania. */
export const yearOf = (instant: Date): number => Number(dayOf(instant).slice(0, 4));

/** The year from which an organization has existed; without the day of its entry, from which the catalogue knows it. */
export function firstYearOf(organization: Organization): number | null {
  const { registeredOn } = organization.profile;
  if (registeredOn !== null) return Number(registeredOn.slice(0, 4));
  return isAdmitted(organization) ? yearOf(organization.decidedAt) : null;
}

/**
 * The years whose report is expected of an organization by now: those that have ended, in which it existed, and whose term ended, or ends,
 * after SGG admitted it. Who was founded this year has none, and nobody is late on the day he joins.
 */
export function expectedYears(organization: Organization, { now, dueDay }: { readonly now: Date; readonly dueDay: DueDay }): readonly number[] {
  if (!isAdmitted(organization) || organization.status !== 'ACTIVE') return [];
  const { decidedAt } = organization;
  const first = Math.max(firstYearOf(organization) ?? yearOf(decidedAt), yearOf(decidedAt) - 1);
  const count = Math.max(0, yearOf(now) - first);
  return Array.from({ length: count }, (_, index) => first + index).filter((year) => dueAtOf(year, dueDay) > decidedAt);
}

/** Where the report of a year stands by now; `firstSubmittedAt` is null while there is none. A correction makes nothing late. */
export function stateOf(firstSubmittedAt: Date | null, dueAt: Date, now: Date): YearlyReportState {
  if (firstSubmittedAt !== null) return firstSubmittedAt < dueAt ? 'SUBMITTED' : 'LATE';
  return now < dueAt ? 'DUE' : 'OVERDUE';
}
