import { Problem } from '../problem';
import { services } from '../stack';
import { step } from '../steps';
import { cataloguePages, listCatalogue, type Page } from './catalogue';
import { compareWithStatement, type StatementFigures } from './compare-statement';
import { ratioOf, type Ratio, type Round } from './figures';
import { createHttpLoad, type HttpLoad } from './http-load';
import { addNotices, noticesPage, signInUsers } from './notices';
import { showRatio, type Section } from './report';
import type { BenchStack, MeasuredProcess } from './stack';
import { startSubgraphCounter, type Asked } from './subgraph-counter';

const rounds = 7;
const organizations = 2_000;
const load = { requests: 400, connections: 20 };
const warmUp = { requests: 300, connections: 20 };

/** A page and who asks for it. */
interface AskedPage extends Page {
  readonly token: string | null;
}

type Sides<Value> = readonly [ours: Value, stock: Value];

interface PageFigures {
  readonly page: string;
  readonly answerBytes: number;
  readonly cpuMillis: Ratio;
  readonly perSecond: Ratio;
  readonly asked: Sides<Readonly<Record<string, Asked>>>;
}

/** Our gateway and the stock one before the same services: CPU per request, requests a second, and what they ask of the subgraphs. */
export async function measureGateway(stack: BenchStack): Promise<Section> {
  await step(`${organizations} organizations`, () => listCatalogue(stack.settings['REGISTRY_DATABASE_URL']!, organizations));
  const sides: Sides<MeasuredProcess> = [await stack.startGateway('ours'), await stack.startGateway('stock')];
  const [user] = await signInUsers(stack, urlOf(sides[0]));
  await addNotices(stack, user);
  const pages = [...cataloguePages.map((page) => ({ ...page, token: null })), { ...noticesPage, token: user.token }];

  const asked = await step('What is asked of the subgraphs', () => countAsked(stack, pages));
  const figures: PageFigures[] = [];
  for (const [index, page] of pages.entries()) {
    figures.push({ ...(await step(`${page.name}, ${rounds} rounds`, () => compare(sides, page))), asked: asked[index]! });
  }
  const statement = await step(`${cataloguePages[0].name}: the gateway and the one statement`, () => compareWithStatement(urlOf(sides[0]), stack.settings['REGISTRY_DATABASE_URL']!));
  for (const { stop } of sides) await stop();
  return sectionOf(figures, statement);
}

function sectionOf(figures: readonly PageFigures[], { page, gatewayMillis, statementMillis, ratio }: StatementFigures): Section {
  const total = (asked: Readonly<Record<string, Asked>>, figure: keyof Asked): number => Object.values(asked).reduce((sum, of) => sum + of[figure], 0);
  return {
    name: 'gateway',
    how: `medians of ${rounds} rounds in turns, ${load.requests} requests on ${load.connections} connections each, beside the stock gateway or the SQL`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ...figures.flatMap(({ page: name, cpuMillis, perSecond, asked: [ours, stock] }) => [
        [`${name}: CPU ms a request`, cpuMillis.ours.toFixed(2), cpuMillis.theirs.toFixed(2), showRatio(cpuMillis), '0.5'],
        [`${name}: requests a second`, perSecond.ours.toFixed(0), perSecond.theirs.toFixed(0), showRatio(perSecond)],
        [`${name}: subgraph requests`, String(total(ours, 'requests')), String(total(stock, 'requests'))],
        [`${name}: representations`, String(total(ours, 'representations')), String(total(stock, 'representations'))],
      ]),
      [`${page}: ms a request, one connection`, gatewayMillis.toFixed(2), statementMillis.toFixed(2), ratio.toFixed(2)],
    ],
    figures: { rounds, organizations, load, pages: figures, statement: { page, gatewayMillis, statementMillis, ratio } },
  };
}

const urlOf = ({ port }: MeasuredProcess): string => `http://127.0.0.1:${port}/graphql`;

/** CPU per request and requests a second before the same subgraphs, taking turns; both must give the same bytes. */
async function compare(sides: Sides<MeasuredProcess>, page: AskedPage): Promise<Omit<PageFigures, 'asked'>> {
  const loads = sides.map((gateway) => ({ gateway, http: createHttpLoad(urlOf(gateway), page.body, page.token) }));
  for (const { http } of loads) await http.run(warmUp);
  const answer = await sameAnswer(loads.map(({ http }) => http), page);

  const turns: { readonly cpuMillis: Round; readonly perSecond: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [ours, theirs] = [await turnOf(loads[0]!), await turnOf(loads[1]!)];
    turns.push({ cpuMillis: { ours: ours.cpuMillis, theirs: theirs.cpuMillis }, perSecond: { ours: ours.perSecond, theirs: theirs.perSecond } });
  }
  loads.forEach(({ http }) => http.close());
  return {
    page: page.name,
    answerBytes: Buffer.byteLength(answer),
    cpuMillis: ratioOf(turns.map(({ cpuMillis }) => cpuMillis)),
    perSecond: ratioOf(turns.map(({ perSecond }) => perSecond)),
  };
}

/** The one answer of both gateways; Apollo Server ends its answers with a new line. */
async function sameAnswer(loads: readonly HttpLoad[], { name }: Page): Promise<string> {
  const [one, other] = (await Promise.all(loads.map((http) => http.ask()))).map((answer) => answer.trimEnd());
  if (one !== other) throw new Problem(`The two gateways answer ${name} differently:\n${one?.slice(0, 500)}\n${other?.slice(0, 500)}`);
  return one!;
}

async function turnOf({ gateway, http }: { readonly gateway: MeasuredProcess; readonly http: HttpLoad }): Promise<{ cpuMillis: number; perSecond: number }> {
  const before = gateway.cpuSeconds();
  const seconds = await http.run(load);
  return { cpuMillis: ((gateway.cpuSeconds() - before) / load.requests) * 1_000, perSecond: load.requests / seconds };
}

/** By gateways of their own, so that counting costs nothing where CPU is measured; the first request of a page, which plans it, is not counted. */
async function countAsked(stack: BenchStack, pages: readonly AskedPage[]): Promise<Sides<Readonly<Record<string, Asked>>>[]> {
  const counter = await startSubgraphCounter();
  const changes: Record<string, string> = {};
  for (const name of services) changes[`${name.toUpperCase()}_GRAPHQL_URL`] = counter.addressFor(name, stack.settings[`${name.toUpperCase()}_GRAPHQL_URL`]!);
  const sides = [await stack.startGateway('ours', { changes }), await stack.startGateway('stock', { changes })];
  const secondOf = async (gateway: MeasuredProcess, { body, token }: AskedPage): Promise<Readonly<Record<string, Asked>>> => {
    const http = createHttpLoad(urlOf(gateway), body, token);
    await http.ask();
    counter.take();
    await http.ask();
    http.close();
    return counter.take();
  };
  const counted: Sides<Readonly<Record<string, Asked>>>[] = [];
  for (const page of pages) counted.push([await secondOf(sides[0]!, page), await secondOf(sides[1]!, page)]);
  for (const { stop } of sides) await stop();
  await counter.close();
  return counted;
}
