import { endOfDay, isWithinLegalClock, parseLocalDate } from '@conect/legal-clock';
import { badArgument, unlessEmpty, wantedDomains, wantedIds } from '@conect/service-kit';
import type { ConsultationFilter } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationQuery } from '../application/ports';

/** What a filter asks for; an empty list asks for nothing, as an absent one. */
export const consultationQueryOf = ({ statuses, stages, institutionIds, domain, actTypes, closesFrom, closesTo }: ConsultationFilter): Omit<ConsultationQuery, 'words' | 'sort' | 'seenInstitutionIds'> => ({
  statuses: unlessEmpty(statuses),
  stages: unlessEmpty(stages),
  institutionIds: wantedIds(institutionIds, 'filter.institutionIds'),
  domains: wantedDomains(domain),
  actTypes: unlessEmpty(actTypes),
  closesFrom: deadlineOf('closesFrom', closesFrom),
  closesTo: deadlineOf('closesTo', closesTo),
});

/** The deadline of what takes proposals through the end of that day. */
function deadlineOf(name: string, day: string | null | undefined): Date | null {
  if (day == null) return null;
  const lastDay = parseLocalDate(day);
  if (lastDay === null || !isWithinLegalClock(lastDay)) throw badArgument(`filter.${name}`, 'a day as yyyy-mm-dd, from 2013-12-03 to 2099-12-31');
  return endOfDay(lastDay);
}
