import type { UserCall } from '@conect/auth';
import type { Given, Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import type { RejectionReason } from '../../domain/application';
import { readReason } from '../../domain/application-input';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** Which application, and why. */
interface Rejection {
  readonly applicationId: string;
  readonly reasonCode: RejectionReason;
  readonly text?: Given<string>;
}

/** See {@link createRejectApplication}. */
export type RejectApplication = (call: UserCall, request: Rejection) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** A host does not take somebody, with a reason; the place of who was accepted goes to the first who waits. */
export const createRejectApplication =
  (inTransaction: InApplicationTransaction): RejectApplication =>
  (call, { applicationId, reasonCode, text }) =>
    changeApplication(inTransaction, call, { applicationId, action: 'reject', decide: () => readReason(reasonCode, text, 'text') });
