import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { InDebateTransaction } from '../ports';
import { sayWhatIsLate } from '../record-debate';

/** See {@link createWalkDebates}. */
export type WalkDebates = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** So long after a debate the names of those who came are kept: as long as a consultation stays before it is archived. */
const keptMonths = 12;

/**
 * Does what time asks of debates, up to so many at once: says once which minutes and which decisions on requests are late, and forgets who came
 * long ago. It answers how much it did; a debate that the time does not call for changes nothing.
 */
export const createWalkDebates =
  ({ inTransaction, newId }: Dependencies): WalkDebates =>
  async (limit) => {
    const call = systemCall('walkDebates', newId);
    const { due, forgottenCount } = await unrefused(
      inTransaction(call, async ({ debates }) => accept({ due: await debates.findDue(limit), forgottenCount: await debates.forgetParticipants(keptMonths, limit) })),
    );
    let walkedCount = forgottenCount;
    // Each in a transaction of its own, so that no lock outlasts one debate.
    for (const consultationId of due) {
      const walk = inTransaction(call, async (unit) => {
        const consultation = await unit.consultations.findByIdForShare(consultationId);
        const debate = consultation === null ? null : await unit.debates.findForUpdate(consultationId);
        if (consultation === null || debate === null) return accept({ breachCount: 0 });
        const { breachCount } = await sayWhatIsLate(unit, debate, newId);
        return accept({ breachCount });
      });
      walkedCount += (await unrefused(walk)).breachCount;
    }
    return walkedCount;
  };
