import type { CommandCall } from '@conect/auth';
import { accept, type Clock, type NewId, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isConfirmed } from '../../domain/account';
import { parseEmail } from '../../domain/email-address';
import { requestReset } from '../../domain/password-reset';
import type { AccountUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type RequestPasswordReset = ReturnType<typeof createRequestPasswordReset>;

/**
 * Has a link for a new password sent. An address without a confirmed account costs the same writes, down to a mail job that then
 * finds nothing to write, and is answered the same.
 */
export const createRequestPasswordReset =
  ({ inTransaction, clock, newId }: Dependencies) =>
  async (call: CommandCall, input: { readonly email: string }): Promise<Result<{ email: string }, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;

    return inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByEmail(email.value);
      const userId = account !== null && isConfirmed(account) ? account.id : null;
      const reset = requestReset(newId(), userId, clock.now());
      await unit.resets.save(reset);
      await unit.sendMail({ kind: 'RESET_PASSWORD', resetId: reset.id });
      await unit.audit({ subjectType: 'PasswordReset', subjectId: reset.id, changes: { userId: { before: null, after: userId } } });
      return accept({ email: email.value });
    });
  };
