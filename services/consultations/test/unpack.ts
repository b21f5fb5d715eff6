import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type Options, type ZipFile } from 'yauzl';

/** The files of an archive, as another program unpacks them. */
export async function unpack(bytes: Buffer): Promise<Record<string, string>> {
  const archive = await promisify<Buffer, Options, ZipFile>(fromBuffer)(bytes, { autoClose: false });
  const entries: Entry[] = [];
  archive.on('entry', (entry: Entry) => entries.push(entry));
  await once(archive, 'end');
  const open = promisify<Entry, Readable>(archive.openReadStream.bind(archive));
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => [entry.fileName, await text(await open(entry))] as const)));
}
