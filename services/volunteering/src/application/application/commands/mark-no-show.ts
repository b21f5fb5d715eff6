import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** See {@link createMarkNoShow}. */
export type MarkNoShow = (call: UserCall, applicationId: string) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** Somebody who had a place did not come; it is said once the activity has begun. */
export const createMarkNoShow =
  (inTransaction: InApplicationTransaction): MarkNoShow =>
  (call, applicationId) =>
    changeApplication(inTransaction, call, { applicationId, action: 'markNoShow' });
