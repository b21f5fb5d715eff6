import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type Options, type ZipFile } from 'yauzl';
import { writePack, type PackFile } from './pack';

const file = (name: string, content: string, isStored = false): PackFile => ({ name, isStored, bytes: () => [Buffer.from(content)] });
const files = [file('minutes/1.pdf', '%PDF', true), file('announcement.json', '{"title":"ș"}'), file('versions/1.txt', 'Art. 1 '.repeat(10_000))];

async function unpack(bytes: Buffer): Promise<{ name: string; content: string; method: number; modified: number }[]> {
  const archive = await promisify<Buffer, Options, ZipFile>(fromBuffer)(bytes, { autoClose: false });
  const entries: Entry[] = [];
  archive.on('entry', (entry: Entry) => entries.push(entry));
  await once(archive, 'end');
  const open = promisify<Entry, Readable>(archive.openReadStream.bind(archive));
  return Promise.all(
    entries.map(async (entry) => ({ name: entry.fileName, content: await text(await open(entry)), method: entry.compressionMethod, modified: entry.lastModFileDate })),
  );
}

test('another program unpacks every file as it was, by name, and the hashes of all of them', async () => {
  const found = await unpack(await buffer(writePack(files)));

  expect(found.map(({ name }) => name)).toEqual(['announcement.json', 'minutes/1.pdf', 'versions/1.txt', 'SHA256SUMS']);
  expect(found.slice(0, 3).map(({ content }) => content)).toEqual(['{"title":"ș"}', '%PDF', 'Art. 1 '.repeat(10_000)]);
  expect(found.map(({ method }) => method)).toEqual([8, 0, 8, 8]);
  expect(found[3]!.content).toBe(found.slice(0, 3).map(({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`).join(''));
});

test('the same files give the same bytes in whatever order, and no file tells a time', async () => {
  const bytes = await buffer(writePack(files));

  expect(await buffer(writePack([...files].reverse()))).toEqual(bytes);
  expect(new Set((await unpack(bytes)).map(({ modified }) => modified))).toEqual(new Set([0x21]));
});

test('its bytes are known once and for all, on every machine', async () => {
  const sha256 = createHash('sha256').update(await buffer(writePack(files))).digest('hex');

  expect(sha256).toBe('f2820abb77e8cce56c7087441b403f53a542f3a73861839da54438c8b43821cf');
});

test.each(['../x', '/x', 'a//b', 'a\\b', 'a/..', 'C:x', 'a b', '.x', '', 'SHA256SUMS', 'ș.txt'])('refuses the name %j, which some system would take for another place', (name) => {
  expect(() => writePack([file(name, '')])).toThrow(RangeError);
});

test('a name that comes twice is a fault', async () => {
  await expect(buffer(writePack([file('a', '1'), file('a', '2')]))).rejects.toThrow('Expected each name once');
});

test('a file that fails ends the pack with its error', async () => {
  const broken: PackFile = {
    name: 'b',
    bytes: async function* () {
      yield Buffer.from('half');
      await Promise.reject(new Error('the disk is gone'));
    },
  };

  await expect(buffer(writePack([file('a', ''), broken]))).rejects.toThrow('the disk is gone');
});

test('files are asked for one after the other, and an empty pack is one', async () => {
  const asked: string[] = [];
  const told = ['b', 'a'].map((name) => ({ name, bytes: () => (asked.push(name), [Buffer.from(name.repeat(200_000))]) }));
  const pieces = writePack(told);
  await pieces.next();

  expect(asked).toEqual(['a']);
  expect((await unpack(await buffer(writePack([])))).map(({ name, content }) => [name, content])).toEqual([['SHA256SUMS', '']]);
});
