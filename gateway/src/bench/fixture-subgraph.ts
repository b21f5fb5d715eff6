import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fastifyApollo from '@as-integrations/fastify';
import fastify from 'fastify';
import { parse } from 'graphql';

/** A catalogue of organizations like registry's, answered from memory: the gateway is measured, not the database behind it. */
export const fixtureSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { organizations(first: Int = 20, countyCode: String): OrganizationConnection! }
  type OrganizationConnection { nodes: [Organization!]! totalCount: Int! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }
  type Organization @key(fields: "id") {
    id: ID! legalName: String! shortName: String cui: String status: String! registeredOn: String purpose: String
    county: County domains: [OrganizationDomain!]!
  }
  type County { code: ID! name: String! }
  type OrganizationDomain { isPrimary: Boolean! isProposed: Boolean! domain: ActivityDomain! }
  type ActivityDomain { code: ID! name: String! }
`;

/** The catalogue page that is measured against it. */
export const fixturePage = `query CataloguePage($first: Int!) {
  organizations(first: $first, countyCode: "CJ") {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id legalName shortName cui status registeredOn purpose county { code name } domains { isPrimary domain { code name } } }
  }
}`;

const organizations = Array.from({ length: 100 }, (_, index) => ({
  id: `0193a5d2-7f00-7cc1-9d55-${String(index).padStart(12, '0')}`,
  legalName: `Asociația pentru Educație și Cultură nr. ${index}`,
  shortName: index % 3 === 0 ? null : `AEC ${index}`,
  cui: String(10_000_000 + index),
  status: 'ACTIVE',
  registeredOn: '2020-03-02',
  purpose: 'Sprijinirea accesului la educație al copiilor din medii defavorizate și promovarea culturii locale în comunități.',
  county: { code: 'CJ', name: 'Cluj' },
  domains: [1, 2].map((number) => ({ isPrimary: number === 1, isProposed: false, domain: { code: `D${(index + number) % 12}`, name: `Domeniul ${number}` } })),
}));

const resolvers = {
  Query: {
    organizations: (_: unknown, { first }: { first: number }) => ({
      nodes: organizations.slice(0, first),
      totalCount: organizations.length,
      pageInfo: { hasNextPage: true, endCursor: 'b3JnYW5pemF0aW9u' },
    }),
  },
  Organization: { __resolveReference: ({ id }: { id: string }) => organizations.find((organization) => organization.id === id) ?? null },
};

/** Serves it; answers its address. */
export async function startFixtureSubgraph(): Promise<string> {
  const apollo = new ApolloServer({ schema: buildSubgraphSchema([{ typeDefs: parse(fixtureSdl), resolvers: resolvers as never }]) });
  await apollo.start();
  const app = fastify();
  await app.register(fastifyApollo(apollo));
  return app.listen({ host: '127.0.0.1', port: 0 });
}
