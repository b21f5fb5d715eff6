import type { UserCall } from '@conect/auth';
import { accept, required, textBetween, whole, type Given, type Result } from '@conect/kernel';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { cancelOpportunity } from '../../domain/lifecycle';
import { changeOpportunity, type OpportunityTarget } from '../change-opportunity';
import type { InOpportunityTransaction, OpportunityIds } from '../ports';

/** Which call, why, and what to tell who waits. */
interface Cancellation extends OpportunityTarget {
  readonly reason: string;
  readonly message?: Given<string>;
}

/** See {@link createCancelOpportunity}. */
export type CancelOpportunity = (call: UserCall, request: Cancellation) => Promise<Result<OpportunityIds, VolunteeringErrorCode>>;

/** Who decides for the organization gives a call up; who waits for a decision is not left without a word. */
export const createCancelOpportunity =
  (inTransaction: InOpportunityTransaction): CancelOpportunity =>
  (call, { reason, message, ...target }) =>
    changeOpportunity(inTransaction, call, {
      target,
      action: 'cancel',
      decide: ({ now }, before) => {
        const said = whole<{ reason: string; message: string }>({
          reason: textBetween(5, 1_000)(reason, ['reason'], ''),
          message: required(textBetween(5, 2_000), ['message'])(message ?? null),
        });
        return said.ok ? accept(cancelOpportunity(before, { ...said.value, reasonCode: null }, now)) : said;
      },
    });
