import { isUuid, type CursorValues, type PageRequest, type Result } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import { parseCui } from '../../organization/domain/cui';
import type { Organization } from '../../organization/domain/organization';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { checkCatalogueArguments, checkSearchText, type CatalogueRefusalCode, type CatalogueSort } from '../domain/catalogue-query';
import { maximumSearchLength } from '../domain/search-text';

const defaultSuggestionCount = 10;

/** The resolvers of the public catalogue. */
export const catalogueResolvers: Resolvers = {
  Query: {
    async organizations(_parent, { first, after, last, before, ...asked }, { catalogue }) {
      const query = acceptedOr(checkCatalogueArguments(asked));
      const request = checkedPosition(query.sort, pageRequest(orderOf(query.sort), cursorLengths[query.sort], { first, after, last, before }));
      const hits = await catalogue.findPage(query, request);
      const positions = new Map<Organization, CursorValues>(hits.map(({ organization, position }) => [organization, position]));
      return connectionOf({
        order: orderOf(query.sort),
        request,
        rows: hits.map(({ organization }) => organization),
        positionOf: (organization) => positions.get(organization)!,
        totalCount: () => catalogue.count(query),
      });
    },
    organization(_parent, { id }, { visibleOrganization }) {
      if (!isUuid(id)) throw badArgument('id', 'a UUID');
      return visibleOrganization(id);
    },
    organizationByCui(_parent, { cui }, { catalogue }) {
      const parsed = parseCui(cui);
      if (!parsed.ok) throw badArgument('cui', 'a CUI of 2 to 10 digits whose last one is the check digit, with or without RO');
      return catalogue.findByCui(parsed.value);
    },
    suggestOrganizations(_parent, { prefix, first }, { catalogue }) {
      const { size } = pageRequest('suggestOrganizations', 0, { first: first ?? defaultSuggestionCount });
      const text = acceptedOr(checkSearchText('prefix', prefix));
      return text === null ? [] : catalogue.suggest(text, size);
    },
  },
};

/** How many values a cursor of each order holds. */
const cursorLengths: Readonly<Record<CatalogueSort, number>> = { RELEVANCE: 3, NAME_ASC: 2, NAME_DESC: 2, REGISTERED_NEWEST: 2 };

const orderOf = (sort: CatalogueSort): string => `organizations ${sort}`;

/** What was accepted; a refusal becomes the top-level error of a malformed argument. */
function acceptedOr<Value>(checked: Result<Value, CatalogueRefusalCode>): Value {
  if (checked.ok) return checked.value;
  const [refusal] = checked.refusals;
  const expected = refusal?.params?.['expected'] ?? `at most ${maximumSearchLength} characters`;
  throw badArgument(refusal?.field?.[0] ?? 'filter', String(expected), refusal?.code);
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): boolean => typeof value === 'string' && day.test(value) && !Number.isNaN(Date.parse(value));
const isText = (value: unknown): boolean => typeof value === 'string';
const isRank = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 4;

/** A cursor of an order holds the values of its columns; another one was not made here. */
function checkedPosition(sort: CatalogueSort, request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (position === null) return request;
  const id = position.at(-1);
  const isKey = { RELEVANCE: isRank, NAME_ASC: isText, NAME_DESC: isText, REGISTERED_NEWEST: isDay }[sort];
  const isOurs = isKey(position[0]) && (sort !== 'RELEVANCE' || isText(position[1])) && typeof id === 'string' && isUuid(id);
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave in this order');
  return request;
}
