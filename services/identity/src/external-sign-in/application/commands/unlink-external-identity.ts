import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type Result } from '@conect/kernel';
import type { AccountStore } from '../../../account/application/ports';
import type { FactorUnit } from '../../../credential/application/factors-in-use';
import type { ChangeLog, InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isRecentSignIn, mayUnlink, noteExternalIdentity } from '../../domain/external-identity';
import type { ExternalUnit } from '../ports';

type Unit = ChangeLog &
  Pick<ExternalUnit, 'externalIdentities'> &
  Pick<FactorUnit, 'passkeys'> & { readonly accounts: Pick<AccountStore, 'findByIdForUpdate' | 'save'> };

interface Dependencies {
  readonly inTransaction: InTransaction<Unit>;
  readonly clock: Clock;
}

export type UnlinkExternalIdentity = ReturnType<typeof createUnlinkExternalIdentity>;

/** Takes an identity from the caller's account, unless nothing else is left to sign in with; asks for a recent sign-in, as linking does. */
export const createUnlinkExternalIdentity =
  ({ inTransaction, clock }: Dependencies) =>
  (call: UserCall, { externalIdentityId }: { readonly externalIdentityId: string }): Promise<Result<{ externalIdentityId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId, authenticatedAt } = call.principal;
      const id = externalIdentityId.toLowerCase();
      const field = ['externalIdentityId'];
      if (!isRecentSignIn(authenticatedAt, clock.now())) return refuse({ code: 'RECENT_SIGN_IN_REQUIRED' });
      // The account's lock keeps two at once from taking the last two ways in.
      const account = isUuid(id) ? await unit.accounts.findByIdForUpdate(userId) : null;
      if (account === null) return refuse({ code: 'NOT_FOUND', field });
      const identities = await unit.externalIdentities.findByUser(userId);
      const hasPasskey = (await unit.passkeys.findByUser(userId)).length > 0;
      const allowed = mayUnlink(account, { identities, hasPasskey }, id);
      if (!allowed.ok) return allowed;

      const change = noteExternalIdentity(account, 'ExternalIdentityUnlinked', id, unit.now);
      await unit.accounts.save(change.account);
      await unit.externalIdentities.remove(id);
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: { externalIdentity: { before: id, after: null } } });
      await unit.publish(change.event);
      return accept({ externalIdentityId: id });
    });
