import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { changeApplication } from '../change-application';
import type { ApplicationIds, InApplicationTransaction } from '../ports';

/** See {@link createWaitlistApplication}. */
export type WaitlistApplication = (call: UserCall, applicationId: string) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** A host would take somebody but has no place: he joins the end of the line, and has a place as soon as it is his turn, without being asked about again. */
export const createWaitlistApplication =
  (inTransaction: InApplicationTransaction): WaitlistApplication =>
  (call, applicationId) =>
    changeApplication(inTransaction, call, {
      applicationId,
      action: 'waitlist',
      decide: async ({ applications }, application) => accept({ waitingNumber: (await applications.lastWaitingNumber(application)) + 1 }),
    });
