import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type Result } from '@conect/kernel';
import { personal, type InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { confirmEmail, isConfirmed } from '../../domain/account';
import { use } from '../../domain/email-confirmation';
import type { AccountUnit, LinkTokens } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly linkTokens: Pick<LinkTokens, 'idOf'>;
  readonly clock: Clock;
}

export type ConfirmEmail = ReturnType<typeof createConfirmEmail>;

/** Confirms an address with the token of a link; a link works once. */
export const createConfirmEmail =
  ({ inTransaction, linkTokens, clock }: Dependencies) =>
  async (call: CommandCall, { token }: { readonly token: string }): Promise<Result<{ confirmationId: string }, IdentityErrorCode>> => {
    const confirmationId = linkTokens.idOf(token);
    if (confirmationId === null) return unknownToken;

    return inTransaction(call, async (unit) => {
      const found = await unit.confirmations.findById(confirmationId);
      if (found === null) return unknownToken;
      return confirmLocked(unit, { confirmationId, email: found.email, userId: found.userId, at: clock.now() });
    });
  };

const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field: ['token'] });

interface Claim {
  readonly confirmationId: string;
  readonly email: string;
  readonly userId: string;
  readonly at: Date;
}

/** The address, then the account: whoever registers or confirms locks in this order. What is decided on is read under the locks. */
async function confirmLocked(unit: AccountUnit, claim: Claim): Promise<Result<{ confirmationId: string }, IdentityErrorCode>> {
  const { confirmationId, email, userId, at } = claim;
  await unit.accounts.lockEmail(email);
  const account = await unit.accounts.findByIdForUpdate(userId);
  const confirmation = await unit.confirmations.findById(confirmationId);
  if (account === null || confirmation === null) return unknownToken;

  const used = use(confirmation, at);
  if (!used.ok) return used;
  const holder = await unit.accounts.findByEmail(email);
  if (holder !== null && holder.id !== userId && isConfirmed(holder)) return refuse({ code: 'CONFLICT', field: ['token'] });

  const change = confirmEmail(account, used.value, unit.now);
  await unit.confirmations.save(used.value);
  await unit.confirmations.replacePending(userId, confirmation.purpose, at);
  await unit.accounts.save(change.account);
  await unit.audit({
    subjectType: 'User',
    subjectId: userId,
    changes: { confirmedEmail: { before: isConfirmed(account) ? personal : null, after: personal } },
  });
  await unit.publish(change.event);
  return accept({ confirmationId });
}
