import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** See {@link createAcceptApplication}. */
export type AcceptApplication = (call: UserCall, applicationId: string) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** A host takes somebody who waits for its answer, while there is a place. */
export const createAcceptApplication =
  (inTransaction: InApplicationTransaction): AcceptApplication =>
  (call, applicationId) =>
    changeApplication(inTransaction, call, { applicationId, action: 'accept' });
