import { isUuid } from '@conect/kernel';
import { addDays, isWithinLegalClock, legalClockRange } from '@conect/legal-clock';
import { badArgument } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { shownResponseTimes } from '../domain/response-times';

/** So long a time is looked at: everybody may ask, and a year is what is reported on. */
const longestDays = 366;

/** In what time institutions answer, for everybody. */
export const responseResolvers: Resolvers = {
  Institution: {
    async responseTimes({ id }, { from, to }, { responseTimesOf, businessNow }) {
      for (const [name, day] of Object.entries({ from, to })) {
        if (!isWithinLegalClock(day)) throw badArgument(name, `a day from ${legalClockRange.first} to ${legalClockRange.last}`);
      }
      if (to < from || to > addDays(from, longestDays)) throw badArgument('to', `a day that is not before \`from\`, nor more than ${longestDays} days after it`);
      if (!isUuid(id)) return null;
      return shownResponseTimes(await responseTimesOf({ institutionId: id.toLowerCase(), first: from, last: to, now: await businessNow() }));
    },
  },
};
