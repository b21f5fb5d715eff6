import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { LinkTokens } from '../../../account/application/ports';
import { isErased, releaseAccount } from '../../../account/domain/account';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import type { RetentionUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<RetentionUnit>;
  readonly tokens: Pick<LinkTokens, 'idOf'>;
}

export type RestoreAccount = ReturnType<typeof createRestoreAccount>;

const field = ['token'];
const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field });

/** Opens an archived account to its owner again, by the link in the mail; it lets nobody in by itself: that takes the password as ever. */
export const createRestoreAccount =
  ({ inTransaction, tokens }: Dependencies) =>
  async (call: CommandCall, { token }: { readonly token: string }): Promise<Result<{ userId: string }, IdentityErrorCode>> => {
    const userId = tokens.idOf(token);
    if (userId === null) return unknownToken;
    return inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByIdForUpdate(userId);
      if (account === null || isErased(account)) return unknownToken;
      if (account.hold !== 'ARCHIVED') return refuse({ code: 'TOKEN_USED', field });
      const change = releaseAccount(account, 'UserRestored', unit.now);
      await unit.accounts.save(change.account);
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: { archived: { before: true, after: false } } });
      await unit.publish(change.event);
      return accept({ userId });
    });
  };
