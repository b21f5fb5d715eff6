import { dayOf, isWithinLegalClock, legalClockRange, parseLocalDate, type LegalTerm, type LocalDate } from '@conect/legal-clock';
import { badArgument, userCall } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import { calendarDayNotFound, calendarOfYear, refusalsOfRemoval, type CalendarDay } from '../domain/calendar-day';
import { termsInForce, type LegalTermVersion } from '../domain/legal-term';
import { refusalsOfLegalClock } from '../domain/permissions';

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
const [firstYear, lastYear] = [yearOf(legalClockRange.first), yearOf(legalClockRange.last)];
const isSet = (term: LegalTerm | LegalTermVersion): term is LegalTermVersion => 'setAt' in term;

/** The resolvers of terms and days; both are public. */
export const legalTermResolvers: Resolvers = {
  Query: {
    async legalTerms(_parent, { at }, { legalTermReader, businessNow }) {
      if (at != null && (parseLocalDate(at) === null || !isWithinLegalClock(at))) throw badArgument('at', `a day from ${legalClockRange.first} to ${legalClockRange.last}`);
      return termsInForce(at ?? dayOf(await businessNow()), await legalTermReader.findVersions());
    },
    async calendarDays(_parent, { year }, { legalTermReader }) {
      if (year < firstYear || year > lastYear) throw badArgument('year', `a year from ${firstYear} to ${lastYear}`);
      return calendarOfYear(year, await legalTermReader.findDecisions(year));
    },
  },
  Mutation: {
    async setLegalTerm(_parent, { input }, context) {
      const outcome = await context.legalTermCommands.setLegalTerm(userCall(context, 'setLegalTerm', input), input);
      if (!outcome.ok) return { legalTerm: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
      const { code, version } = outcome.value;
      return { legalTerm: (await context.legalTermReader.findVersions()).find((term) => term.code === code && term.version === version) ?? null, userErrors: [] };
    },
    async recordCalendarDay(_parent, { input }, context) {
      const outcome = await context.legalTermCommands.recordCalendarDay(userCall(context, 'recordCalendarDay', input), input);
      if (!outcome.ok) return { calendarDay: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
      return { calendarDay: await dayNow(outcome.value.day, context), userErrors: [] };
    },
    async removeCalendarDay(_parent, { input }, context) {
      const outcome = await context.legalTermCommands.removeCalendarDay(userCall(context, 'removeCalendarDay', input), input);
      if (!outcome.ok) return { calendarDay: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
      return { calendarDay: await dayNow(outcome.value.day, context), userErrors: [] };
    },
  },
  LegalTerm: {
    isDefault: (term) => !isSet(term),
    setAt: (term) => (isSet(term) ? term.setAt : null),
    viewerCan: async (_term, _args, { viewer, locale }) => ({ set: shapePermission(refusalsOfLegalClock(await viewer()), locale) }),
  },
  CalendarDay: {
    viewerCan: async (day, _args, context) => ({ remove: await removalOf(day, context) }),
  },
};

async function dayNow(day: LocalDate, { legalTermReader }: ConsultationsContext): Promise<CalendarDay | null> {
  const year = yearOf(day);
  return calendarOfYear(year, await legalTermReader.findDecisions(year)).find((one) => one.day === day) ?? null;
}

async function removalOf({ day, isDefault }: CalendarDay, { viewer, locale, businessNow }: ConsultationsContext) {
  const refusals = refusalsOfLegalClock(await viewer());
  if (refusals.length > 0) return shapePermission(refusals, locale);
  return shapePermission(isDefault ? [calendarDayNotFound] : refusalsOfRemoval({ day, removedAt: null }, dayOf(await businessNow())), locale);
}
