import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, systemClock, type Clock } from '@conect/kernel';
import { inspectContent, type ContentInspector } from './content/inspect-content';
import type { DocumentStore, StoredContent } from './document-store';
import { isStorageFull, stageDocument } from './staged-document';
import { makeFolder, openStaging, syncFolder, unlessMissing } from './staging';
import { isSha256 } from './upload-request';

/** Where a local store keeps documents. */
export interface LocalDocumentStoreOptions {
  readonly folder: string;
  /** Looks into each document before it is kept; by default CONECT's own checks. */
  readonly inspect?: ContentInspector;
  readonly clock?: Clock;
}

/**
 * Opens a store in a folder of this machine (made if missing) and clears what an earlier crash left half-way. A document is
 * the file `sha256/ab/cd/abcd...`: written beside, flushed, checked, then renamed, so that it is there whole or not at all.
 */
export async function createLocalDocumentStore(options: LocalDocumentStoreOptions): Promise<DocumentStore> {
  const { folder, inspect = inspectContent, clock = systemClock } = options;
  const newStagingFile = await openStaging(folder, clock);

  return {
    async put(bytes, expected) {
      const target = placeOf(folder, expected.sha256);
      const file = newStagingFile();
      const staged = await stageDocument(bytes, expected, { file, inspect });
      if (!staged.ok) return staged;
      try {
        await publish(file, target);
        return staged;
      } catch (error) {
        await rm(file, { force: true });
        if (isStorageFull(error)) return refuse({ code: 'UPLOAD_STORAGE_FULL' });
        throw error;
      }
    },
    get: (sha256) => read(placeOf(folder, sha256).file),
    exists: async (sha256) => (await unlessMissing(stat(placeOf(folder, sha256).file))) !== null,
    remove: (sha256) => rm(placeOf(folder, sha256).file, { force: true }),
  };
}

interface Place {
  /** The folders on the way to the file, outermost first. */
  readonly folders: readonly string[];
  readonly file: string;
}

/** A hash is the only thing that becomes a path, so none can lead outside the folder. */
function placeOf(folder: string, sha256: string): Place {
  if (!isSha256(sha256)) throw new Error('Expected a SHA-256 of 64 lower-case hexadecimal digits');
  const root = join(folder, 'sha256');
  const first = join(root, sha256.slice(0, 2));
  const second = join(first, sha256.slice(2, 4));
  return { folders: [root, first, second], file: join(second, sha256) };
}

/** Renaming over a file of the same hash changes nothing for its readers, and heals it should it be damaged. */
async function publish(staged: string, { folders, file }: Place): Promise<void> {
  for (const folder of folders) await makeFolder(folder);
  await rename(staged, file);
  await syncFolder(folders.at(-1)!);
}

async function read(file: string): Promise<StoredContent | null> {
  const handle = await unlessMissing(open(file, 'r'));
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    return { stream: handle.createReadStream(), byteLength: size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
