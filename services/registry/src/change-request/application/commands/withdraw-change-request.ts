import { accept, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { withdrawChangeRequest } from '../../domain/change-request';
import type { ChangeRequestIds, InChangeRequestTransaction } from '../ports';
import { recordChangeRequest } from '../record-change-request';
import { withChangeRequest } from './decide-change-request';

/** See {@link createWithdrawChangeRequest}. */
export type WithdrawChangeRequest = (call: UserCall, changeRequestId: string) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>;

/** An administrator takes his organization's change request back before it is decided. */
export const createWithdrawChangeRequest =
  (inTransaction: InChangeRequestTransaction): WithdrawChangeRequest =>
  (call, changeRequestId) =>
    withChangeRequest(inTransaction, call, {
      changeRequestId,
      action: 'withdraw',
      work: async (unit, { changeRequest }) => {
        const withdrawal = withdrawChangeRequest(changeRequest);
        if (!withdrawal.ok) return withdrawal;
        await recordChangeRequest(unit, changeRequest, withdrawal.value);
        return accept(null);
      },
    });
