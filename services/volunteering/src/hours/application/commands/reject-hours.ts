import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readReason } from '../../domain/hour-input';
import { rejectHours } from '../../domain/lifecycle';
import { decideHours, type DecidedLogs } from '../decide-hours';
import type { HourLogsIds, InHoursTransaction } from '../ports';

/** See {@link createRejectHours}. */
export type RejectHours = (call: UserCall, request: DecidedLogs & { readonly reason: string }) => Promise<Result<HourLogsIds, VolunteeringErrorCode>>;

/** Who decides for the host does not vouch for up to 100 logs, and says why; the volunteer may enter them again. */
export const createRejectHours =
  (inTransaction: InHoursTransaction): RejectHours =>
  async (call, { hourLogIds, reason: given }) => {
    const reason = readReason(given);
    if (!reason.ok) return reason;
    return decideHours(inTransaction, call, { hourLogIds, action: 'reject', walk: (hourLog, now) => rejectHours(hourLog, reason.value, now) });
  };
