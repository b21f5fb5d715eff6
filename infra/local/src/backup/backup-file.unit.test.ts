import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBackup, type BackupPart } from './backup-file';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'conect-backup-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tables = [{ name: 'public.one', columns: ['id', 'text'] }, { name: 'public.none', columns: ['id'] }];
// What ends a table's rows may stand in a row, escaped; so may what looks like another line of ours.
const rows = Array.from({ length: 3_000 }, (_, id) => `${id}\t${id % 2 === 0 ? '\\\\.' : '{"table":"public.none"}'}\n`).join('');
const lineOf = (said: object): string => `${JSON.stringify(said)}\n`;
const head = lineOf({ format: 'conect-backup/1', service: 'registry', takenAt: '2026-03-02T09:00:00.000Z', migrations: [], tables });
const whole = `${head}${lineOf({ table: 'public.one' })}${rows}\\.\n${lineOf({ table: 'public.none' })}\\.\n`;
const closed = (text: string, count = 3_000): string =>
  `${text}${lineOf({ rows: { 'public.one': count, 'public.none': 0 }, sequences: { 'public.s': '7' }, sha256: createHash('sha256').update(whole).digest('hex') })}`;

async function read(bytes: Buffer): Promise<readonly BackupPart[]> {
  const file = join(folder, 'backup');
  writeFileSync(file, bytes);
  const parts: BackupPart[] = [];
  for await (const part of readBackup(file)) parts.push(part);
  return parts;
}

it('comes back as it was written, to the byte', async () => {
  const parts = await read(gzipSync(closed(whole)));

  expect(Buffer.concat(parts.flatMap((part) => (part.kind === 'ROWS' ? [part.lines] : []))).toString()).toBe(rows);
  expect(parts.filter(({ kind }) => kind !== 'ROWS').map(({ kind }) => kind)).toEqual(['HEADER', 'TABLE', 'TABLE_END', 'TABLE', 'TABLE_END', 'TRAILER']);
  expect(parts.at(-1)).toMatchObject({ trailer: { sequences: { 'public.s': '7' } } });
});

it('is refused when it is cut anywhere', async () => {
  const bytes = gzipSync(closed(whole));
  const cuts = Array.from({ length: 60 }, (_, index) => Math.floor((bytes.length * index) / 60));

  for (const cut of [...cuts, bytes.length - 1]) await expect(read(bytes.subarray(0, cut))).rejects.toThrow('othing was restored');
});

it('is refused when its text ends early although the file is well packed', async () => {
  const text = closed(whole);

  for (const cut of [0, head.length, head.length + 50, whole.length, text.length - 1]) await expect(read(gzipSync(text.slice(0, cut)))).rejects.toThrow('not a whole backup');
});

it.each([
  ['a changed row', gzipSync(closed(whole.replace('\n7\t', '\n8\t'))), 'its hash differs'],
  ['another count', gzipSync(closed(whole, 2_999)), 'its hash differs'],
  ['something behind its end', gzipSync(`${closed(whole)}{}\n`), 'follows the end'],
  ['another format', gzipSync(closed(whole.replace('conect-backup/1', 'conect-backup/9'))), 'no backup of a service'],
  ['a table that it does not announce', gzipSync(closed(whole.replace(/public\.none("\}\n\\\.\n)$/, 'public.two$1'))), 'does not announce'],
  ['anything else', Buffer.from('PGDMP'), 'cannot be read as a backup'],
])('is refused with %s', async (_what, bytes, words) => {
  await expect(read(bytes)).rejects.toThrow(words);
});
