import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive under construction; what is given beside name and content makes the archive lie or break rules. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  readonly unixMode?: number;
  readonly encrypted?: boolean;
  /** More names in the directory for the same bytes. */
  readonly aliases?: readonly string[];
  readonly declaredSize?: number;
  readonly declaredChecksum?: number;
}

/** Writes a ZIP archive byte by byte, so that a test can write one that no library would. */
export function buildZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const built = [entry.name, ...(entry.aliases ?? [])].map((name) => buildEntry({ ...entry, name }, offset));
    locals.push(built[0]!.local);
    directory.push(...built.map(({ central }) => central));
    offset += built[0]!.local.length;
  }
  const central = Buffer.concat(directory);
  const closing = Buffer.alloc(22);
  closing.writeUInt32LE(0x06054b50, 0);
  closing.writeUInt16LE(directory.length, 8);
  closing.writeUInt16LE(directory.length, 10);
  closing.writeUInt32LE(central.length, 12);
  closing.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, closing]);
}

function buildEntry(entry: ZipEntry, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name, 'utf8');
  const content = Buffer.from(entry.content);
  const packed = entry.stored === true ? content : deflateRawSync(content);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(0x800 | (entry.encrypted === true ? 1 : 0), 2);
  shared.writeUInt16LE(entry.stored === true ? 0 : 8, 4);
  shared.writeUInt32LE(entry.declaredChecksum ?? crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(entry.declaredSize ?? content.length, 18);
  shared.writeUInt16LE(name.length, 22);

  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, entry.unixMode === undefined ? 0 : 3]);
  const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2]), madeBy, shared, rest, name]);
  return { local, central };
}
