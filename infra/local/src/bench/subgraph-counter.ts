import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a gateway asked of one subgraph. */
export interface Asked {
  requests: number;
  representations: number;
}

/** Stands between a gateway and the subgraphs and counts; it passes everything on as it is. */
export interface SubgraphCounter {
  /** Where a gateway finds the subgraph that is at this address. */
  readonly addressFor: (name: string, url: string) => string;
  /** Everything since the last call, by subgraph. */
  readonly take: () => Readonly<Record<string, Asked>>;
  readonly close: () => Promise<void>;
}

/** Begins to listen on a port of its own. */
export async function startSubgraphCounter(): Promise<SubgraphCounter> {
  const urls = new Map<string, string>();
  let asked: Record<string, Asked> = {};
  const server = createServer((incoming, outgoing) => {
    const name = incoming.url!.slice(1);
    void text(incoming).then((body) => {
      const counted = (asked[name] ??= { requests: 0, representations: 0 });
      counted.requests += 1;
      counted.representations += representationsIn(body);
      const onward = request(urls.get(name)!, { method: 'POST', headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', (error) => outgoing.destroy(error)).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressFor: (name, url) => {
      urls.set(name, url);
      return `http://127.0.0.1:${port}/${name}`;
    },
    take: () => {
      const taken = asked;
      asked = {};
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** How many entities a GraphQL request asks for by their keys. */
export function representationsIn(body: string): number {
  const { variables } = JSON.parse(body) as { variables?: { representations?: unknown } };
  return Array.isArray(variables?.representations) ? variables.representations.length : 0;
}
