import { isUuid } from '@conect/kernel';
import { domainAndDescendants, findActivityDomain } from '@conect/reference-data';
import { badArgument } from '@conect/service-kit';
import type { ConsultationFilter } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationQuery } from '../application/ports';

/** What a filter asks for; an empty list asks for nothing, as an absent one. */
export const consultationQueryOf = ({ statuses, stages, institutionIds, domain, actTypes }: ConsultationFilter): Omit<ConsultationQuery, 'seenInstitutionIds'> => ({
  statuses: unlessEmpty(statuses),
  stages: unlessEmpty(stages),
  institutionIds: wantedInstitutions(institutionIds),
  domains: wantedDomains(domain),
  actTypes: unlessEmpty(actTypes),
});

const unlessEmpty = <Item>(list: readonly Item[] | null | undefined): readonly Item[] | null => (list == null || list.length === 0 ? null : list);

function wantedInstitutions(ids: readonly string[] | null | undefined): readonly string[] | null {
  if (ids != null && !ids.every(isUuid)) throw badArgument('filter.institutionIds', 'UUIDs');
  return unlessEmpty(ids);
}

/** A section stands for its domains too. */
function wantedDomains(code: string | null | undefined): readonly string[] | null {
  if (code == null) return null;
  if (findActivityDomain(code) === null) throw badArgument('filter.domain', 'the code of an activity domain, e.g. B');
  return domainAndDescendants(code);
}
