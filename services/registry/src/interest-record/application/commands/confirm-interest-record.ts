import type { Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { confirmInterestRecord } from '../../domain/interest-record';
import { changeInterestRecord } from '../change-interest-record';
import type { InInterestRecordTransaction, InterestRecordIds } from '../ports';

/** See {@link createConfirmInterestRecord}. */
export type ConfirmInterestRecord = (call: UserCall, interestRecordId: string) => Promise<Result<InterestRecordIds, RegistryErrorCode>>;

/** An officer takes an organization into the record of his institution. */
export const createConfirmInterestRecord =
  (inTransaction: InInterestRecordTransaction): ConfirmInterestRecord =>
  (call, interestRecordId) =>
    changeInterestRecord(inTransaction, call, { interestRecordId, action: 'confirm', rule: (before, { userId, now }) => confirmInterestRecord(before, userId, now) });
