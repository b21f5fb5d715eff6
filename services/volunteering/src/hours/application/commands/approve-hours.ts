import type { UserCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { approveHours } from '../../domain/lifecycle';
import { decideHours, type DecidedLogs } from '../decide-hours';
import type { HourLogsIds, InHoursTransaction } from '../ports';

/** See {@link createApproveHours}. */
export type ApproveHours = (call: UserCall, request: DecidedLogs) => Promise<Result<HourLogsIds, VolunteeringErrorCode>>;

/** Who decides for the host vouches for up to 100 logs, for all of them or for none; not for his own. */
export const createApproveHours =
  (inTransaction: InHoursTransaction): ApproveHours =>
  (call, { hourLogIds }) =>
    decideHours(inTransaction, call, { hourLogIds, action: 'approve', walk: approveHours });
