import { ApolloServer } from '@apollo/server';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import fastifyApollo from '@as-integrations/fastify';
import { anonymous } from '@conect/auth';
import { systemClock } from '@conect/kernel';
import { runProgram } from '@conect/service-kit';
import fastify from 'fastify';
import { readFileSync } from 'node:fs';
import { loadEnvironment, silenceVendorReports, type GatewayEnvironment } from '../environment';
import { createForwardPrincipal } from '../forward-principal';

/** `@apollo/gateway` as its documentation says, behind the same HTTP server as ours: what `npm run bench` compares ours with. */
async function main(): Promise<void> {
  silenceVendorReports();
  const settings = loadEnvironment(process.env);
  const apollo = new ApolloServer({ gateway: createStockGateway(settings) });
  await apollo.start();
  const app = fastify();
  app.get('/readyz', () => ({ status: 'ready' }));
  await app.register(fastifyApollo(apollo));
  process.once('SIGTERM', () => void app.close().then(() => apollo.stop()));
  await app.listen({ host: settings.HOST, port: settings.GATEWAY_PORT });
}

function createStockGateway(settings: GatewayEnvironment): ApolloGateway {
  const urls: Readonly<Record<string, string>> = { identity: settings.IDENTITY_GRAPHQL_URL, registry: settings.REGISTRY_GRAPHQL_URL, messaging: settings.MESSAGING_GRAPHQL_URL };
  const secrets = { identity: settings.IDENTITY_PRINCIPAL_SECRET, registry: settings.REGISTRY_PRINCIPAL_SECRET, messaging: settings.MESSAGING_PRINCIPAL_SECRET };
  const forward = createForwardPrincipal({ secrets, clock: systemClock });
  return new ApolloGateway({
    supergraphSdl: readFileSync(settings.SUPERGRAPH_FILE, 'utf8'),
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource({
        url: urls[name] ?? url ?? '',
        // Without a signed principal the subgraphs do not answer.
        willSendRequest: ({ request }) => Object.entries(forward(anonymous, name, null)).forEach(([header, value]) => request.http?.headers.set(header, value)),
      }),
  });
}

runProgram('the stock gateway did not start', main);
