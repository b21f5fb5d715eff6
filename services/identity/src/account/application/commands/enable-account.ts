import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { personal, type InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { enableAccount } from '../../domain/account';
import type { StandingUnit } from './disable-account';

interface Dependencies {
  readonly inTransaction: InTransaction<StandingUnit>;
  readonly secondFactorRequired: boolean;
}

export type EnableAccount = ReturnType<typeof createEnableAccount>;

/** Opens a closed account to its owner again, who then signs in anew; for SGG_ADMIN. Doing it twice changes nothing. */
export const createEnableAccount =
  ({ inTransaction, secondFactorRequired }: Dependencies) =>
  (call: UserCall, input: { readonly userId: string }): Promise<Result<{ userId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const account = isUuid(input.userId) ? await unit.accounts.findByIdForUpdate(input.userId) : null;
      if (account === null) return refuse({ code: 'NOT_FOUND', field: ['userId'] });
      const change = enableAccount(account, unit.now);
      if (change === null) return accept({ userId: account.id });

      await unit.accounts.save(change.account);
      await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { disabled: { before: true, after: false }, reason: { before: personal, after: null } } });
      await unit.publish(change.event);
      return accept({ userId: account.id });
    });
