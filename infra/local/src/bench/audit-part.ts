import { hash } from 'node:crypto';
import { canonicalJson } from '@conect/service-kit';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { medianOf, ratioOf, type Round } from './figures';
import { registryCommand } from './register-place';
import { showMegabytes, showRatio, type Section } from './report';
import { asOwner, type ServicePlace } from './service-place';

const rounds = 3;
const batchSize = 2_000;

/** `verify-audit` over what an import left, one entry a chain, beside reading the same rows and hashing as many bytes with SHA-256. */
export async function measureAudit(run: BenchRun, place: ServicePlace): Promise<Section> {
  const measured: (Round & { readonly peakBytes: number; readonly entries: number })[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { output, peakBytes } = await step(`verify-audit, round ${round}`, () => registryCommand(run, place.settings, 'verify-audit'));
    const [, entries, perSecond] = /whole: (\d+) entries .* (\d+) entries a second/.exec(output)!;
    const theirs = await step(`Reading and hashing, round ${round}`, () => readAndHash(place));
    measured.push({ ours: Number(entries) / Number(perSecond), theirs, peakBytes, entries: Number(entries) });
  }
  const [{ entries }] = measured as [(typeof measured)[number]];
  const ratio = ratioOf(measured);
  return {
    name: 'audit',
    how: `verify-audit over ${entries} entries in as many chains, beside reading the same rows and hashing the same bytes; ${rounds} rounds in turns`,
    header: ['', 'ours', 'beside', 'ratio', 'aim'],
    rows: [
      ['seconds for 100,000 entries', ...[ratio.ours, ratio.theirs].map((seconds) => ((seconds / entries) * 100_000).toFixed(1)), showRatio(ratio), '5 s'],
      ['entries a second', ...[ratio.ours, ratio.theirs].map((seconds) => (entries / seconds).toFixed(0))],
      ['peak memory of the process, MB', showMegabytes(medianOf(measured.map(({ peakBytes }) => peakBytes)))],
    ],
    figures: { rounds, measured, ratio },
  };
}

/** Seconds to read every row by its id and to hash what it says; the text that is hashed is made of it before, which is not counted. */
const readAndHash = (place: ServicePlace): Promise<number> =>
  asOwner(place, async (client) => {
    let seconds = 0;
    for (let after = '0'; ; ) {
      let startedAt = performance.now();
      const { rows } = await client.query<{ id: string; hash: Buffer }>('SELECT * FROM audit_entry WHERE id > $1 ORDER BY id LIMIT $2', [after, batchSize]);
      seconds += (performance.now() - startedAt) / 1_000;
      if (rows.length === 0) return seconds;
      const texts = rows.map((row) => Buffer.from(canonicalJson({ ...row, id: undefined, hash: undefined })));
      startedAt = performance.now();
      for (const text of texts) hash('sha256', text);
      seconds += (performance.now() - startedAt) / 1_000;
      after = rows.at(-1)!.id;
    }
  });
