import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '@conect/papers';
import { generateRegister, portalHeadings } from './generate-register';
import type { RegisterShape } from './register-shape';

interface Options {
  readonly file: string;
  readonly rows: number;
  readonly seed: number;
  readonly shape: RegisterShape;
}

/** Writes a made register as the portal's CSV; the file has its name only once it is whole. */
export async function writeRegister({ file, ...register }: Options): Promise<void> {
  const unfinished = `${file}.part`;
  const lines = function* (): Generator<string> {
    yield csvLine(portalHeadings);
    for (const row of generateRegister(register)) yield csvLine(row);
  };
  try {
    await pipeline(Readable.from(lines()), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
