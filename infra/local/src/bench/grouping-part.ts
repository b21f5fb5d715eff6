import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import { fillConsultation, type ContributionsPlace } from './contributions-place';
import { medianOf, ratioOf, type Round } from './figures';
import { showMegabytes, showRatio, type Section } from './report';
import { asOwner } from './service-place';
import type { BenchStack, MeasuredProcess } from './stack';
import { wordOf } from './words';

const rounds = 3;
const few = 200;
const many = 10_000;
const alike = 100;
const wordsOfLetter = 150;

/** Letters that say nearly the same, a hundred of each: found by the service, and by comparing every pair with pg_trgm, which is in reach for the few alone. */
export const measureGrouping = (stack: BenchStack): Promise<Section> =>
  asOwner({ ownerUrl: stack.settings['CONSULTATIONS_MIGRATIONS_DATABASE_URL']! }, async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const service = stack.services.find(({ name }) => name === 'consultations')!;
    const small = await fillConsultation(stack, client, lettersOf(few));
    const beside = await step(`${few} letters, ${rounds} rounds`, () => compareFew(small, client));
    const large = await fillConsultation(stack, client, lettersOf(many));
    const sorted = await step(`${many} letters, ${rounds} rounds`, () => sortMany(large, service));
    return {
      name: 'grouping',
      how: `letters of ${wordsOfLetter} words, ${alike} alike; the first page of the proposals asked for over HTTP after another letter came; pg_trgm compares every pair of the ${few}; ${rounds} rounds in turns`,
      header: ['', 'ours', 'beside', 'ratio'],
      rows: [
        [`groups among ${few} letters, seconds`, beside.ours.toFixed(2), beside.theirs.toFixed(2), showRatio(beside)],
        [`groups among ${many} letters, seconds`, sorted.seconds.toFixed(2)],
        ['peak memory that came to the service meanwhile, MB', showMegabytes(sorted.grown)],
      ],
      figures: { rounds, few, many, alike, wordsOfLetter, beside, sorted },
    };
  });

const everyPair = `
  SELECT one.contribution_id, count(*)::int AS alike FROM contribution_version one JOIN contribution_version other ON one.contribution_id < other.contribution_id AND similarity(one.text, other.text) >= 0.7
  WHERE one.contribution_id IN (SELECT id FROM contribution WHERE consultation_id = $1) AND other.contribution_id IN (SELECT id FROM contribution WHERE consultation_id = $1)
  GROUP BY one.contribution_id`;

async function compareFew(place: ContributionsPlace, client: Client) {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await secondsToSort(place, few);
    const startedAt = performance.now();
    const { rows } = await client.query<{ alike: number }>(everyPair, [place.consultationId]);
    measured.push({ ours, theirs: (performance.now() - startedAt) / 1_000 });
    if (Math.max(...rows.map((row) => row.alike)) < alike - 1) throw new Problem('pg_trgm does not find the letters alike that the bench writes alike: bring infra/local/src/bench/grouping-part.ts up to date.');
  }
  return ratioOf(measured);
}

const lookEveryMillis = 100;

async function sortMany(place: ContributionsPlace, { residentBytes }: MeasuredProcess): Promise<{ readonly seconds: number; readonly grown: number }> {
  const before = residentBytes();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, residentBytes())), lookEveryMillis);
  try {
    const seconds = [];
    for (let round = 0; round < rounds; round += 1) seconds.push(await secondsToSort(place, many));
    return { seconds: medianOf(seconds), grown: peak - before };
  } finally {
    clearInterval(timer);
  }
}

const question = 'query ($consultationId: ID!) { suggestContributionGroups(consultationId: $consultationId, first: 20) { totalCount nodes { memberCount } } }';

/** What is kept of an earlier sorting is of no use once another letter has come. */
async function secondsToSort({ ask, contribute, consultationId }: ContributionsPlace, letters: number): Promise<number> {
  await contribute();
  const startedAt = performance.now();
  const { suggestContributionGroups } = await ask<{ suggestContributionGroups: { totalCount: number; nodes: readonly { memberCount: number }[] } }>(question, { consultationId });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { totalCount, nodes } = suggestContributionGroups;
  if (totalCount !== letters / alike || nodes.some(({ memberCount }) => memberCount < alike)) throw new Problem(`Expected ${letters / alike} groups of ${alike} letters, got ${totalCount}: ${JSON.stringify(nodes)}`);
  return seconds;
}

/** The letters of so many people, the first hundred alike, and the next: each with a name and three words of its own. Those who come later write as the first ones. */
const lettersOf = (count: number) => ({
  count,
  textOf: (number: number): string => {
    const kind = Math.floor((number - 1) / alike) % (count / alike);
    const words = Array.from({ length: wordsOfLetter }, (_none, place) => wordOf((kind + 1) * 7_919 + place * 104_729));
    for (const place of [10, 60, 110]) words[place] = `schimbat${number}`;
    return `Subsemnatul nr. ${number}, propun: ${words.join(' ')}.`;
  },
});
