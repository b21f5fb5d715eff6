import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rows = readFileSync(join(__dirname, 'e2e', 'journeys.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| J\d+\.\d+ \|/.test(line));
const proofs = rows.flatMap((row) => [...row.matchAll(/`([^`]+\.test\.ts)` › (.+?)(?=<br>| \|$)/g)].map(([, file, name]) => [file!, name!] as const));

it('map every sentence of the fifteen journeys to a test', () => {
  expect(new Set(rows.map((row) => /J\d+/.exec(row)![0])).size).toBe(15);
  expect(rows.filter((row) => !/› /.test(row))).toEqual([]);
  expect(rows.filter((row) => /waits for (identity|registry|consultations|volunteering|messaging)/.test(row))).toEqual([]);
});

it.each(proofs)('name a test that exists: %s › %s', (file, name) => {
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';

  expect(text).toContain(`'${name}'`);
});
