import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { refuseInterestRecord } from '../../domain/interest-record';
import { changeInterestRecord, closingReason } from '../change-interest-record';
import type { InInterestRecordTransaction, InterestRecordIds } from '../ports';

/** Which record, and why. */
export interface ClosingRequest {
  readonly interestRecordId: string;
  readonly reason: string;
}

/** See {@link createRefuseInterestRecord}. */
export type RefuseInterestRecord = (call: UserCall, request: ClosingRequest) => Promise<Result<InterestRecordIds, RegistryErrorCode>>;

/** An officer does not take an organization into record, with a reason. */
export const createRefuseInterestRecord =
  (inTransaction: InInterestRecordTransaction): RefuseInterestRecord =>
  (call, { interestRecordId, reason: given }) =>
    changeInterestRecord(inTransaction, call, {
      interestRecordId,
      action: 'refuse',
      rule: (before, { userId, now }) => {
        const reason = closingReason(given);
        return reason.ok ? refuseInterestRecord(before, { userId, now, reason: reason.value }) : reason;
      },
    });
