import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ContentInspector } from './content/inspect-content';
import type { ExpectedContent, StoreRefusalCode } from './document-store';
import { errorCodeOf } from './error-code';

interface Staging {
  /** The file to write; it must not exist. */
  readonly file: string;
  readonly inspect: ContentInspector;
}

/**
 * Receives bytes into a file of this machine and checks all that is expected of them; what is accepted is on disk. Every store
 * begins so, wherever it then keeps the file. When the outcome is not accepted, the file is gone.
 */
export async function stageDocument(
  bytes: AsyncIterable<Uint8Array>,
  expected: ExpectedContent,
  { file, inspect }: Staging,
): Promise<Result<ExpectedContent, StoreRefusalCode>> {
  let staged = false;
  try {
    const received = await receive(bytes, expected, file);
    if (!received.ok) return received;
    const reason = await inspect(file, expected.mediaType);
    if (reason !== null) return refuse({ code: 'UPLOAD_CONTENT_REFUSED', params: { reason } });
    staged = true;
    return accept(expected);
  } catch (error) {
    if (isStorageFull(error)) return refuse({ code: 'UPLOAD_STORAGE_FULL' });
    throw error;
  } finally {
    if (!staged) await rm(file, { force: true });
  }
}

/** Whether the disk, the quota or the process's file size limit is exhausted: what a later attempt may not meet again. */
export const isStorageFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(errorCodeOf(error)));

async function receive(
  bytes: AsyncIterable<Uint8Array>,
  expected: ExpectedContent,
  file: string,
): Promise<Result<ExpectedContent, StoreRefusalCode>> {
  await using handle = await open(file, 'wx', 0o600);
  const written = await write(bytes, expected.byteLength, handle);
  if (!written.ok) return written;
  const { byteLength, sha256 } = written.value;
  if (byteLength !== expected.byteLength) return sizeMismatch(expected.byteLength);
  if (sha256 !== expected.sha256) return refuse({ code: 'UPLOAD_HASH_MISMATCH' });
  await handle.sync();
  return accept(expected);
}

type Written = Pick<ExpectedContent, 'byteLength' | 'sha256'>;

/** Writes and hashes, never more than `maximumBytes`. */
async function write(
  bytes: AsyncIterable<Uint8Array>,
  maximumBytes: number,
  handle: FileHandle,
): Promise<Result<Written, StoreRefusalCode>> {
  const hash = createHash('sha256');
  const chunks = bytes[Symbol.asyncIterator]();
  let byteLength = 0;
  try {
    for (;;) {
      const chunk = await nextChunk(chunks);
      if (chunk === 'INTERRUPTED') return refuse({ code: 'UPLOAD_INTERRUPTED' });
      if (chunk === 'END') return accept({ byteLength, sha256: hash.digest('hex') });
      byteLength += chunk.length;
      if (byteLength > maximumBytes) return sizeMismatch(maximumBytes);
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
  } finally {
    await chunks.return?.();
  }
}

/** A sender that breaks off is no fault of the store's, so its error is told apart from one of the disk. */
async function nextChunk(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | 'END' | 'INTERRUPTED'> {
  try {
    const next = await chunks.next();
    return next.done === true ? 'END' : next.value;
  } catch {
    return 'INTERRUPTED';
  }
}

const sizeMismatch = (expected: number): Result<never, StoreRefusalCode> =>
  refuse({ code: 'UPLOAD_SIZE_MISMATCH', params: { expected } });
