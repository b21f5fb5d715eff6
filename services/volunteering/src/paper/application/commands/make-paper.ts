import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { Paper, PaperFailure } from '../../domain/paper';
import type { InPaperTransaction, PaperReader, PaperShelf, PaperUnit, StampOf, WritePaper, WrittenPaper } from '../ports';

interface Dependencies {
  readonly inTransaction: InPaperTransaction;
  readonly newId: NewId;
  readonly reader: PaperReader;
  readonly write: WritePaper;
  readonly shelf: Pick<PaperShelf, 'keep'>;
  readonly stampOf: StampOf;
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
 * What changed while it was written is written again: the data of who was erased in that moment are not kept a day longer.
 */
export function createMakePaper({ inTransaction, newId, reader, write, shelf, stampOf }: Dependencies): MakePaper {
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
  const announce = (paperId: string, { file }: WrittenPaper) =>
    change(paperId, async ({ papers, removeLater }, paper) => {
      if (paper.file !== null) await removeLater([paper.file]);
      await papers.save({ ...paper, file });
    });
  const keep = (paperId: string, written: WrittenPaper) =>
    change(paperId, async ({ papers, findFacts }, paper) => {
      if (paper.file !== written.file) return;
      const facts = await findFacts(paper);
      if (facts === null || stampOf(facts) !== written.stamp) throw new Error(`Expected what paper ${paperId} shows to stay while it is written`);
      await shelf.keep(written);
      await papers.save({ ...paper, state: 'READY', sha256: written.sha256, byteLength: written.byteLength });
    });
  return {
    async make(paperId) {
      const [paper] = await reader.findByIds([paperId]);
      if (paper?.state !== 'BEING_MADE') return;
      const written = await write(paper);
      if (written === null) return fail(paperId, 'SUBJECT_GONE');
      await announce(paperId, written);
      await keep(paperId, written);
    },
    giveUp: (paperId) => fail(paperId, 'NOT_MADE'),
  };
}
