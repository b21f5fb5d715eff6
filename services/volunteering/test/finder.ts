import { anonymous } from '@conect/auth';
import type { SubgraphAnswer, TestService } from '@conect/testing';

/** A page of the opportunities found. */
export interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly distanceKm: number | null; readonly node: { readonly id: string; readonly title: string } }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly startCursor: string | null; readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

/** The arguments of a question. */
export interface Variables {
  readonly filter?: object;
  readonly [name: string]: unknown;
}

/** Asks for the opportunities of one organization. */
export interface Finder {
  readonly ask: <Answer = Page>(variables: Variables, selection?: string) => Promise<SubgraphAnswer<{ opportunities: Answer }>>;
  readonly page: <Answer = Page>(variables: Variables, selection?: string) => Promise<Answer>;
  /** The titles that a question finds, in order; as many as it says there are. */
  readonly found: (variables: Variables) => Promise<readonly string[]>;
}

const variablesOfList = '$filter: OpportunityFilter, $search: String, $near: OpportunityNear, $sort: OpportunitySort, $first: Int, $after: String, $last: Int, $before: String';
const listOf = (selection: string): string =>
  `query (${variablesOfList}) { opportunities(filter: $filter, search: $search, near: $near, sort: $sort, first: $first, after: $after, last: $last, before: $before) { ${selection} } }`;
const pageFields = 'totalCount edges { cursor distanceKm node { id title } } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }';

/** Everything that is counted of the opportunities found. */
export const facetFields = `facets { domains { domain { id } opportunityCount } volunteeringDomains { volunteeringDomain opportunityCount } counties { county { id } opportunityCount } months { month opportunityCount } }`;

/** Whoever asks, it is the public's question. */
export function createFinder({ ask: send }: TestService, organizationId: string): Finder {
  const ask: Finder['ask'] = ({ filter, ...variables }, selection = pageFields) => send(anonymous, listOf(selection), { ...variables, filter: { organizationIds: [organizationId], ...filter } });
  const page: Finder['page'] = async <Answer>(variables: Variables, selection = pageFields) => {
    const { data, errors } = await ask<Answer>(variables, selection);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.opportunities;
  };
  const found: Finder['found'] = async (variables) => {
    const { edges, totalCount } = await page({ first: 100, ...variables });
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.title);
  };
  return { ask, page, found };
}
