import { foldText, parseText } from '@conect/kernel';
import {
  activityDomains,
  counties,
  courts,
  findActivityDomain,
  findCounty,
  findLocality,
  type ActivityDomain,
  type County,
  type Locality,
} from '@conect/reference-data';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { localityPosition, type LocalityList, type LocalityQuery } from '../application/find-localities';

const order = 'localities';
const longestSearch = 200;

/** The resolvers of territory, activity domains and courts; all from memory. */
export const createReferenceResolvers = (list: LocalityList): Resolvers => ({
  Query: {
    counties,
    county: (_parent, { code }) => findCounty(code),
    localities: (_parent, { countyCode, search, ...page }) => {
      const query: LocalityQuery = { countyCode: checkedCounty(countyCode), words: checkedWords(search) };
      const request = checkedPosition(page);
      const rows = list.findPage(query, request);
      return connectionOf({ order, request, rows, positionOf: localityPosition, totalCount: () => Promise.resolve(list.count(query)) });
    },
    locality: (_parent, { code }) => findLocality(code),
    activityDomains: () => activityDomains().filter(({ parentCode }) => parentCode === null),
    activityDomain: (_parent, { code }) => findActivityDomain(code),
    courts,
  },
  County: {
    __resolveReference: ({ id }) => findCounty(id),
    id: ({ code }: County) => code,
  },
  Locality: {
    __resolveReference: ({ id }) => findLocality(id),
    id: ({ code }: Locality) => code,
    county: ({ countyCode }: Locality) => findCounty(countyCode)!,
    unit: ({ unitCode, unitName }: Locality) => ({ code: unitCode, name: unitName }),
  },
  ActivityDomain: {
    __resolveReference: ({ id }) => findActivityDomain(id),
    id: ({ code }: ActivityDomain) => code,
    name: ({ nameRo, nameEn }: ActivityDomain, args, { locale }) => ((args.locale ?? locale) === 'EN' ? nameEn : nameRo),
    section: ({ parentCode }: ActivityDomain) => (parentCode === null ? null : findActivityDomain(parentCode)),
    domains: ({ code }: ActivityDomain) => activityDomains().filter(({ parentCode }) => parentCode === code),
  },
});

function checkedCounty(code: string | null | undefined): string | null {
  if (code == null) return null;
  if (findCounty(code) === null) throw badArgument('countyCode', 'the code of a county, e.g. CJ');
  return code;
}

function checkedWords(search: string | null | undefined): readonly string[] {
  if (search == null) return [];
  const text = parseText(search, { min: 0, max: longestSearch }, ['search']);
  if (!text.ok) throw badArgument('search', `well-formed text of at most ${longestSearch} characters`);
  return foldText(text.value).split(' ').filter((word) => word !== '');
}

function checkedPosition(page: Parameters<typeof pageRequest>[2]) {
  const request = pageRequest(order, 2, page);
  if (request.position?.every((value) => typeof value === 'string') === false) {
    throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  }
  return request;
}
