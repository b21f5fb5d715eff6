import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { deleteHours } from '../../domain/lifecycle';
import { changeOwnHours } from '../change-own-hours';
import type { HourLogIds, InHoursTransaction } from '../ports';

/** See {@link createDeleteHours}. */
export type DeleteHours = (call: UserCall, request: { readonly hourLogId: string }) => Promise<Result<HourLogIds, VolunteeringErrorCode>>;

/** A volunteer takes hours back at which the host has not looked; nothing of them stays but the line of the audit trail. */
export const createDeleteHours =
  (inTransaction: InHoursTransaction): DeleteHours =>
  (call, { hourLogId }) =>
    changeOwnHours(inTransaction, call, { hourLogId, action: 'delete', decide: (_unit, { hourLog }) => Promise.resolve(accept(deleteHours(hourLog))) });
