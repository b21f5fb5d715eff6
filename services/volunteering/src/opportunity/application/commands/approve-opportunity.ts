import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { approveOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createApproveOpportunity}. */
export type ApproveOpportunity = (call: UserCall, target: OpportunityTarget) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** An administrator of SGG lets a call become public; that counts towards the trust in its organization. */
export const createApproveOpportunity =
  (inTransaction: InOpportunityTransaction): ApproveOpportunity =>
  (call, target) =>
    changeOpportunity(inTransaction, call, { target, action: 'approve', decide: ({ now }, before) => accept(approveOpportunity(before, now)) });
