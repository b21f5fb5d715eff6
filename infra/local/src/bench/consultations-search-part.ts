import { randomUUID } from 'node:crypto';
import { foldText, searchWords } from '@conect/kernel';
import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { latencyOf, ratioOf, type Latency, type Ratio, type Round } from './figures';
import { showRatio, type Section } from './report';
import { asOwner, makePlace } from './service-place';
import { wordOf } from './words';

const rounds = 5;
const perRound = 20;
const consultations = 5_000;
const wordsOfTitle = 10;
const wordsOfText = 600;

/** A page of what consultations have a word in title, card or text: by the words that are kept of them, and by LIKE over the same folded texts; both by one statement. */
export async function measureConsultationsSearch(run: BenchRun): Promise<Section> {
  const place = await makePlace(run, 'consultations', 'consultations');
  return asOwner(place, async (client) => {
    const words = await step(`${consultations} consultations with their texts`, () => writeConsultations(client));
    const { ratio, ours, theirs, rows } = await step(`Searches, ${rounds} rounds of ${perRound}`, () => compare(client, words));
    return {
      name: 'consultations-search',
      how: `pages of 20 of ${consultations} consultations of ${wordsOfText} words, for ${perRound} words whose last letter is not typed yet; LIKE over the same texts, folded; ${rounds} rounds in turns`,
      header: ['', 'ours', 'beside', 'ratio', 'aim'],
      rows: [
        ['a page of a search, ms p50', ours.p50.toFixed(1), theirs.p50.toFixed(1), showRatio(ratio), '0.2'],
        ['the same, ms p95', ours.p95.toFixed(1), theirs.p95.toFixed(1)],
        ['consultations found by a search', rows.toFixed(0)],
      ],
      figures: { rounds, perRound, consultations, ratio, ours, theirs, rows },
    };
  });
}

interface Speed {
  readonly ratio: Ratio;
  readonly ours: Latency;
  readonly theirs: Latency;
  /** How many consultations a search finds, on the average. */
  readonly rows: number;
}

async function compare(client: Client, words: readonly string[]): Promise<Speed> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const measured: Round[] = [];
  let rows = 0;
  for (const word of words) rows += await assertSameFound(client, word);
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, beside]: [number[], number[]] = [[], []];
    for (const word of words) {
      mine.push(await millisOf(client, bySearch, [[word]]));
      beside.push(await millisOf(client, byLike, [`% ${word}%`]));
    }
    if (round === 0) continue;
    measured.push({ ours: latencyOf(mine).p50, theirs: latencyOf(beside).p50 });
    ours.push(...mine);
    theirs.push(...beside);
  }
  return { ratio: ratioOf(measured), ours: latencyOf(ours), theirs: latencyOf(theirs), rows: rows / words.length };
}

/** The statement that `consultations` sends for a first page in the order of relevance, but for who may see what. */
const bySearch = `
  SELECT consultation.id, CASE WHEN search.title_words @@ search_query($1::text[]) THEN 0 WHEN search.title_words || search.card_words @@ search_query($1::text[]) THEN 1 ELSE 2 END AS list_rank,
    -extract(epoch FROM consultation.created_at)::double precision AS list_place
  FROM consultation JOIN consultation_search search ON search.consultation_id = consultation.id
  WHERE search.words @@ search_query($1::text[]) ORDER BY list_rank, list_place, consultation.id LIMIT 21`;

const byLike = `
  SELECT consultation.id, CASE WHEN folded.title LIKE $1 THEN 0 ELSE 2 END AS list_rank, -extract(epoch FROM consultation.created_at)::double precision AS list_place
  FROM consultation JOIN bench_text folded ON folded.consultation_id = consultation.id
  WHERE folded.title LIKE $1 OR folded.text LIKE $1 ORDER BY list_rank, list_place, consultation.id LIMIT 21`;

/** What LIKE finds is among what the words find, which know other forms of a word too; answers how many these are. */
async function assertSameFound(client: Client, word: string): Promise<number> {
  const idsOf = async (sql: string, value: unknown): Promise<readonly string[]> => (await client.query<{ id: string }>(sql, [value])).rows.map(({ id }) => id);
  const ours = new Set(await idsOf('SELECT consultation_id AS id FROM consultation_search WHERE words @@ search_query($1::text[])', [word]));
  const theirs = await idsOf('SELECT consultation_id AS id FROM bench_text WHERE title LIKE $1 OR text LIKE $1', `% ${word}%`);
  if (!theirs.every((id) => ours.has(id))) throw new Problem(`The search of "${word}" no longer finds what LIKE finds: bring infra/local/src/bench/consultations-search-part.ts up to date.`);
  return ours.size;
}

async function millisOf(client: Client, text: string, values: readonly unknown[]): Promise<number> {
  const startedAt = performance.now();
  await client.query(text, [...values]);
  return performance.now() - startedAt;
}

/** Numbers that are the same in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 42; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield state / 2_147_483_648;
}

/** Writes the consultations, and the folded texts beside them; answers the words to be searched, from frequent to rare. */
async function writeConsultations(client: Client): Promise<readonly string[]> {
  const random = numbers();
  const vocabulary = 20_000;
  const text = (length: number): string => Array.from({ length }, () => wordOf(Math.floor(vocabulary ** random.next().value))).join(' ');
  await client.query('CREATE TABLE bench_text (consultation_id uuid PRIMARY KEY, title text NOT NULL, text text NOT NULL)');
  for (let written = 0; written < consultations; written += 500) {
    const rows = Array.from({ length: 500 }, () => {
      const [title, body] = [text(wordsOfTitle), text(wordsOfText)];
      return { id: randomUUID(), title, titleWords: searchWords(title), words: searchWords(body), foldedTitle: ` ${foldText(title)}`, foldedText: ` ${foldText(body)}` };
    });
    await client.query(insertConsultations, [JSON.stringify(rows)]);
  }
  await client.query('ANALYZE consultation, consultation_search, bench_text');
  return Array.from({ length: perRound }, (_none, place) => foldText(wordOf(Math.floor(vocabulary ** ((place + 20) / (perRound + 20)))))).map((word) => word.slice(0, -1));
}

const insertConsultations = `
  WITH given AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, title text, "titleWords" text[], words text[], "foldedTitle" text, "foldedText" text)),
  made AS (INSERT INTO consultation (id, version, institution_id, status, status_since, created_at, created_by, updated_at, title, act_type, domains, co_initiators)
           SELECT id, 1, id, 'DRAFT', now(), clock_timestamp(), id, now(), title, 'LAW', '{}', '{}' FROM given RETURNING id),
  searched AS (INSERT INTO consultation_search SELECT given.id, search_words("titleWords"), '', search_words(words) FROM given JOIN made ON made.id = given.id)
  INSERT INTO bench_text SELECT id, "foldedTitle", "foldedText" FROM given`;
