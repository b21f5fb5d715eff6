import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { InPaperTransaction } from '../ports';

interface Dependencies {
  readonly inTransaction: InPaperTransaction;
  readonly newId: NewId;
}

/** See {@link createRemovePapers}. */
export type RemovePapers = (limit: number) => Promise<number>;

/** Removes papers whose time is over, whatever became of them, up to so many at once; answers how many. */
export const createRemovePapers =
  ({ inTransaction, newId }: Dependencies): RemovePapers =>
  async (limit) =>
    (
      await unrefused(
        inTransaction(systemCall('removePapers', newId), async ({ papers, removeLater }) => {
          const removed = await papers.deleteOld(limit);
          await removeLater(removed.flatMap(({ file }) => file ?? []));
          return accept({ count: removed.length });
        }),
      )
    ).count;
