import { join } from 'node:path';
import { repositoryRoot } from '../local-settings';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { makePlace, runService, type CommandFigures, type ServicePlace } from './service-place';

/** Makes a database of registry as the migrations leave it. */
export const makeRegisterPlace = (run: BenchRun, name: string): Promise<ServicePlace> => makePlace(run, 'registry', name, { DOCUMENTS_DIR: join(run.servers.folder, 'documents', name) });

/** Makes a register of the real one's shape; answers the file. */
export async function generateRegister(run: BenchRun, rows: number): Promise<string> {
  const file = join(run.servers.folder, `register-${rows}.csv`);
  await registryCommand(run, {}, 'generate', file, '--rows', String(rows));
  return file;
}

/** A place with a register in it, the same for every part of one run that asks. */
export function createRegisterSource(run: BenchRun): () => Promise<ServicePlace> {
  let imported: Promise<ServicePlace> | undefined;
  return () =>
    (imported ??= step(`A register of ${run.registerRows} rows, imported`, async () => {
      const place = await makeRegisterPlace(run, 'register');
      await registryCommand(run, place.settings, 'import', await generateRegister(run, run.registerRows));
      return place;
    }));
}

/** One of registry's commands as an operator runs it, in a process of its own. */
export const registryCommand = (run: BenchRun, settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<CommandFigures> =>
  runService(run, settings, join(repositoryRoot, 'services', 'registry', 'dist', 'service', 'cli.js'), ...words);
