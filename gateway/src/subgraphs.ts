import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger, ReadinessCheck } from '@conect/service-kit';
import type { ForwardPrincipal } from './forward-principal';
import { monotonicMillis, type RequestContext } from './request-context';
import { createSubgraphClient, type SubgraphClient, type SubgraphConnections } from './subgraph-client';
import { createSubgraphRequest, type Patience, type SubgraphObserver } from './subgraph-request';

/** Where a subgraph is. */
export interface SubgraphAddress {
  readonly url: string;
}

interface SubgraphsOptions<Principal> {
  readonly addresses: Readonly<Record<string, SubgraphAddress>>;
  readonly connections: SubgraphConnections;
  readonly forwardPrincipal: ForwardPrincipal<Principal>;
  readonly nobody: Principal;
  readonly patience: Patience;
  readonly observe: SubgraphObserver;
  readonly logger: Logger;
}

/** The subgraphs behind a gateway. */
export interface Subgraphs {
  readonly names: readonly string[];
  readonly sourceOf: (name: string) => GraphQLDataSource;
  /** One probe per subgraph: rejects when it does not answer GraphQL. */
  readonly probes: Readonly<Record<string, ReadinessCheck>>;
  readonly close: () => Promise<void>;
}

const probePatienceMillis = 2_000;

/** Opens the connections to the subgraphs. */
export function createSubgraphs<Principal>(options: SubgraphsOptions<Principal>): Subgraphs {
  const { addresses, connections, forwardPrincipal, nobody, patience, observe, logger } = options;
  const clients = new Map(Object.entries(addresses).map(([name, { url }]) => [name, createSubgraphClient(url, connections)]));
  const clientOf = (name: string): SubgraphClient => {
    const client = clients.get(name);
    if (!client) throw new Error(`No address is set for subgraph ${name}`);
    return client;
  };

  return {
    names: [...clients.keys()],
    sourceOf: (name) =>
      createSubgraphRequest({
        name,
        client: clientOf(name),
        forwardPrincipal,
        patience,
        observe,
        onFailure: (failure, context: RequestContext<Principal>) =>
          logger.warn({ subgraph: name, requestId: context.requestId, reason: failure.reason, err: failure.cause }, 'subgraph did not answer'),
      }),
    probes: Object.fromEntries([...clients].map(([name, client]) => [name, () => probe(client, forwardPrincipal(nobody, name, null))])),
    close: async () => void (await Promise.all([...clients.values()].map((client) => client.close()))),
  };
}

async function probe(client: SubgraphClient, principalHeaders: Readonly<Record<string, string>>): Promise<void> {
  const { status } = await client.post({
    body: '{"query":"{__typename}"}',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...principalHeaders },
    deadline: monotonicMillis() + probePatienceMillis,
    isRepeatable: true,
  });
  if (status !== 200) throw new Error(`Expected 200, got ${status}`);
}
