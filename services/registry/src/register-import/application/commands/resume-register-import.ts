import { systemCall } from '@conect/auth';
import type { OpenImport, RegisterFile } from '../ports';
import { runImport } from '../run-import';
import type { ImportDependencies, ImportProgress } from '../running-import';

/** A stored file of the register, fetched to be read; `close` throws the copy away. */
interface FetchedFile {
  readonly file: RegisterFile;
  readonly close: () => Promise<void>;
}

interface Dependencies extends ImportDependencies {
  /** Null when the bytes are gone. */
  readonly fetchFile: (given: OpenImport) => Promise<FetchedFile | null>;
}

interface Try {
  readonly importId: string;
  /** When it fails too, the import has failed. */
  readonly isLastTry: boolean;
}

/** See {@link createResumeRegisterImport}. */
export type ResumeRegisterImport = (attempt: Try) => Promise<void>;

/**
 * Runs an import that an officer asked for, or goes on with one whose process was killed. One that has ended is left alone, so that
 * a second run is harmless; one that fails is thrown for another try until the last one.
 */
export const createResumeRegisterImport =
  (dependencies: Dependencies): ResumeRegisterImport =>
  async ({ importId, isLastTry }) => {
    const { journal } = dependencies;
    const given = await journal.findOpen(importId);
    if (given === null) return;
    const place = await journal.takeUp(importId);
    if (place === null) throw new Error('Another process has the place of imports');
    try {
      await runFetched(dependencies, given, place.mergedLine);
    } catch (error) {
      if (isLastTry) await journal.end(importId, { status: 'FAILED' });
      throw error;
    } finally {
      place.release();
    }
  };

async function runFetched(dependencies: Dependencies, given: OpenImport, mergedLine: number): Promise<void> {
  const { journal, fetchFile, newId } = dependencies;
  const { importId, requesterId, isFull } = given;
  const fetched = await fetchFile(given);
  if (fetched === null) return journal.end(importId, { status: 'REFUSED', refusal: { code: 'UNREADABLE' } });
  try {
    const onProgress = progressNotes((share) => journal.noteProgress(importId, share));
    await runImport(dependencies, { importId, requesterId, isFull, mergedLine, call: systemCall('importRegister', newId), file: fetched.file, onProgress });
  } finally {
    await fetched.close();
  }
}

/** Reading is about a quarter of the work. */
const readingShare = 0.25;
const leastStep = 0.01;

/** Notes progress each percent. */
function progressNotes(note: (share: number) => Promise<void>): (progress: ImportProgress) => Promise<void> | undefined {
  let noted = 0;
  return ({ step, share }) => {
    const whole = step === 'READING' ? share * readingShare : readingShare + share * (1 - readingShare);
    if (whole - noted < leastStep) return undefined;
    noted = whole;
    return note(whole);
  };
}
