import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { pauseOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createPauseOpportunity}. */
export type PauseOpportunity = (call: UserCall, target: OpportunityTarget) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who decides for the organization lets nobody apply for the time being; applications go on waiting. */
export const createPauseOpportunity =
  (inTransaction: InOpportunityTransaction): PauseOpportunity =>
  (call, target) =>
    changeOpportunity(inTransaction, call, { target, action: 'pause', decide: ({ now }, before) => accept(pauseOpportunity(before, now)) });
