import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { resumeOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createResumeOpportunity}. */
export type ResumeOpportunity = (call: UserCall, target: OpportunityTarget) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who decides for an ACTIVE organization lets people apply again. */
export const createResumeOpportunity =
  (inTransaction: InOpportunityTransaction): ResumeOpportunity =>
  (call, target) =>
    changeOpportunity(inTransaction, call, { target, action: 'resume', decide: ({ now }, before) => accept(resumeOpportunity(before, now)) });
