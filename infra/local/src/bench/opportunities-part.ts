import { randomUUID } from 'node:crypto';
import { foldText, searchWords } from '@conect/kernel';
import { counties, localities, type Locality } from '@conect/reference-data';
import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { latencyOf, ratioOf, type Ratio, type Round } from './figures';
import { facetsAlone, nearest, opportunityQuestions, type Question, type Statement } from './opportunity-statements';
import { showRatio, type Section } from './report';
import { asOwner, makePlace } from './service-place';
import { wordOf } from './words';

const rounds = 5;
const perRound = 6;
const opportunities = 100_000;
const batchSize = 2_000;

/**
 * The statements that `opportunities` sends over 100,000 opportunities in the localities of Romania, beside plain SQL over the same rows: a search with words, a radius
 * and facets; the nearest within a radius, beside a scan that measures the distance of every row; and the facets of everything.
 */
export async function measureOpportunities(run: BenchRun): Promise<Section> {
  const place = await makePlace(run, 'volunteering', 'opportunities');
  return asOwner(place, async (client) => {
    await step(`${opportunities} opportunities in ${localities().length} localities`, () => writeOpportunities(client));
    const asked = questions();
    const search = await step(`Searches with a radius and facets, ${rounds} rounds of ${perRound}`, () => compare(client, asked, opportunityQuestions));
    const radius = await step(`The nearest, ${rounds} rounds of ${perRound}`, () => compare(client, asked, nearest));
    const facets = await step(`Facets of everything, ${rounds} rounds`, () => compare(client, asked.slice(0, 1), facetsAlone));
    return sectionOf({ search, radius, facets });
  });
}

function sectionOf({ search, radius, facets }: { readonly search: Ratio; readonly radius: Ratio; readonly facets: Ratio }): Section {
  const row = (name: string, { ours, theirs, ...ratio }: Ratio, aim: string): string[] => [name, ours.toFixed(1), theirs.toFixed(1), showRatio({ ours, theirs, ...ratio }), aim];
  return {
    name: 'opportunities',
    how: `${opportunities} opportunities in the localities of Romania, ${perRound} questions a round from 5 to 50 km around a locality; plain SQL over the same rows, with LIKE over folded texts and the haversine of every row; ${rounds} rounds in turns`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      row('a page with words and a radius, with its facets, ms p50', search, '0.2'),
      row('the 20 nearest within a radius, ms p50', radius, '0.2'),
      row('the facets of everything, ms p50', facets, '1'),
    ],
    figures: { rounds, perRound, opportunities, search, radius, facets },
  };
}

/** From near to far and from frequent words to rare ones, around localities all over the country. */
const questions = (): readonly Question[] =>
  Array.from({ length: perRound }, (_none, place) => {
    const { latitude, longitude } = localities()[(place * 1_117 + 400) % localities().length]!;
    return { word: foldText(wordOf(place + 2)), latitude, longitude, radiusKm: 5 + Math.round((place * 45) / (perRound - 1)) };
  });

/** Both sides answer the same questions; what each of them is asked is a number of statements. */
interface Sides {
  readonly ours: (question: Question) => readonly Statement[];
  readonly theirs: (question: Question) => readonly Statement[];
}

async function compare(client: Client, asked: readonly Question[], { ours, theirs }: Sides): Promise<Ratio> {
  for (const question of asked) await assertSameFound(client, ours(question), theirs(question));
  const measured: Round[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, beside]: [number[], number[]] = [[], []];
    for (const question of asked) {
      mine.push(await millisOf(client, ours(question)));
      beside.push(await millisOf(client, theirs(question)));
    }
    if (round > 0) measured.push({ ours: latencyOf(mine).p50, theirs: latencyOf(beside).p50 });
  }
  return ratioOf(measured);
}

const rowsOf = async (client: Client, statements: readonly Statement[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { text, values } of statements) found.push(...(await client.query<{ said: string }>(text, [...values])).rows.map(({ said }) => said));
  return found.toSorted();
};

async function assertSameFound(client: Client, ours: readonly Statement[], theirs: readonly Statement[]): Promise<void> {
  const [mine, beside] = [await rowsOf(client, ours), await rowsOf(client, theirs)];
  if (mine.join('\n') !== beside.join('\n')) throw new Problem('The two sides no longer find the same opportunities: bring infra/local/src/bench/opportunity-statements.ts up to date.');
}

