import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { publishOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createPublishOpportunity}. */
export type PublishOpportunity = (call: UserCall, target: OpportunityTarget) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who decides for a trusted organization makes a draft public. */
export const createPublishOpportunity =
  (inTransaction: InOpportunityTransaction): PublishOpportunity =>
  (call, target) =>
    changeOpportunity(inTransaction, call, { target, action: 'publish', decide: ({ now }, before) => accept(publishOpportunity(before, now)) });
