import type { UserCall } from '@conect/auth';
import { accept, differencesOf, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readContent, type ContentInput } from '../../domain/content-input';
import { refusalsOfContent, refusalsOfNewDays, refusalsOfTaken } from '../../domain/content-rules';
import { isRunning, updateOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

interface Dependencies {
  readonly inTransaction: InOpportunityTransaction;
  readonly newId: NewId;
}

/** See {@link createUpdateOpportunity}. */
export type UpdateOpportunity = (call: UserCall, request: OpportunityTarget & ContentInput) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who writes for the organization changes what a call says; one that is public keeps what people have been promised. An input that changes nothing leaves no trace. */
export const createUpdateOpportunity =
  ({ inTransaction, newId }: Dependencies): UpdateOpportunity =>
  (call, { opportunityId, expectedVersion, ...input }) =>
    changeOpportunity(inTransaction, call, {
      target: { opportunityId, expectedVersion },
      action: 'update',
      decide: async ({ appliedShiftIds, now }, before) => {
        const read = readContent(input, { shifts: before.shifts, questions: before.questions, newId });
        if (!read.ok) return read;
        const after = { ...before, ...read.value };
        if (Object.keys(differencesOf(before, after)).length === 0) return accept(null);
        const promised = isRunning(before) ? [...refusalsOfNewDays(before, after, dayOf(now)), ...refusalsOfTaken(before, after, await appliedShiftIds(before.id))] : [];
        const refusals = [...refusalsOfContent(after), ...promised];
        return refusals.length > 0 ? refuse(...refusals) : accept(updateOpportunity(before, read.value, now));
      },
    });
