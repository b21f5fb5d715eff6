import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { ratioOf, type Round } from './figures';
import { generateRegister, makeRegisterPlace, registryCommand } from './register-place';
import { showMegabytes, showRatio, type Section } from './report';
import { asOwner, type ServicePlace } from './service-place';

/** Every table that an import writes to and that has rows afterwards, in the order of their references. */
const tables = [
  'organization',
  'organization_domain',
  'organization_change',
  'catalogue_entry',
  'catalogue_word',
  'register_import',
  'register_import_refusal',
  'register_entry',
  'audit_head',
  'audit_entry',
  'outbox',
];

/** A whole register takes minutes; of a smaller one there are several rounds. */
const roundsFor = (rows: number): number => (rows <= 30_000 ? 3 : 1);

/** The import of a register into empty tables, and COPY of the rows it left into the same tables with all their indexes and constraints. */
export async function measureImport(run: BenchRun): Promise<Section> {
  const { registerRows: rows } = run;
  const file = await step(`A register of ${rows} rows`, () => generateRegister(run, rows));
  const measured: (Round & { readonly peakBytes: number; readonly result: string })[] = [];
  for (let round = 1; round <= roundsFor(rows); round += 1) measured.push(await measureRound(run, file, round));
  const ratio = ratioOf(measured);
  const peakBytes = Math.max(...measured.map((one) => one.peakBytes));
  return {
    name: 'import',
    how: `${rows} rows into empty tables, beside COPY of the rows that came of it into the same tables; ${measured.length} rounds in turns`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ['import, seconds', ratio.ours.toFixed(1), ratio.theirs.toFixed(1), showRatio(ratio), '3'],
      ['the same, rows a second', (rows / ratio.ours).toFixed(0), (rows / ratio.theirs).toFixed(0)],
      ['peak memory of the process, MB', showMegabytes(peakBytes), '', '', '300'],
    ],
    figures: { rows, measured, ratio },
  };
}

async function measureRound(run: BenchRun, file: string, round: number) {
  const place = await makeRegisterPlace(run, `import_${round}`);
  const imported = await step(`Import, round ${round}`, () => registryCommand(run, place.settings, 'import', file));
  const theirs = await step(`COPY, round ${round}`, () => copyInto(run, place, round));
  return { ours: imported.seconds, theirs, peakBytes: imported.peakBytes, result: imported.output.split('\n')[0]! };
}

/** Seconds that COPY takes; the rows are read out of the first place before, which is not counted. */
async function copyInto(run: BenchRun, from: ServicePlace, round: number): Promise<number> {
  const folder = join(run.servers.folder, `copied-${round}`);
  await mkdir(folder);
  await asOwner(from, async (client) => {
    for (const table of tables) await pipeline(client.query(copyTo(`COPY ${table} TO STDOUT (FORMAT binary)`)), createWriteStream(join(folder, table)));
  });
  const into = await makeRegisterPlace(run, `copy_${round}`);
  const seconds = await asOwner(into, async (client) => {
    // What triggers make of rows is among the rows; constraints and foreign keys stay.
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const startedAt = performance.now();
    for (const table of tables) await pipeline(createReadStream(join(folder, table)), client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`)));
    return (performance.now() - startedAt) / 1_000;
  });
  await rm(folder, { recursive: true });
  return seconds;
}
