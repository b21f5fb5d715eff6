import { anonymous, createLocalKeySet, type Principal } from '@conect/auth';
import { systemClock } from '@conect/kernel';
import { createLogger } from '@conect/service-kit';
import { createBearerAuthenticate } from '../authenticate';
import { createForwardPrincipal } from '../forward-principal';
import { createGateway } from '../gateway';
import { defaultQueryLimits } from '../query-limits';
import { startFixtureSubgraph } from './fixture-subgraph';
import { startStockGateway } from './stock-gateway';

/** The graph that both gateways are put before. */
export interface MeasuredGraph {
  readonly supergraphSdl: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly principalSecrets: Readonly<Record<string, string>>;
}

/** What a measured process is. */
export type Role = 'subgraph' | 'ours' | 'stock';

const starts: Readonly<Record<Role, (graph: MeasuredGraph) => Promise<string>>> = {
  subgraph: startFixtureSubgraph,
  stock: ({ supergraphSdl, urls, principalSecrets }) => {
    const forward = createForwardPrincipal({ secrets: principalSecrets, clock: systemClock });
    return startStockGateway({ supergraphSdl, urls, headersFor: (subgraph) => forward(anonymous, subgraph) });
  },
  ours: startOurs,
};

/** Our gateway with every protection on; only the number of requests a minute is out of reach. */
async function startOurs({ supergraphSdl, urls, principalSecrets }: MeasuredGraph): Promise<string> {
  const server = await createGateway<Principal>({
    supergraph: { sdl: supergraphSdl },
    subgraphs: Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }])),
    authenticate: createBearerAuthenticate({ keys: createLocalKeySet(new Map()), issuer: 'http://127.0.0.1', audience: 'conect', clock: systemClock }),
    forwardPrincipal: createForwardPrincipal({ secrets: principalSecrets, clock: systemClock }),
    nobody: anonymous,
    queryLimits: defaultQueryLimits,
    bodyLimitBytes: 262_144,
    rateLimit: { requestsPerMinute: Number.MAX_SAFE_INTEGER },
    patience: { queryMillis: 4_500, mutationMillis: 10_000 },
    connections: { connections: 48, connectTimeoutMillis: 2_000, maximumAnswerBytes: 16_777_216 },
    introspection: false,
    fastExecutor: true,
    ide: false,
    corsOrigins: [],
    proxyHops: 0,
    operations: [],
    readiness: {},
    logger: createLogger({ service: 'gateway', level: 'warn' }),
  });
  return server.listen({ host: '127.0.0.1', port: 0 });
}

/** The child process: starts its role and says its address. */
async function main(): Promise<void> {
  const [role, graph] = process.argv.slice(2);
  const url = await starts[role as Role](JSON.parse(graph ?? '{}') as MeasuredGraph);
  process.send?.(url);
}

void main();
