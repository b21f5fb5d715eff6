import { systemCall } from '@conect/auth';
import { accept, assertNever, unrefused, type Clock, type NewId } from '@conect/kernel';
import { closeAccount } from '../../../account/application/close-account';
import { erasePerson } from '../../../account/application/erase-person';
import { holdAccount, isDisabled, warnOfInactivity, type Account } from '../../../account/domain/account';
import type { InTransaction } from '../../../service/application/ports';
import { nextStep, type InactivityStep, type InactivityTerms } from '../../domain/inactivity';
import { isTheLast, isTheLastSggAdmin } from '../is-the-last';
import type { RetentionUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<RetentionUnit>;
  readonly terms: InactivityTerms;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Sees to one batch of accounts behind an id; answers the last id, or null when there are no more. */
export type SeeToInactive = (after: string | null, limit: number) => Promise<string | null>;

/** Warns, archives and erases accounts that nobody uses, as far as each has come; doing it twice changes nothing. */
export const createSeeToInactive =
  ({ inTransaction, terms, clock, newId }: Dependencies): SeeToInactive =>
  async (after, limit) => {
    const { lastId } = await unrefused(inTransaction(systemCall('seeToInactive', newId), async (unit) => {
      const ids = await unit.accounts.findIdsInactive({ terms, now: unit.now, after }, limit);
      for (const id of ids) {
        // Read again under the lock: the owner may have come in the last moment.
        const account = await unit.accounts.findByIdForUpdate(id);
        const step = account === null ? null : nextStep(account, terms, unit.now);
        if (account !== null && step !== null) await take(unit, account, { step, at: clock.now() });
      }
      return accept({ lastId: ids.length === limit ? ids.at(-1)! : null });
    }));
    return lastId;
  };

interface Due {
  readonly step: InactivityStep;
  readonly at: Date;
}

async function take(unit: RetentionUnit, account: Account, { step, at }: Due): Promise<void> {
  switch (step) {
    case 'WARN':
      return warn(unit, account);
    case 'ARCHIVE':
      return (await isTheLastSggAdmin(unit, account.id)) ? undefined : archive(unit, account, at);
    case 'ERASE':
      return (await isTheLast(unit, account.id)) ? undefined : erasePerson(unit, account, at);
    default:
      return assertNever(step);
  }
}

async function warn(unit: RetentionUnit, account: Account): Promise<void> {
  const change = warnOfInactivity(account, unit.now);
  await unit.accounts.save(change.account);
  if (!isDisabled(account)) await unit.sendMail({ kind: 'INACTIVITY_WARNING', userId: account.id, version: change.account.version });
  const { inactivityWarnings: before } = account;
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { inactivityWarnings: { before, after: before + 1 } } });
  await unit.publish(change.event);
}

async function archive(unit: RetentionUnit, account: Account, at: Date): Promise<void> {
  const change = holdAccount(account, 'ARCHIVED', unit.now);
  await closeAccount(unit, change, { changes: { archived: { before: false, after: true } }, at });
  if (!isDisabled(account)) await unit.sendMail({ kind: 'ACCOUNT_ARCHIVED', userId: account.id, version: change.account.version });
}
