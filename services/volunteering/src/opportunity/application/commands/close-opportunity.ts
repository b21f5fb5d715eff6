import type { UserCall } from '@conect/auth';
import { accept, readPart, textOf, type Given, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { closeOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** See {@link createCloseOpportunity}. */
export type CloseOpportunity = (call: UserCall, request: OpportunityTarget & { readonly message?: Given<string> }) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who decides for the organization closes a call before its last day; what waits for a decision ends as it does when that day is over. */
export const createCloseOpportunity =
  (inTransaction: InOpportunityTransaction): CloseOpportunity =>
  (call, { message: given, ...target }) =>
    changeOpportunity(inTransaction, call, {
      target,
      action: 'close',
      decide: ({ now }, before) => {
        const message = readPart(textOf(2_000), given, ['message']);
        return message.ok ? accept(closeOpportunity(before, message.value, now)) : message;
      },
    });
