import type { UserCall } from '@conect/auth';
import { accept, textBetween, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { rejectOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createRejectOpportunity}. */
export type RejectOpportunity = (call: UserCall, request: OpportunityTarget & { readonly reason: string }) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** An administrator of SGG refuses a call, with a reason that its organization reads. */
export const createRejectOpportunity =
  (inTransaction: InOpportunityTransaction): RejectOpportunity =>
  (call, { reason: given, ...target }) =>
    changeOpportunity(inTransaction, call, {
      target,
      action: 'reject',
      decide: ({ now }, before) => {
        const reason = textBetween(10, 2_000)(given, ['reason'], '');
        return reason.ok ? accept(rejectOpportunity(before, reason.value, now)) : reason;
      },
    });
