import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { addDays, dayOf } from '@conect/legal-clock';
import type { InContributionTransaction } from '../ports';

/** See {@link createPublishRegisterRoots}. */
export type PublishRegisterRoots = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InContributionTransaction;
  readonly newId: NewId;
}

/** Publishes where registers ended on the day that is over in Romania, of those that went on since their last root, up to so many at once; answers how many. */
export const createPublishRegisterRoots =
  ({ inTransaction, newId }: Dependencies): PublishRegisterRoots =>
  async (limit) => {
    const publish = inTransaction(systemCall('publishRegisterRoots', newId), async ({ register, publishRoot, now }) => {
      const day = addDays(dayOf(now), -1);
      const ends = await register.findDueForRootForUpdate(day, limit);
      for (const end of ends) {
        const root = { ...end, day, publishedAt: now };
        await register.insertRoot(root);
        await publishRoot(root);
      }
      return accept({ rootCount: ends.length });
    });
    return (await unrefused(publish)).rootCount;
  };
