import type { UserCall } from '@conect/auth';
import { accept, type Clock, type Result } from '@conect/kernel';
import type { PasswordHasher } from '../../../account/application/ports';
import { checkNewPassword } from '../../../account/domain/password';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { keepNewPassword, type PasswordUnit } from '../keep-new-password';
import { provePassword, wrongPassword, type PasswordProof, type PasswordProving } from '../prove-password';

/** The password that holds, as proof, and the one that shall. */
export interface ChangePasswordInput extends PasswordProof {
  readonly newPassword: string;
}

interface Dependencies extends PasswordProving {
  readonly inTransaction: InTransaction<PasswordUnit>;
  readonly hasher: Pick<PasswordHasher, 'hash' | 'verify'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
  readonly clock: Clock;
}

export type ChangePassword = ReturnType<typeof createChangePassword>;

/** Changes the caller's password and ends every session but the one that asks. */
export const createChangePassword =
  ({ inTransaction, isCommonPassword, clock, ...proving }: Dependencies) =>
  async (call: UserCall, input: ChangePasswordInput): Promise<Result<{ userId: string }, IdentityErrorCode>> => {
    const { userId, sessionId } = call.principal;
    const proven = await provePassword(proving, userId, input);
    if (!proven.ok) return proven;
    const account = proven.value;
    const wished = checkNewPassword(input.newPassword, { ...account, isCommon: isCommonPassword }, ['newPassword']);
    if (!wished.ok) return wished;

    const passwordHash = await proving.hasher.hash(wished.value);
    return inTransaction(call, async (unit) => {
      const locked = await unit.accounts.findByIdForUpdate(userId);
      // Changed while this one was compared: what was proven no longer holds.
      if (locked?.passwordHash !== account.passwordHash) return wrongPassword;
      await keepNewPassword(unit, locked, { passwordHash, reason: 'PASSWORD_CHANGED', keptSessionId: sessionId, at: clock.now() });
      return accept({ userId });
    });
  };
