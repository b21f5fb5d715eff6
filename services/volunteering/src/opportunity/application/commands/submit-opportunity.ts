import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { submitOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createSubmitOpportunity}. */
export type SubmitOpportunity = (call: UserCall, target: OpportunityTarget) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who writes for an organization that is not trusted yet hands a draft to SGG. */
export const createSubmitOpportunity =
  (inTransaction: InOpportunityTransaction): SubmitOpportunity =>
  (call, target) =>
    changeOpportunity(inTransaction, call, { target, action: 'submit', decide: ({ now }, before) => accept(submitOpportunity(before, now)) });
