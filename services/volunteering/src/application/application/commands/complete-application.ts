import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** See {@link createCompleteApplication}. */
export type CompleteApplication = (call: UserCall, applicationId: string) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** Somebody with a contract has done what he came for. */
export const createCompleteApplication =
  (inTransaction: InApplicationTransaction): CompleteApplication =>
  (call, applicationId) =>
    changeApplication(inTransaction, call, { applicationId, action: 'complete' });
