import type { Writable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { CommandOutcome } from '../run-program';
import { findOpenDataFiles, rememberOpenDataFiles } from './open-data-file-table';
import { fileNamesOf, type OpenDataFile, type OpenDataSet } from './open-data-set';
import { readOpenData } from './open-data-snapshot';

/** Where files are kept by the hash of their bytes, each there whole or not at all: a folder of `@conect/papers`. */
interface OpenDataFolder {
  readonly write: (fill: (destination: Writable) => Promise<void>) => Promise<Pick<OpenDataFile, 'sha256' | 'byteLength'>>;
  /** Null when the file is not there. */
  readonly read: (sha256: string) => Promise<NodeJS.ReadableStream | null>;
  /** Removes every file but these. */
  readonly keepOnly: (sha256s: readonly string[]) => Promise<void>;
}

/** What open data is made of, and where its files are. */
export interface OpenDataSource {
  readonly dataSource: DataSource;
  readonly sets: readonly OpenDataSet[];
  readonly folder: OpenDataFolder;
}

/** Makes all files anew from one snapshot; answers what they are. */
export type GenerateOpenData = () => Promise<readonly OpenDataFile[]>;

/** Makes {@link GenerateOpenData}. */
export function createGenerateOpenData({ dataSource, sets, folder }: OpenDataSource): GenerateOpenData {
  return async () => {
    const before = await findOpenDataFiles(dataSource.manager);
    const made = await readOpenData(dataSource, async ({ generatedAt, countRows, send }) => {
      const written: OpenDataFile[] = [];
      for (const file of fileNamesOf(sets)) {
        const rowCount = await countRows(file.set);
        written.push({ name: file.name, rowCount, generatedAt, ...(await folder.write((destination) => send(file, destination))) });
      }
      return written;
    });
    await rememberOpenDataFiles(dataSource.manager, made);
    // Who reads the files of before may go on; those older still are gone.
    await folder.keepOnly([...before, ...made].map(({ sha256 }) => sha256));
    return made;
  };
}

/** Makes all files anew for whoever calls a command at a shell; says what they are. */
export async function openDataOutcome(source: OpenDataSource): Promise<CommandOutcome> {
  const made = await createGenerateOpenData(source)();
  return { done: true, text: made.map(({ name, rowCount, byteLength, sha256 }) => `${name}: ${rowCount} rows, ${byteLength} bytes, SHA-256 ${sha256}`).join('\n') };
}
