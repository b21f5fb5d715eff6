import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';

/** A file's bytes, measured. */
export interface MeasuredFile {
  readonly sha256: string;
  readonly byteLength: number;
}

/** The folder of the files, each named by the hash of its bytes: a file is there whole or not at all. */
export interface PaperFolder {
  /** Lets `fill` write a file and takes it over when it is whole. */
  readonly write: (fill: (destination: Writable) => Promise<void>) => Promise<MeasuredFile>;
  /** Null when the file is not in this folder. */
  readonly read: (sha256: string) => Promise<ReadStream | null>;
  /** Removes every file but these. */
  readonly keepOnly: (sha256s: readonly string[]) => Promise<void>;
}

/** Makes a {@link PaperFolder}; the folder is made with its first file. */
export function createPaperFolder(folder: string): PaperFolder {
  return {
    write: async (fill) => {
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${randomUUID()}.part`);
      try {
        const measured = await writeMeasured(part, fill);
        await rename(part, join(folder, measured.sha256));
        return measured;
      } finally {
        await rm(part, { force: true });
      }
    },
    read: async (sha256) => {
      const handle = await open(join(folder, sha256)).catch(nullWhenAbsent);
      return handle === null ? null : createReadStream('', { fd: handle });
    },
    keepOnly: async (sha256s) => {
      const names = await readdir(folder).catch(nullWhenAbsent);
      await Promise.all((names ?? []).filter((name) => /^[0-9a-f]{64}$/.test(name) && !sha256s.includes(name)).map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function writeMeasured(path: string, fill: (destination: Writable) => Promise<void>): Promise<MeasuredFile> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteLength += chunk.length;
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { flags: 'wx', flush: true });
  const written = new Promise<void>((resolve, reject) => {
    file.on('close', resolve).on('error', reject);
  });
  measure.on('error', (error) => file.destroy(error)).pipe(file);
  await Promise.all([fill(measure), written]);
  return { sha256: hash.digest('hex'), byteLength };
}
