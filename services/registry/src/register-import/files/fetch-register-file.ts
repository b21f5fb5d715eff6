import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DocumentStore } from '@conect/documents';
import type { OpenImport, RegisterFile } from '../application/ports';
import { openRegisterFile } from './open-register-file';

/** Copies an uploaded file to where it can be read again and at any place, as a workbook wants it; null when its bytes are gone. */
export const createFetchRegisterFile =
  (store: Pick<DocumentStore, 'get'>) =>
  async ({ fileName, sha256, category }: OpenImport): Promise<{ readonly file: RegisterFile; readonly close: () => Promise<void> } | null> => {
    const content = await store.get(sha256);
    if (content === null) return null;
    const folder = await mkdtemp(join(tmpdir(), 'conect-register-'));
    const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, basename(fileName));
      await pipeline(content.stream, createWriteStream(path));
      return { file: openRegisterFile(path, category === null ? {} : { category }), close };
    } catch (error) {
      await close();
      throw error;
    }
  };