async function millisOf(client: Client, statements: readonly Statement[]): Promise<number> {
  const startedAt = performance.now();
  for (const { text, values } of statements) await client.query(text, [...values]);
  return performance.now() - startedAt;
}

/** Numbers that are the same in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 42; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield state / 2_147_483_648;
}

const domainCodes = ['A', 'A-SPORT', 'B', 'B-EDUCATION', 'C', 'D', 'D-HUMANITARIAN-AID', 'E', 'E-ANIMALS', 'E-ENVIRONMENT', 'F', 'G'];
const volunteeringDomains = ['ENVIRONMENT', 'HEALTH', 'EDUCATION_AND_RESEARCH', 'SOCIAL_ASSISTANCE', 'SPORT_AND_RECREATION'];

/** Writes the opportunities, what they are found by, and beside them their folded texts for LIKE. */
async function writeOpportunities(client: Client): Promise<void> {
  const random = numbers();
  const below = (end: number): number => Math.floor(random.next().value * end);
  const wordsOf = (length: number): string => Array.from({ length }, () => wordOf(Math.floor(2_000 ** random.next().value))).join(' ');
  const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)]!;
  await client.query('CREATE TABLE bench_text (opportunity_id uuid PRIMARY KEY, text text NOT NULL)');
  // An index of words is made much faster of all rows than with each of them.
  const { rows: indexes } = await client.query<{ definition: string }>(`SELECT pg_get_indexdef('opportunity_search_words_idx'::regclass) AS definition`);
  await client.query('DROP INDEX opportunity_search_words_idx');
  for (let written = 0; written < opportunities; written += batchSize) {
    const rows = Array.from({ length: batchSize }, () => {
      const [title, description] = [wordsOf(5), wordsOf(40)];
      const startsOn = new Date(Date.UTC(2026, 0, 1 + below(360))).toISOString().slice(0, 10);
      return { ...opportunityIn(oneOf(localities()), title, description), startsOn, domain: oneOf(domainCodes), other: oneOf(domainCodes), volunteeringDomain: oneOf(volunteeringDomains) };
    });
    await client.query(insertOpportunities, [JSON.stringify(rows)]);
  }
  await client.query(indexes[0]!.definition);
  await client.query('VACUUM (ANALYZE) opportunity, opportunity_search, bench_text');
}

const countyNames = new Map(counties().map(({ code, name }) => [code, name]));

function opportunityIn({ code, name, unitName, countyCode, latitude, longitude }: Locality, title: string, description: string) {
  const placeName = [name, unitName, countyNames.get(countyCode)].join(' ');
  const words = { titleWords: searchWords(title), placeWords: searchWords(placeName), textWords: searchWords(description) };
  return { id: randomUUID(), title, description, localityId: code, countyCode, latitude, longitude, ...words, folded: ` ${foldText([title, placeName, description].join(' '))} ` };
}

const insertOpportunities = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, title text, description text, "localityId" text, "countyCode" text, latitude float8, longitude float8, "titleWords" text[],
      "placeWords" text[], "textWords" text[], folded text, "startsOn" date, domain text, other text, "volunteeringDomain" text)),
  made AS (
    INSERT INTO opportunity (id, version, organization_id, status, status_since, created_at, created_by, updated_at, published_at, title, description, volunteering_domains, domains,
      locality_id, county_code, starts_on, ends_on, acceptance, places, taken_count, minimum_age, is_open_to_minors, has_night_work, accessibility, skills, languages, benefits, questions)
    SELECT id, 1, id, 'PUBLISHED', now(), now(), id, now(), clock_timestamp(), title, description, ARRAY["volunteeringDomain"], ARRAY[domain, other], "localityId", "countyCode", "startsOn",
      "startsOn" + 10, 'AUTOMATIC', 5, 0, 16, true, false, '{}', '{}', '{}', '{}', '[]' FROM given RETURNING id),
  searched AS (
    INSERT INTO opportunity_search (opportunity_id, title_words, organization_words, place_words, text_words, skills, latitude, longitude)
    SELECT given.id, search_words("titleWords"), '', search_words("placeWords"), search_words("textWords"), '{}', latitude, longitude FROM given JOIN made ON made.id = given.id)
  INSERT INTO bench_text SELECT id, folded FROM given`;
