import { systemCall } from '@conect/auth';
import { accept, unrefused, type Clock, type NewId } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { erasePerson } from '../../../account/application/erase-person';
import { isErased, releaseAccount } from '../../../account/domain/account';
import type { InTransaction } from '../../../service/application/ports';
import { daysBefore } from '../../../service/domain/days';
import { isLapsed, withdrawnDays } from '../../domain/guardian-consent';
import type { GuardianUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<GuardianUnit>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Does one batch of what a day brings; answers how many accounts it was about. */
export type SeeToMinors = (limit: number) => Promise<number>;

/** Whoever has become 16 speaks for himself: the account opens, and what was kept of a guardian goes. */
export const createReleaseOfAge =
  ({ inTransaction, newId }: Dependencies): SeeToMinors =>
  async (limit) => {
    const { count } = await unrefused(
      inTransaction(systemCall('releaseOfAge', newId), async (unit) => {
        const consents = await unit.guardianConsents.findOfAge(dayOf(unit.now), limit);
        for (const { id, userId } of consents) {
          const account = await unit.accounts.findByIdForUpdate(userId);
          await unit.guardianConsents.remove(id);
          if (account === null || isErased(account)) continue;
          const change = releaseAccount(account, 'UserCameOfAge', unit.now);
          await unit.accounts.save(change.account);
          await unit.audit({ subjectType: 'User', subjectId: userId, changes: { guardianConsent: { before: true, after: null } } });
          await unit.publish(change.event);
        }
        return accept({ count: consents.length });
      }),
    );
    return count;
  };

/** Accounts that no guardian confirmed within 7 days are erased, and those whose guardian took the word back 30 days ago. */
export const createEraseLapsedMinors =
  ({ inTransaction, clock, newId }: Dependencies): SeeToMinors =>
  async (limit) => {
    const { count } = await unrefused(
      inTransaction(systemCall('eraseLapsedMinors', newId), async (unit) => {
        const withdrawnBefore = daysBefore(unit.now, withdrawnDays);
        const consents = await unit.guardianConsents.findLapsed({ now: unit.now, withdrawnBefore }, limit);
        for (const { id, userId } of consents) {
          const account = await unit.accounts.findByIdForUpdate(userId);
          // Read again under the lock: the guardian may have answered in the last moment.
          const consent = await unit.guardianConsents.findById(id);
          if (account !== null && consent !== null && isLapsed(consent, unit.now)) await erasePerson(unit, account, clock.now());
        }
        return accept({ count: consents.length });
      }),
    );
    return count;
  };
