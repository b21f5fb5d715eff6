import { createHash } from 'node:crypto';
import type { DocumentStore } from '@conect/documents';
import { seal, unseal } from '@conect/service-kit';
import type { PaperShelf, SealedPaper } from '../application/ports';

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Seals a paper for the shelf; its row is what it is bound to. */
export function sealPaper(paperId: string, plain: Buffer, key: Buffer): SealedPaper {
  const bytes = seal(plain, paperId, key);
  return { file: hashOf(bytes), bytes, sha256: hashOf(plain), byteLength: plain.length };
}

/**
 * Keeps the sealed bytes of papers where documents are kept: a folder of their own, or the bucket that every process reaches, in which no two files are the same. Identity cards stand in contracts: whoever
 * copies the folder reads none of it.
 */
export const createPaperShelf = (store: Pick<DocumentStore, 'put' | 'get' | 'remove'>, key: Buffer): PaperShelf => ({
  async keep({ file, bytes }) {
    // What is sealed looks like nothing: the store checks length and hash alone.
    const kept = await store.put(chunksOf(bytes), { sha256: file, byteLength: bytes.length, mediaType: 'application/pdf' });
    if (!kept.ok) throw new Error(`Expected the store to keep a paper, was: ${JSON.stringify(kept.refusals)}`);
  },
  async read({ id, file }) {
    const content = file === null ? null : await store.get(file);
    return content === null ? null : opened(Buffer.concat(await content.stream.toArray()), id, key);
  },
  remove: (file) => store.remove(file),
});

const chunkLength = 65_536;

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += chunkLength) yield await Promise.resolve(bytes.subarray(start, start + chunkLength));
}

/** What another secret sealed does not open: there is no such paper any more, and who asks again gets one. */
function opened(bytes: Buffer, id: string, key: Buffer): Buffer | null {
  try {
    return unseal(bytes, id, key);
  } catch {
    return null;
  }
}
