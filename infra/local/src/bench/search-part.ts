import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../local-settings';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { latencyOf, millisOf, ratioOf, type Latency, type Ratio, type Round } from './figures';
import { createHttpLoad } from './http-load';
import { asOwner, type ServicePlace } from './service-place';
import { showRatio, type Section } from './report';
import { createMiniSearch, querySetsOf, recallOf, type FindNames, type QuerySets } from './search-names';
import { startBenchStack } from './stack';

const rounds = 5;
const perRound = 100;
const sampled = 200;

interface Organization {
  readonly id: string;
  readonly legalName: string;
}

/** The suggestions of a search box and an organization by its id, both through gateway and registry, over a whole register; and what is found. */
export async function measureSearch(run: BenchRun, place: ServicePlace): Promise<Section> {
  const { names, sample } = await readNames(place);
  const queries = querySetsOf(sample.map(({ legalName }) => legalName));
  const stack = await startBenchStack(run, place.settings);
  try {
    const gateway = await stack.startGateway('ours');
    const ask = createAsker(`http://127.0.0.1:${gateway.port}/graphql`);
    const typed = typedTexts(queries);
    const speed = await step(`Suggestions and reads by id, ${rounds} rounds of ${perRound}`, () => compareSpeed(ask, typed, sample));
    const ours: FindNames = async (text) => (await ask.suggest(text)).map(({ legalName }) => legalName);
    const recall = await step('What is found', () => recallsOf(queries, ours));
    const theirs = await step('What minisearch finds of the same names', () => recallsOf(queries, createMiniSearch(names)));
    ask.close();
    return sectionOf(names.length, speed, recall, theirs);
  } finally {
    await stack.stop();
  }
}

type Recalls = Readonly<Record<keyof QuerySets, number>>;

interface Speed {
  readonly p95: Ratio;
  readonly suggestions: Latency;
  readonly reads: Latency;
}

function sectionOf(count: number, { p95, suggestions, reads }: Speed, ours: Recalls, theirs: Recalls): Section {
  const spelling = (name: string, set: keyof QuerySets): string[] => [`recall@10, ${name}`, ours[set].toFixed(3), theirs[set].toFixed(3)];
  return {
    name: 'search',
    how: `${count} names; suggestions beside an organization by its id through the same gateway, in turns; what is found beside minisearch`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ['suggestions, ms p95', p95.ours.toFixed(1), p95.theirs.toFixed(1), showRatio(p95), '3'],
      ['the same, ms p50', suggestions.p50.toFixed(1), reads.p50.toFixed(1)],
      [...spelling('names written with ș and ț', 'comma'), '', 'as minisearch'],
      [...spelling('with ş and ţ', 'cedilla'), '', 'the same'],
      [...spelling('with s and t', 'plain'), '', 'the same'],
      spelling('with a letter missing', 'typo'),
    ],
    figures: { rounds, perRound, p95, suggestions, reads, recall: { ours, theirs } },
  };
}

/** The names that are listed, and some of them spread over the whole register. */
const readNames = (place: ServicePlace): Promise<{ readonly names: readonly string[]; readonly sample: readonly Organization[] }> =>
  asOwner(place, async (client) => {
    const { rows } = await client.query<Organization>(
      `SELECT o.id, o.legal_name AS "legalName" FROM organization o WHERE o.status <> 'DEREGISTERED' ORDER BY md5(o.id::text)`,
    );
    const withMarks = rows.filter(({ legalName }) => /[șț]/iu.test(legalName));
    return { names: rows.map(({ legalName }) => legalName), sample: withMarks.slice(0, sampled) };
  });

/** What a search box asks while somebody types: after three letters, then some more, then nearly all; every eighth with a typo. */
const typedTexts = ({ comma, typo }: QuerySets): readonly string[] =>
  comma.map(({ text }, index) => (index % 8 === 7 ? typo[index]!.text : text.slice(0, [3, 5, 8, 12, text.length][index % 5])));

const operation = (name: string): string => readFileSync(join(repositoryRoot, 'gateway', 'operations', `${name}.graphql`), 'utf8');

const byId = 'query OrganizationName($id: ID!) { organization(id: $id) { id legalName cui status county { code name } } }';

interface Asker {
  readonly suggest: (prefix: string) => Promise<readonly Organization[]>;
  readonly read: (id: string) => Promise<unknown>;
  readonly close: () => void;
}

function createAsker(url: string): Asker {
  const suggestion = operation('suggest-organizations');
  const open = createHttpLoad(url, '');
  const answerOf = async <Data>(query: string, variables: object): Promise<Data> => {
    const { data, errors } = JSON.parse(await open.ask(JSON.stringify({ query, variables }))) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Problem(`${url} did not answer: ${JSON.stringify(errors).slice(0, 300)}`);
    return data;
  };
  return {
    suggest: async (prefix) => (await answerOf<{ suggestOrganizations: Organization[] }>(suggestion, { prefix, first: 10 })).suggestOrganizations,
    read: (id) => answerOf(byId, { id }),
    close: open.close,
  };
}

async function compareSpeed(ask: Asker, typed: readonly string[], sample: readonly Organization[]): Promise<Speed> {
  const [suggestions, reads]: [number[], number[]] = [[], []];
  const p95: Round[] = [];
  // The first round warms everything up.
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < perRound; turn += 1) {
      const place = (round * perRound + turn) % typed.length;
      ours.push(await millisOf(() => ask.suggest(typed[place]!)));
      theirs.push(await millisOf(() => ask.read(sample[place]!.id)));
    }
    if (round === 0) continue;
    p95.push({ ours: latencyOf(ours).p95, theirs: latencyOf(theirs).p95 });
    suggestions.push(...ours);
    reads.push(...theirs);
  }
  return { p95: ratioOf(p95), suggestions: latencyOf(suggestions), reads: latencyOf(reads) };
}

async function recallsOf(queries: QuerySets, find: FindNames): Promise<Recalls> {
  const recalls = { comma: 0, cedilla: 0, plain: 0, typo: 0 };
  for (const set of Object.keys(recalls) as (keyof QuerySets)[]) recalls[set] = await recallOf(queries[set], find);
  return recalls;
}
