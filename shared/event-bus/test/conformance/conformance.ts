import { randomInt, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createSeededRandom, type SeededRandom } from '@conect/kernel';
import { startTestBroker, waitFor, type TestBroker } from '@conect/testing';
import { deadLetterTopicOf } from '../../src/index';
import { numberWritten } from '../contracts';
import { eventOf, readTopic } from '../test-bus';
import { aSeries, faults, setStage, startWhole, type Fault } from './faults';
import type { Verdict } from './history';
import { sendRaw } from './oracle';
import { openStage, type Stage } from './stage';

interface Conformance {
  /** The file that exports `implementation`, the bus to be judged. */
  readonly implementation: string;
  readonly run: 'short' | 'long';
  /** Of this run if SEED is not set; the short run has a fixed one. */
  readonly seed?: number;
}

/** Puts a bus through every fault and judges what was acknowledged by what came of it. */
export function busConformance({ implementation, run, seed = Number(process.env['SEED'] ?? randomInt(2 ** 31)) }: Conformance): void {
  let broker: TestBroker;
  let stage: Stage | null = null;
  const randomOf = (name: string): SeededRandom => createSeededRandom([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed));
  const open = async (name: string): Promise<Stage> => (stage = await openStage({ implementation, broker, random: randomOf(name) }));

  beforeAll(async () => {
    process.stderr.write(`bus conformance: SEED=${seed}\n`);
    broker = await startTestBroker();
  });
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });
  afterAll(() => broker.stop());

  describe(`a bus (SEED=${seed})`, () => {
    it.each(chosenFaults().map((fault) => [fault.name, fault] as const))('loses, doubles and disorders nothing: %s', async (name, fault) => {
      const verdict = await playAll(fault, await open(name), run);

      report(fault, run, verdict);
      expect(verdict).toMatchObject({ lost: [], doubled: [], disordered: [], invented: [] });
      expect(verdict.acknowledged).toBeGreaterThan(0);
    }, run === 'short' ? 240_000 : 1_800_000);

    it('parks what nobody can handle, with its reason, and what follows passes', async () => {
      await parksPoison(await open('poison'));
    });

    it('ignores what is stale when versions arrive in any order', async () => {
      const { bus, startConsumer } = await open('stale versions');
      startConsumer();
      const seriesId = aSeries();
      await sendRaw(bus, seriesId, [3, 1, 2].map((version) => rawMessage(seriesId, version)));

      await waitFor(async () => (await effectsOf(bus, seriesId)).length === 3, { describe: 'all three to be handled', timeoutMillis: 60_000 });

      expect(await bus.dataSource.query('SELECT number, version FROM latest WHERE series_id = $1', [seriesId])).toEqual([{ number: 3, version: '3' }]);
    });
  });
}

/** Every fault, or those that FAULT names by a part of their name. */
function chosenFaults(): readonly Fault[] {
  const chosen = faults.filter(({ name }) => name.includes(process.env['FAULT'] ?? ''));
  if (chosen.length === 0) throw new Error(`No fault is named so: expected FAULT to be a part of one of ${faults.map(({ name }) => name).join('; ')}`);
  return chosen;
}

async function playAll(fault: Fault, stage: Stage, run: 'short' | 'long'): Promise<Verdict & { drainSeconds: number }> {
  setStage(fault, stage);
  for (let time = 0; time < fault.times[run]; time += 1) await fault.play(stage);
  startWhole(fault, stage);
  return stage.drain();
}

/** A line of the table of `shared/event-bus/README.md`, for who asks for it by CONECT_FAULT_TABLE=FILE. */
function report({ name, times }: Fault, run: 'short' | 'long', { acknowledged, lost, doubled, disordered, drainSeconds }: Verdict & { drainSeconds: number }): void {
  const file = process.env['CONECT_FAULT_TABLE'];
  if (file === undefined) return;
  appendFileSync(file, `| ${[name, times[run], acknowledged, lost.length, doubled.length, disordered.length, drainSeconds.toFixed(1)].join(' | ')} |\n`);
}

async function parksPoison({ bus, startRelay, startConsumer }: Stage): Promise<void> {
  startRelay();
  startConsumer();
  const seriesId = aSeries();
  const good = rawMessage(seriesId, 1);
  await sendRaw(bus, seriesId, [
    good,
    { ...rawMessage(seriesId, 2), value: '{"seriesId": 1' },
    rawMessage(seriesId, 3, { ce_type: 'ro.gov.conect.test.NobodyKnows' }),
    rawMessage(seriesId, 4, { ce_dataschema: numberWritten.dataschema.replace(/1$/, '99') }),
  ]);
  await sendRaw(bus, seriesId, [{ ...rawMessage(seriesId, 5), value: JSON.stringify({ seriesId, number: 5, note: 'x'.repeat(1024 * 1024 - 1_000) }) }]);
  await bus.publish(eventOf(seriesId, 6, { data: { seriesId, number: 6, note: 'poison' } }), eventOf(seriesId, 7));

  const letters = await readTopic(bus, deadLetterTopicOf(numberWritten.topic), { key: seriesId, count: 5 });
  await waitFor(async () => (await effectsOf(bus, seriesId)).length === 2, { describe: 'what follows to be handled', timeoutMillis: 60_000 });

  expect(letters.map(({ headers }) => headers['dlq_reason'])).toEqual(['MALFORMED', 'UNKNOWN_TYPE', 'UNKNOWN_VERSION', 'TOO_LARGE', 'HANDLER_FAILED']);
  expect(await effectsOf(bus, seriesId)).toEqual([1, 7]);
}

const effectsOf = async ({ dataSource }: Stage['bus'], seriesId: string): Promise<number[]> =>
  (await dataSource.query<{ number: number }[]>('SELECT number FROM effect WHERE series_id = $1 ORDER BY place', [seriesId])).map(({ number }) => number);

/** A message of the series as another producer would send it. */
function rawMessage(seriesId: string, version: number, changes: Record<string, string> = {}): { value: string; headers: Record<string, string> } {
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_type: numberWritten.type,
    ce_source: '/test',
    ce_subject: seriesId,
    ce_time: new Date().toISOString(),
    ce_dataschema: numberWritten.dataschema,
    ce_aggregateversion: String(version),
    ...changes,
  };
  return { value: JSON.stringify({ seriesId, number: version }), headers };
}
