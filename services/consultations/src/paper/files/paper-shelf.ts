import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Bytes, MeasuredFile, PaperFolder } from '@conect/papers';

/** Papers that were made, ready to be sent: each is made once while nothing that it shows has changed. */
export interface PaperShelf {
  /** The paper of this key, made now if it is not there; who comes meanwhile waits for it. */
  readonly find: (key: string, write: () => Promise<Bytes>) => Promise<MeasuredFile>;
  readonly read: PaperFolder['read'];
}

const mostPapers = 200;
/** Who is forgotten is forgotten in papers too, an hour later at most. */
const defaultKeptMillis = 3_600_000;

/** Makes a {@link PaperShelf} in a folder of this process alone: what others left there goes. */
export function createPaperShelf(folder: PaperFolder, keptMillis = defaultKeptMillis): PaperShelf {
  const papers = new Map<string, Promise<MeasuredFile>>();
  let sweeping: Promise<void> = folder.keepOnly([]);
  const make = async (key: string, write: () => Promise<Bytes>): Promise<MeasuredFile> => {
    await sweeping;
    const bytes = await write();
    const made = await folder.write((destination) => pipeline(Readable.from(bytes), destination));
    setTimeout(() => {
      papers.delete(key);
      sweeping = sweep();
    }, keptMillis).unref();
    return made;
  };
  const sweep = async (): Promise<void> => {
    for (const oldest of papers.keys()) {
      if (papers.size <= mostPapers) break;
      papers.delete(oldest);
    }
    const kept = await Promise.allSettled(papers.values());
    await folder.keepOnly(kept.flatMap((paper) => (paper.status === 'fulfilled' ? [paper.value.sha256] : [])));
  };
  return {
    find: async (key, write) => {
      const paper = papers.get(key) ?? make(key, write);
      // The one that was asked for last goes last.
      papers.delete(key);
      papers.set(key, paper);
      try {
        const made = await paper;
        if (papers.size > mostPapers) sweeping = sweep();
        return made;
      } catch (error) {
        papers.delete(key);
        throw error;
      }
    },
    read: folder.read,
  };
}
