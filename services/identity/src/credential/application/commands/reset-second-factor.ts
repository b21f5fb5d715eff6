import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import type { AccountUnit } from '../../../account/application/ports';
import { noteSecondFactorRemoved, type Account } from '../../../account/domain/account';
import { parseEmail } from '../../../account/domain/email-address';
import type { PasskeyUnit } from '../../../passkey/application/ports';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endSessions } from '../../../session/application/end-sessions';
import type { SessionUnit } from '../../../session/application/ports';
import { factorsInUse } from '../factors-in-use';
import type { CredentialUnit } from '../ports';

type Unit = CredentialUnit & PasskeyUnit & Pick<SessionUnit, 'sessions'> & Pick<AccountUnit, 'accounts' | 'sendMail'>;

interface Dependencies {
  readonly inTransaction: InTransaction<Unit>;
  readonly clock: Clock;
}

/** Whose second factors are gone, and how many sessions with them. */
interface Reset {
  readonly userId: string;
  readonly sessions: number;
}

/**
 * Removes every second factor of somebody who lost them, for whoever operates the service and has made sure who asks. What was begun with
 * them is worth nothing, every session ends, and the owner is told by mail; the password stays.
 */
export const createResetSecondFactor =
  ({ inTransaction, clock }: Dependencies) =>
  async (call: CommandCall, input: { email: string }): Promise<Result<Reset, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;

    return inTransaction(call, async (unit) => {
      const found = await unit.accounts.findByEmail(email.value);
      const account = found === null ? null : await unit.accounts.findByIdForUpdate(found.id);
      const kinds = account === null ? [] : await factorsInUse(unit, account.id);
      if (account === null || kinds.length === 0) return refuse({ code: 'NOT_FOUND', field: ['email'] });

      await removeAll(unit, account.id);
      await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { secondFactors: { before: kinds, after: [] } } });
      await tell(unit, account);
      const at = clock.now();
      const sessions = await unit.sessions.findOpenByUserForUpdate(account.id, at);
      await endSessions(unit, sessions, { reason: 'SIGNED_OUT_EVERYWHERE', at });
      return accept({ userId: account.id, sessions: sessions.length });
    });
  };

async function removeAll({ secondFactors, passkeys, ceremonies }: Unit, userId: string): Promise<void> {
  await secondFactors.remove(userId);
  await secondFactors.replaceRecoveryCodes(userId, []);
  await passkeys.removeOfUser(userId);
  await ceremonies.removeOfUser(userId);
}

async function tell(unit: Unit, account: Account): Promise<void> {
  const change = noteSecondFactorRemoved(account, false, unit.now);
  await unit.accounts.save(change.account);
  await unit.publish(change.event);
  await unit.sendMail({ kind: 'SECOND_FACTOR_RESET', userId: account.id, version: change.account.version });
}
