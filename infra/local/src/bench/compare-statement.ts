import { Client } from 'pg';
import { Problem } from '../problem';
import { cataloguePages, pageStatement } from './catalogue';
import { medianOf } from './figures';
import { createHttpLoad, type HttpLoad } from './http-load';

const rounds = 7;
const reading = { requests: 200, connections: 1 };

/** Milliseconds a request over one connection each. */
export interface StatementFigures {
  readonly page: string;
  readonly gatewayMillis: number;
  readonly statementMillis: number;
  readonly ratio: number;
}

/** Time per request: a page of the catalogue through our gateway, and the statement that reads its rows. */
export async function compareWithStatement(url: string, databaseUrl: string): Promise<StatementFigures> {
  const [page] = cataloguePages;
  const http = createHttpLoad(url, page.body);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await assertSameRows(http, client);
    const turns: Pick<StatementFigures, 'gatewayMillis' | 'statementMillis'>[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const gatewayMillis = ((await http.run(reading)) / reading.requests) * 1_000;
      const statementMillis = await readPages(client);
      // The first round warms both up.
      if (round > 0) turns.push({ gatewayMillis, statementMillis });
    }
    const median = (figure: (turn: (typeof turns)[number]) => number): number => medianOf(turns.map(figure));
    return {
      page: page.name,
      gatewayMillis: median((turn) => turn.gatewayMillis),
      statementMillis: median((turn) => turn.statementMillis),
      ratio: median((turn) => turn.gatewayMillis / turn.statementMillis),
    };
  } finally {
    http.close();
    await client.end();
  }
}

async function readPages(client: Client): Promise<number> {
  const startedAt = performance.now();
  for (let read = 0; read < reading.requests; read += 1) await client.query(pageStatement);
  return (performance.now() - startedAt) / reading.requests;
}

async function assertSameRows(http: HttpLoad, client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(pageStatement);
  const { data } = JSON.parse(await http.ask()) as { data: { organizations: { nodes: { id: string }[] } } };
  const [wanted, got] = [rows.slice(0, 20), data.organizations.nodes].map((list) => list.map(({ id }) => id).join(' '));
  if (wanted !== got) throw new Problem('The statement no longer reads the page that registry answers: bring infra/local/src/bench/catalogue.ts up to date.');
}
