import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { ratioOf, type Round } from './figures';
import { registryCommand } from './register-place';
import { showMegabytes, showRatio, type Section } from './report';
import { asOwner, type ServicePlace } from './service-place';

const rounds = 3;

/** Our command that makes both files of open data, and COPY of the same view into two files: as CSV, and its rows as JSON. */
export async function measureOpenData(run: BenchRun, place: ServicePlace): Promise<Section> {
  const measured: (Round & { readonly peakBytes: number })[] = [];
  const folder = join(run.servers.folder, 'copied-open-data');
  await mkdir(folder, { recursive: true });
  const startup = await step('A command of registry that does nothing', () => idleSeconds(run, place));
  for (let round = 1; round <= rounds; round += 1) {
    const made = await step(`Open data, round ${round}`, () => registryCommand(run, place.settings, 'open-data'));
    const theirs = await step(`COPY, round ${round}`, () => copyView(place, folder));
    measured.push({ ours: made.seconds - startup, theirs, peakBytes: made.peakBytes });
  }
  const ratio = ratioOf(measured);
  return {
    name: 'open-data',
    how: `both files of a register of ${run.registerRows} rows, ${rounds} rounds in turns; the ${startup.toFixed(1)} s in which a program of registry starts are taken off`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ['both files, seconds', ratio.ours.toFixed(1), ratio.theirs.toFixed(1), showRatio(ratio), '2'],
      ['peak memory of the process, MB', showMegabytes(Math.max(...measured.map(({ peakBytes }) => peakBytes)))],
    ],
    figures: { rounds, startup, measured, ratio },
  };
}

/** What a program of registry takes to start, connect and end: generating one row of a register does little else. */
const idleSeconds = async (run: BenchRun, place: ServicePlace): Promise<number> =>
  (await registryCommand(run, place.settings, 'generate', join(run.servers.folder, 'one-row.csv'), '--rows', '1')).seconds;

const copyView = (place: ServicePlace, folder: string): Promise<number> =>
  asOwner(place, async (client) => {
    const startedAt = performance.now();
    await pipeline(client.query(copyTo('COPY (SELECT * FROM open_data_organization) TO STDOUT (FORMAT csv, HEADER)')), createWriteStream(join(folder, 'csv')));
    await pipeline(client.query(copyTo('COPY (SELECT row_to_json(o) FROM open_data_organization o) TO STDOUT')), createWriteStream(join(folder, 'json')));
    return (performance.now() - startedAt) / 1_000;
  });
