import { ApolloServer } from '@apollo/server';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import fastifyApollo from '@as-integrations/fastify';
import fastify from 'fastify';
import { silenceVendorReports } from '../environment';

interface StockGateway {
  readonly supergraphSdl: string;
  readonly urls: Readonly<Record<string, string>>;
  /** Headers without which the subgraphs do not answer. */
  readonly headersFor: (subgraph: string) => Readonly<Record<string, string>>;
}

/** `@apollo/gateway` as its documentation says, behind the same HTTP server as ours; answers its address. */
export async function startStockGateway({ supergraphSdl, urls, headersFor }: StockGateway): Promise<string> {
  silenceVendorReports();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource({
        url: urls[name] ?? url ?? '',
        willSendRequest: ({ request }) => {
          Object.entries(headersFor(name)).forEach(([header, value]) => request.http?.headers.set(header, value));
        },
      }),
  });
  const apollo = new ApolloServer({ gateway });
  await apollo.start();
  const app = fastify();
  await app.register(fastifyApollo(apollo));
  return app.listen({ host: '127.0.0.1', port: 0 });
}
