import type { UserCall } from '@conect/auth';
import type { Given, Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import type { WithdrawalReason } from '../../domain/application';
import { readReason } from '../../domain/application-input';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** Which application, and why. */
interface Withdrawal {
  readonly applicationId: string;
  readonly reasonCode: WithdrawalReason;
  readonly reason?: Given<string>;
}

/** See {@link createWithdrawApplication}. */
export type WithdrawApplication = (call: UserCall, request: Withdrawal) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** Who applied does not come after all; his place, if he had one, goes to the first who waits. */
export const createWithdrawApplication =
  (inTransaction: InApplicationTransaction): WithdrawApplication =>
  (call, { applicationId, reasonCode, reason }) =>
    changeApplication(inTransaction, call, { applicationId, action: 'withdraw', decide: () => readReason(reasonCode, reason, 'reason') });
