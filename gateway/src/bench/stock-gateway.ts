import { ApolloServer } from '@apollo/server';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import fastifyApollo from '@as-integrations/fastify';
import { createRemoteKeySet, type Principal } from '@conect/auth';
import { systemClock } from '@conect/kernel';
import { runProgram } from '@conect/service-kit';
import fastify from 'fastify';
import { readFileSync } from 'node:fs';
import { createBearerAuthentication, type Authenticate } from '../authenticate';
import { loadEnvironment, silenceVendorReports, type GatewayEnvironment } from '../environment';
import { createForwardPrincipal } from '../forward-principal';

/** `@apollo/gateway` as its documentation says, behind the same HTTP server as ours: what `npm run bench` compares ours with. */
async function main(): Promise<void> {
  silenceVendorReports();
  const settings = loadEnvironment(process.env);
  const apollo = new ApolloServer<StockContext>({ gateway: createStockGateway(settings) });
  const authenticate = authenticateBy(settings);
  await apollo.start();
  const app = fastify();
  app.get('/readyz', () => ({ status: 'ready' }));
  await app.register(fastifyApollo(apollo), { context: async ({ headers }) => ({ principal: await authenticate(headers) }) });
  process.once('SIGTERM', () => void app.close().then(() => apollo.stop()));
  await app.listen({ host: settings.HOST, port: settings.GATEWAY_PORT });
}

interface StockContext {
  readonly principal: Principal;
}

/** Who is asking must be found out on both sides, or the comparison would not be fair. */
const authenticateBy = ({ IDENTITY_JWKS_URL, IDENTITY_ISSUER, ACCESS_TOKEN_AUDIENCE }: GatewayEnvironment): Authenticate<Principal> =>
  createBearerAuthentication({
    keys: createRemoteKeySet({ jwksUrl: IDENTITY_JWKS_URL, clock: systemClock }),
    issuer: IDENTITY_ISSUER,
    audience: ACCESS_TOKEN_AUDIENCE,
    clock: systemClock,
    revocations: { isRevoked: () => false },
  }).authenticate;

function createStockGateway(settings: GatewayEnvironment): ApolloGateway {
  const urls: Readonly<Record<string, string>> = {
    identity: settings.IDENTITY_GRAPHQL_URL,
    registry: settings.REGISTRY_GRAPHQL_URL,
    messaging: settings.MESSAGING_GRAPHQL_URL,
    consultations: settings.CONSULTATIONS_GRAPHQL_URL,
    volunteering: settings.VOLUNTEERING_GRAPHQL_URL,
  };
  const secrets = {
    identity: settings.IDENTITY_PRINCIPAL_SECRET,
    registry: settings.REGISTRY_PRINCIPAL_SECRET,
    messaging: settings.MESSAGING_PRINCIPAL_SECRET,
    consultations: settings.CONSULTATIONS_PRINCIPAL_SECRET,
    volunteering: settings.VOLUNTEERING_PRINCIPAL_SECRET,
  };
  const forward = createForwardPrincipal({ secrets, clock: systemClock });
  return new ApolloGateway({
    supergraphSdl: readFileSync(settings.SUPERGRAPH_FILE, 'utf8'),
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource<StockContext>({
        url: urls[name] ?? url ?? '',
        // Without a signed principal the subgraphs do not answer.
        willSendRequest: ({ request, context }) =>
          Object.entries(forward((context as StockContext).principal, name, null)).forEach(([header, value]) => request.http?.headers.set(header, value)),
      }),
  });
}

runProgram('the stock gateway did not start', main);
