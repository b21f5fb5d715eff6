import { findActivityDomain, findCounty, findCourt, findLocality } from '@conect/reference-data';
import type { OrganizationResolvers } from '../../service/graphql/__generated__/resolvers-types';

const lookUp = <Found>(find: (code: string) => Found | null, code: string | null): Found | null => (code === null ? null : find(code));

/** The fields of an organization that lead into reference data; a code that a newer version no longer has is left out. */
export const seatAndDomainFields = {
  court: ({ profile }) => lookUp(findCourt, profile.courtCode),
  county: ({ profile }) => lookUp(findCounty, profile.countyCode),
  locality: ({ profile }) => lookUp(findLocality, profile.localityCode),
  domains: ({ profile }) =>
    profile.domains.flatMap(({ code, isPrimary, isProposed }) => {
      const domain = findActivityDomain(code);
      return domain === null ? [] : [{ domain, isPrimary, isProposed }];
    }),
  primaryDomain: ({ profile }) => lookUp(findActivityDomain, profile.domains.find(({ isPrimary }) => isPrimary)?.code ?? null),
} satisfies OrganizationResolvers;
