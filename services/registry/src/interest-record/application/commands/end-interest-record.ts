import { refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { endInterestRecord } from '../../domain/interest-record';
import { sideOf } from '../../domain/permissions';
import { changeInterestRecord, closingReason } from '../change-interest-record';
import type { InInterestRecordTransaction, InterestRecordIds } from '../ports';
import type { ClosingRequest } from './refuse-interest-record';

/** See {@link createEndInterestRecord}. */
export type EndInterestRecord = (call: UserCall, request: ClosingRequest) => Promise<Result<InterestRecordIds, RegistryErrorCode>>;

/** The organization or the institution ends a record, with a reason that the other side reads. */
export const createEndInterestRecord =
  (inTransaction: InInterestRecordTransaction): EndInterestRecord =>
  (call, { interestRecordId, reason: given }) =>
    changeInterestRecord(inTransaction, call, {
      interestRecordId,
      action: 'end',
      rule: (before, { viewer, userId, now }) => {
        const [side, reason] = [sideOf(viewer, before), closingReason(given)];
        if (side === null) return refuse({ code: 'FORBIDDEN' });
        return reason.ok ? endInterestRecord(before, { userId, side, now, reason: reason.value }) : reason;
      },
    });
