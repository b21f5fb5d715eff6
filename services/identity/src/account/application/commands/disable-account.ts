import type { UserCall } from '@conect/auth';
import { accept, isUuid, parseText, refuse, type Clock, type Result } from '@conect/kernel';
import type { MembershipUnit } from '../../../membership/application/ports';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { personal, type InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import type { SessionUnit } from '../../../session/application/ports';
import { disableAccount } from '../../domain/account';
import { closeAccount } from '../close-account';
import type { AccountUnit } from '../ports';

/** What opening and closing accounts may touch inside one transaction. */
export type StandingUnit = AccountUnit & SessionUnit & Pick<MembershipUnit, 'memberships'>;

/** Whose account is closed, and why. */
export interface DisableAccountInput {
  readonly userId: string;
  readonly reason: string;
}

interface Dependencies {
  readonly inTransaction: InTransaction<StandingUnit>;
  readonly secondFactorRequired: boolean;
  readonly clock: Clock;
}

export type DisableAccount = ReturnType<typeof createDisableAccount>;

const maximumReason = 1_000;

/** Closes an account to its owner and ends all its sessions; for SGG_ADMIN. Doing it twice changes nothing. */
export const createDisableAccount =
  ({ inTransaction, secondFactorRequired, clock }: Dependencies) =>
  (call: UserCall, input: DisableAccountInput): Promise<Result<{ userId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId: actorId } = call.principal;
      const userId = input.userId.toLowerCase();
      await lockInOrder(unit, [actorId, ...(isUuid(userId) ? [userId] : [])]);
      const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
      if (!allowed.ok) return allowed;
      const account = isUuid(userId) ? await unit.accounts.findByIdForUpdate(userId) : null;
      if (account === null) return refuse({ code: 'NOT_FOUND', field: ['userId'] });
      const reason = parseText(input.reason, { max: maximumReason }, ['reason']);
      if (!reason.ok) return refuse(badInput(['reason'], 'LENGTH', { minimum: 1, maximum: maximumReason }));
      const change = disableAccount(account, { actorId, reason: reason.value }, unit.now);
      if (!change.ok) return change;
      if (change.value === null) return accept({ userId });

      await closeAccount(unit, change.value, { changes: { disabled: { before: false, after: true }, reason: { before: null, after: personal } }, at: clock.now() });
      return accept({ userId });
    });

/** Two administrators who close each other's account meet here: the second finds himself closed, and one of them always stays. */
async function lockInOrder({ accounts }: StandingUnit, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) await accounts.findByIdForUpdate(id);
}
