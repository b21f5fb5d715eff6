import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { noteSecondFactorRemoved } from '../../../account/domain/account';
import { factorsInUse } from '../../../credential/application/factors-in-use';
import { needsSecondFactor } from '../../../membership/domain/permissions';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { PasskeyChangeUnit } from '../ports';

/** Which passkey. */
export interface RemovePasskeyInput {
  readonly passkeyId: string;
}

export type RemovePasskey = ReturnType<typeof createRemovePasskey>;

/**
 * Removes a passkey of the caller, who must have signed in with a second factor, and tells him by mail. The last second factor takes the
 * recovery codes along; somebody who acts for SGG keeps the last one until there is another.
 */
export const createRemovePasskey =
  ({ inTransaction }: { readonly inTransaction: InTransaction<PasskeyChangeUnit> }) =>
  (call: UserCall, { passkeyId }: RemovePasskeyInput): Promise<Result<{ passkeyId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId, assurance } = call.principal;
      const account = await unit.accounts.findByIdForUpdate(userId);
      const passkey = isUuid(passkeyId) ? await unit.passkeys.findByIdForUpdate(passkeyId) : null;
      if (account === null || passkey === null || passkey.userId !== userId) return refuse({ code: 'NOT_FOUND', field: ['passkeyId'] });
      if (assurance !== 'SECOND_FACTOR') return refuse({ code: 'SECOND_FACTOR_REQUIRED' });

      await unit.passkeys.remove(passkey.id);
      const anyLeft = (await factorsInUse(unit, userId)).length > 0;
      if (!anyLeft && needsSecondFactor(await unit.memberships.findActiveOfUsers([userId]))) return refuse({ code: 'LAST_SECOND_FACTOR', field: ['passkeyId'] });
      if (!anyLeft) await unit.secondFactors.replaceRecoveryCodes(userId, []);
      const change = noteSecondFactorRemoved(account, anyLeft, unit.now);
      await unit.accounts.save(change.account);
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: { passkey: { before: passkey.id, after: null } } });
      await unit.publish(change.event);
      await unit.sendMail({ kind: 'PASSKEY_REMOVED', userId, version: change.account.version });
      return accept({ passkeyId: passkey.id });
    });
