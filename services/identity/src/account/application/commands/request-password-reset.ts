import type { CommandCall } from '@conect/auth';
import { accept, type Clock, type NewId, type Result } from '@conect/kernel';
import type { InTransaction, Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isConfirmed, isClosed } from '../../domain/account';
import { parseEmail } from '../../domain/email-address';
import { requestReset } from '../../domain/password-reset';
import type { AccountUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly throttle: Pick<Throttle, 'countMail'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Whose password is forgotten, and from where that comes. */
export interface PasswordResetRequest {
  readonly email: string;
  readonly clientAddress?: string | null | undefined;
}

export type RequestPasswordReset = ReturnType<typeof createRequestPasswordReset>;

/**
 * Has a link for a new password sent. An address without a confirmed, open account costs the same writes, down to a mail job that then
 * finds nothing to write, and is answered the same.
 */
export const createRequestPasswordReset =
  ({ inTransaction, throttle, clock, newId }: Dependencies) =>
  async (call: CommandCall, input: PasswordResetRequest): Promise<Result<{ email: string }, IdentityErrorCode>> => {
    const email = parseEmail(input.email, ['email']);
    if (!email.ok) return email;
    await throttle.countMail({ email: email.value, clientAddress: input.clientAddress });

    return inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByEmail(email.value);
      const userId = account !== null && isConfirmed(account) && !isClosed(account) ? account.id : null;
      const reset = requestReset(newId(), userId, clock.now());
      await unit.resets.save(reset);
      await unit.sendMail({ kind: 'RESET_PASSWORD', resetId: reset.id });
      await unit.audit({ subjectType: 'PasswordReset', subjectId: reset.id, changes: { userId: { before: null, after: userId } } });
      return accept({ email: email.value });
    });
  };
