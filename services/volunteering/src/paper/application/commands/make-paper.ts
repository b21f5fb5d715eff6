import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { Paper, PaperFailure } from '../../domain/paper';
import type { InPaperTransaction, PaperReader, PaperShelf, PaperUnit, SealedPaper, WritePaper } from '../ports';

interface Dependencies {
  readonly inTransaction: InPaperTransaction;
  readonly newId: NewId;
  readonly reader: PaperReader;
  readonly write: WritePaper;
  readonly shelf: Pick<PaperShelf, 'keep'>;
}

/** See {@link createMakePaper}. */
export interface MakePaper {
  readonly make: (paperId: string) => Promise<void>;
  /** Gives a paper up that could not be made. */
  readonly giveUp: (paperId: string) => Promise<void>;
}

/**
 * Makes a paper that somebody asked for; does nothing for one that is made already, or gone. Where its bytes will be is recorded before they are there, and they are put
 * there while its row is locked: so nothing is left of a paper whose process was killed, or that somebody's erasure removed meanwhile.
 */
export function createMakePaper({ inTransaction, newId, reader, write, shelf }: Dependencies): MakePaper {
  const change = async (paperId: string, work: (unit: PaperUnit, paper: Paper) => Promise<void>): Promise<void> => {
    await unrefused(
      inTransaction(systemCall('makePaper', newId), async (unit) => {
        const paper = await unit.papers.findByIdForUpdate(paperId);
        if (paper?.state === 'BEING_MADE') await work(unit, paper);
        return accept({ paperId });
      }),
    );
  };
  const fail = (paperId: string, failure: PaperFailure) => change(paperId, ({ papers }, paper) => papers.save({ ...paper, state: 'FAILED', failure }));
  const announce = (paperId: string, { file }: SealedPaper) =>
    change(paperId, async ({ papers, removeLater }, paper) => {
      if (paper.file !== null) await removeLater([paper.file]);
      await papers.save({ ...paper, file });
    });
  const keep = (paperId: string, sealed: SealedPaper) =>
    change(paperId, async ({ papers }, paper) => {
      if (paper.file !== sealed.file) return;
      await shelf.keep(sealed);
      await papers.save({ ...paper, state: 'READY', sha256: sealed.sha256, byteLength: sealed.byteLength });
    });
  return {
    async make(paperId) {
      const [paper] = await reader.findByIds([paperId]);
      if (paper?.state !== 'BEING_MADE') return;
      const sealed = await write(paper);
      if (sealed === null) return fail(paperId, 'SUBJECT_GONE');
      await announce(paperId, sealed);
      await keep(paperId, sealed);
    },
    giveUp: (paperId) => fail(paperId, 'NOT_MADE'),
  };
}
