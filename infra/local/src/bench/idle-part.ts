import { setTimeout as pause } from 'node:timers/promises';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import type { Section } from './report';
import type { BenchStack } from './stack';

/** V8 collects the memory that starting took in the two minutes after it, a tenth of a second of work that never comes again. */
const settleMillis = 120_000;
const measuredMillis = 120_000;

/** What every process costs while nobody asks anything. */
export async function measureIdle(stack: BenchStack, { interrupted }: BenchRun): Promise<Section> {
  const gateway = await stack.startGateway('ours');
  const processes = [...stack.services, gateway];
  await step('Until everything has come to rest', () => pause(settleMillis, undefined, { signal: interrupted }));
  const before = processes.map(({ cpuSeconds }) => cpuSeconds());
  const startedAt = performance.now();
  await step(`CPU at rest, ${measuredMillis / 1_000} s`, () => pause(measuredMillis, undefined, { signal: interrupted }));
  const seconds = (performance.now() - startedAt) / 1_000;
  const figures = processes.map(({ name, cpuSeconds, residentBytes }, index) => ({
    name,
    cpuMillisASecond: ((cpuSeconds() - before[index]!) * 1_000) / seconds,
    residentBytes: residentBytes(),
  }));
  await gateway.stop();
  return {
    name: 'idle',
    how: `CPU time over ${measuredMillis / 1_000} s, ${settleMillis / 1_000} s after all was ready; the clock of Linux ticks each 10 ms`,
    header: ['', 'CPU ms a second', 'memory MB', 'aim'],
    rows: figures.map(({ name, cpuMillisASecond, residentBytes }) => [name, cpuMillisASecond.toFixed(1), (residentBytes / 1_048_576).toFixed(0), '10']),
    figures,
  };
}
