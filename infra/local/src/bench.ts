import { listCatalogue, pageStatement, type CataloguePage } from './bench-catalogue';
import { createHttpLoad, type HttpLoad } from './bench-load';
import { formatReport, medianOf, ratioOf, writeReport, type Report } from './bench-report';
import { startBenchStack, type BenchStack } from './bench-stack';
import { listenForInterruption } from './interruption';
import { Problem } from './problem';
import { step } from './steps';
import { withEmbedded } from './test-servers';
import { Client } from 'pg';

const rounds = 7;
const organizations = 2_000;
/** One turn of the comparison of the two gateways, and of the gateway with the statement. */
const load = { requests: 600, connections: 20 };
const reading = { requests: 200, connections: 1 };
const warmUp = { requests: 400, connections: 20 };

/** `npm run bench`: compares, on this machine and in one run, what only means something as a ratio. Answers the exit code. */
export async function runBench(env: NodeJS.ProcessEnv): Promise<number> {
  const interrupted = listenForInterruption();
  const report = await withEmbedded(async (servers) => {
    const stack = await startBenchStack(servers, { env, interrupted });
    try {
      await step(`${organizations} organizations`, () => listCatalogue(stack.registryUrl, organizations));
      return await measure(stack);
    } finally {
      await stack.stop();
    }
  }, interrupted);
  process.stdout.write(`\n${formatReport(report)}\nKept in ${writeReport(report, new Date())}\n`);
  return 0;
}

async function measure(stack: BenchStack): Promise<Report> {
  const client = new Client({ connectionString: stack.registryUrl });
  await client.connect();
  try {
    const gateways = [];
    for (const page of stack.pages) gateways.push(await step(`${page.name}: ours and the stock gateway, ${rounds} rounds`, () => compareGateways(stack, page)));
    const [first] = stack.pages;
    const statement = await step(`${first!.name}: the gateway and the one statement, ${rounds} rounds`, () => compareWithStatement(stack, first!, client));
    return { rounds, organizations, load, reading, gateways, statement, memory: stack.memory() };
  } finally {
    await client.end();
  }
}

/** CPU per request and requests a second of both gateways before the same subgraphs, taking turns; both must give the same bytes. */
async function compareGateways({ ours, stock }: BenchStack, page: CataloguePage): Promise<Report['gateways'][number]> {
  const sides = [ours, stock].map((gateway) => ({ gateway, load: createHttpLoad(gateway.url, page.body) }));
  for (const side of sides) await side.load.run(warmUp);
  // Apollo Server ends its answers with a new line.
  const [one, other] = (await Promise.all(sides.map(({ load: side }) => side.ask()))).map((answer) => answer.trimEnd());
  if (one !== other) throw new Problem(`The two gateways answer ${page.name} differently:\n${one?.slice(0, 500)}\n${other?.slice(0, 500)}`);

  const turns = [];
  for (let round = 0; round < rounds; round += 1) {
    const [oursTurn, stockTurn] = [await turnOf(sides[0]!), await turnOf(sides[1]!)];
    turns.push({ ours: oursTurn, stock: stockTurn });
  }
  sides.forEach(({ load: side }) => side.close());
  return { page: page.name, answerBytes: Buffer.byteLength(one!), turns, cpu: ratioOf(turns, ({ cpuMillis }) => cpuMillis), rate: ratioOf(turns, ({ perSecond }) => perSecond) };
}

async function turnOf({ gateway, load: side }: { gateway: BenchStack['ours']; load: HttpLoad }): Promise<Report['gateways'][number]['turns'][number]['ours']> {
  const before = gateway.cpuSeconds();
  const seconds = await side.run(load);
  return { cpuMillis: ((gateway.cpuSeconds() - before) / load.requests) * 1_000, perSecond: load.requests / seconds };
}

/** Time per request over one connection each: the page through our gateway, and the statement that reads its rows. */
async function compareWithStatement({ ours }: BenchStack, page: CataloguePage, client: Client): Promise<Report['statement']> {
  const http = createHttpLoad(ours.url, page.body);
  await assertSameRows(http, client);
  const turns = [];
  for (let round = 0; round <= rounds; round += 1) {
    const gatewayMillis = ((await http.run(reading)) / reading.requests) * 1_000;
    const statementMillis = await readPages(client);
    // The first round warms both up.
    if (round > 0) turns.push({ gatewayMillis, statementMillis });
  }
  http.close();
  return { page: page.name, turns, ratio: medianOf(turns.map(({ gatewayMillis, statementMillis }) => gatewayMillis / statementMillis)) };
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
  if (wanted !== got) throw new Problem('The statement no longer reads the page that registry answers: bring infra/local/src/bench-catalogue.ts up to date.');
}
