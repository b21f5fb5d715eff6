import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x0605_4b50;

/** The files of a ZIP archive by name, read by its directory; for archives without encryption and below 4 GB. */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error(`Expected a ZIP archive, got ${archive.length} bytes that end otherwise`);
  const files = new Map<string, Buffer>();
  let entry = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, length, nameLength] = [archive.readUInt16LE(entry + 10), archive.readUInt32LE(entry + 20), archive.readUInt16LE(entry + 28)];
    const local = archive.readUInt32LE(entry + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + length);
    files.set(archive.toString('utf8', entry + 46, entry + 46 + nameLength), method === 8 ? inflateRawSync(bytes) : bytes);
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  return files;
}
