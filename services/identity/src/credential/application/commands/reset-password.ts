import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import type { AccountStore, LinkTokens, PasswordHasher, PasswordResetStore } from '../../../account/application/ports';
import { checkNewPassword } from '../../../account/domain/password';
import { useReset } from '../../../account/domain/password-reset';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { keepNewPassword, type PasswordUnit } from '../keep-new-password';

/** The token of a link, and the password that shall hold. */
export interface ResetPasswordInput {
  readonly token: string;
  readonly newPassword: string;
}

interface Dependencies {
  readonly inTransaction: InTransaction<PasswordUnit>;
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly resets: Pick<PasswordResetStore, 'findById'>;
  readonly resetTokens: Pick<LinkTokens, 'idOf'>;
  readonly hasher: Pick<PasswordHasher, 'hash'>;
  readonly throttle: Pick<Throttle, 'forgive'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
  readonly clock: Clock;
}

export type ResetPassword = ReturnType<typeof createResetPassword>;

/** Takes a new password from who holds a link; a link works once, and every session of the account ends. */
export const createResetPassword = (dependencies: Dependencies) => {
  const { inTransaction, hasher, throttle, isCommonPassword, clock } = dependencies;
  return async (call: CommandCall, input: ResetPasswordInput): Promise<Result<{ userId: string }, IdentityErrorCode>> => {
    const found = await openLink(dependencies, input.token);
    if (!found.ok) return found;
    const { resetId, account } = found.value;
    const wished = checkNewPassword(input.newPassword, { ...account, isCommon: isCommonPassword }, ['newPassword']);
    if (!wished.ok) return wished;

    const passwordHash = await hasher.hash(wished.value);
    const replaced = await inTransaction(call, async (unit) => {
      const locked = await unit.accounts.findByIdForUpdate(account.id);
      const reset = await unit.resets.findById(resetId);
      if (locked === null || reset === null) return unknownToken;
      const at = clock.now();
      const used = useReset(reset, at);
      if (!used.ok) return used;
      await unit.resets.save(used.value);
      await keepNewPassword(unit, locked, { passwordHash, reason: 'PASSWORD_RESET', keptSessionId: null, at });
      return accept({ userId: account.id });
    });
    if (replaced.ok) await throttle.forgive(account.email);
    return replaced;
  };
};

const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field: ['token'] });

/** Before the costly work, and decided again under the account's lock. */
async function openLink({ accounts, resets, resetTokens, clock }: Dependencies, token: string) {
  const resetId = resetTokens.idOf(token);
  const reset = resetId === null ? null : await resets.findById(resetId);
  if (reset === null || reset.userId === null) return unknownToken;
  const usable = useReset(reset, clock.now());
  if (!usable.ok) return usable;
  const account = await accounts.findById(reset.userId);
  return account === null ? unknownToken : accept({ resetId: reset.id, account });
}
