import { dayOf } from '@conect/legal-clock';
import { badArgument, batch, changeKindOf, changePage, connectionOf, pageRequest } from '@conect/service-kit';
import type { Opportunity, VolunteeringDomain } from '../../opportunity/domain/opportunity';
import type { QueryOpportunitiesArgs, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import type { CatalogueReader } from '../application/ports';
import { sortOf, type CatalogueQuery } from '../domain/catalogue-query';
import { catalogueQueryOf } from './catalogue-filter';
import type { FacetCounter, OpportunitySearch } from './context';
import { checkedPosition, cursorLengthOf, goesByDay, orderOf } from './opportunity-cursor';

/** An opportunity in a list, and how far it is. */
interface Found {
  readonly opportunity: Opportunity;
  readonly distanceKm: number | null;
  /** Its place in the list. */
  readonly position: readonly (string | number | null)[];
}

/** The resolvers of the public catalogue of opportunities. */
export const catalogueResolvers: Resolvers = {
  Query: {
    opportunities: found,
    opportunityChanges: (_parent, page, { opportunityFeed }) => changePage('opportunity-changes', opportunityFeed, page),
  },
  OpportunityFacets: {
    domains: async ({ count }) => (await count('domains')).map(({ code, count: opportunityCount }) => ({ domain: { id: code }, opportunityCount })),
    volunteeringDomains: async ({ count }) => (await count('volunteeringDomains')).map(({ code, count: opportunityCount }) => ({ volunteeringDomain: code as VolunteeringDomain, opportunityCount })),
    counties: async ({ count }) => (await count('counties')).map(({ code, count: opportunityCount }) => ({ county: { id: code }, opportunityCount })),
    months: async ({ count }) => (await count('months')).map(({ code, count: opportunityCount }) => ({ month: code, opportunityCount })),
  },
  OpportunityChange: {
    kind: changeKindOf,
    opportunityId: ({ id }) => id,
    // What was public once may still be known by its id; a mirror keeps what is public now.
    opportunity: ({ id, hasLeft }, _arguments, { opportunityById }) => (hasLeft ? null : opportunityById(id)),
  },
};

async function found(_parent: object, { filter, search, near, sort: asked, ...page }: QueryOpportunitiesArgs, context: VolunteeringContext): Promise<OpportunitySearch> {
  const { catalogue, opportunityById, businessNow } = context;
  const query = catalogueQueryOf({ filter, search, near });
  const sort = sortOf(asked ?? null, query);
  if (sort === 'NEAREST' && query.near === null) throw badArgument('sort', 'another order than NEAREST without `near`');
  const request = checkedPosition(sort, pageRequest(orderOf(sort), cursorLengthOf(sort), page));
  const walk = goesByDay(sort) ? await walkOf(request.position?.[0], businessNow) : [];
  const hits = await catalogue.findPage(query, { sort, begunOn: walk[0] ?? '' }, { ...request, position: request.position?.slice(walk.length) ?? null });
  const opportunities = await Promise.all(hits.map(({ id }) => opportunityById(id)));
  const rows = hits.flatMap(({ distanceKm, position }, index): readonly Found[] => {
    const opportunity = opportunities[index];
    return opportunity == null ? [] : [{ opportunity, distanceKm, position: [...walk, ...position] }];
  });
  const { edges, ...connection } = connectionOf({ order: orderOf(sort), request, rows, positionOf: ({ position }) => position, totalCount: () => catalogue.count(query) });
  return {
    ...connection,
    edges: edges.map(({ cursor, node: { opportunity, distanceKm } }) => ({ cursor, node: opportunity, distanceKm })),
    nodes: connection.nodes.map(({ opportunity }) => opportunity),
    facets: counterOf(catalogue, query),
  };
}

const counterOf = (catalogue: CatalogueReader, query: CatalogueQuery): FacetCounter => ({
  count: batch(async (names) => {
    const counts = await catalogue.countFacets(query, names);
    return names.map((name) => counts.get(name) ?? []);
  }),
});

/** Who walks the list keeps the day on which he began, so that a midnight moves nothing under his feet. */
const walkOf = async (begunOn: string | number | null | undefined, now: () => Promise<Date>): Promise<readonly [string]> => [begunOn == null ? dayOf(await now()) : String(begunOn)];
