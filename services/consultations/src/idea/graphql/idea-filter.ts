import { unlessEmpty, wantedDomains, wantedIds } from '@conect/service-kit';
import type { IdeaFilter } from '../../service/graphql/__generated__/resolvers-types';
import type { IdeaQuery } from '../application/ports';

/** What a filter asks for; an empty list asks for nothing, as an absent one. */
export const ideaQueryOf = ({ statuses, institutionIds, organizationIds, domain }: IdeaFilter): IdeaQuery => ({
  statuses: unlessEmpty(statuses),
  institutionIds: wantedIds(institutionIds, 'filter.institutionIds'),
  organizationIds: wantedIds(organizationIds, 'filter.organizationIds'),
  domains: wantedDomains(domain),
});
