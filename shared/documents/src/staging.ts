import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type Clock } from '@conect/kernel';
import { errorCodeOf } from './error-code';

/** No upload lasts so long; another process may share the folder, so younger files are left alone. */
const abandonedAfterMillis = 6 * 3_600_000;

/** Opens the folder in which documents arrive (made if missing) and clears what an earlier crash left half-way; the answer names a new file each time. */
export async function openStaging(folder: string, clock: Clock): Promise<() => string> {
  const staging = join(folder, 'staging');
  await makeFolder(staging);
  await removeAbandoned(staging, clock);
  return () => join(staging, newId());
}

/** A new folder survives a power cut only when the folder around it is flushed. */
export async function makeFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (created !== undefined) await syncFolder(join(created, '..'));
}

/** Flushes what is in a folder under which names. */
export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

async function removeAbandoned(staging: string, clock: Clock): Promise<void> {
  const before = clock.now().getTime() - abandonedAfterMillis;
  for (const name of await readdir(staging)) {
    const file = join(staging, name);
    const found = await unlessMissing(stat(file));
    if (found !== null && found.mtimeMs < before) await rm(file, { force: true });
  }
}

/** What a file operation gives, or null when there is no such file. */
export async function unlessMissing<Value>(operation: Promise<Value>): Promise<Value | null> {
  try {
    return await operation;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
