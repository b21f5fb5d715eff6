import type { UserCall } from '@conect/auth';
import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import type { AccountStore, PasswordHasher } from '../../../account/application/ports';
import { checkNewPassword, normalizePassword } from '../../../account/domain/password';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { keepNewPassword, type PasswordUnit } from '../keep-new-password';

/** The password that holds, as proof, and the one that shall. */
export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<PasswordUnit>;
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly hasher: Pick<PasswordHasher, 'hash' | 'verify'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
  readonly clock: Clock;
}

export type ChangePassword = ReturnType<typeof createChangePassword>;

/** Changes the caller's password and ends every session but the one that asks. */
export const createChangePassword =
  ({ inTransaction, accounts, hasher, throttle, isCommonPassword, clock }: Dependencies) =>
  async (call: UserCall, input: ChangePasswordInput): Promise<Result<{ userId: string }, IdentityErrorCode>> => {
    const { userId, sessionId } = call.principal;
    const account = await accounts.findById(userId);
    if (account === null) return refuse({ code: 'NOT_FOUND' });
    const current = normalizePassword(input.currentPassword);
    if (current === null) return refuse(badInput(['currentPassword'], 'WELL_FORMED_TEXT'));
    const guess = await throttle.beginGuess({ email: account.email, clientAddress: input.clientAddress });
    if (!(await hasher.verify(account.passwordHash, current))) return wrongPassword;
    await guess.succeeded();
    const wished = checkNewPassword(input.newPassword, { ...account, isCommon: isCommonPassword }, ['newPassword']);
    if (!wished.ok) return wished;

    const passwordHash = await hasher.hash(wished.value);
    return inTransaction(call, async (unit) => {
      const locked = await unit.accounts.findByIdForUpdate(userId);
      // Changed while this one was compared: what was proven no longer holds.
      if (locked?.passwordHash !== account.passwordHash) return wrongPassword;
      await keepNewPassword(unit, locked, { passwordHash, reason: 'PASSWORD_CHANGED', keptSessionId: sessionId, at: clock.now() });
      return accept({ userId });
    });
  };

const wrongPassword = refuse({ code: 'INVALID_CREDENTIALS' as const, field: ['currentPassword'] });
