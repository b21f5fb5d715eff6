import type { JobTasks, Logger, OutcomeCounter } from '@conect/service-kit';
import { z } from 'zod';
import type { PushOutcome, SendPush } from '../application/send-push';

const payloadSchema = z.object({ pushId: z.uuid() });

/** What an operator should see. */
const unsent = /^(REFUSED_\d+|NOT_PUBLIC|GAVE_UP)$/;

interface Dependencies {
  readonly sendPush: SendPush;
  /** Its name in the queue. */
  readonly name: string;
  readonly outcomes: Pick<OutcomeCounter, 'count'>;
  readonly logger: Logger;
}

/** Makes one push of the ledger; while it cannot, it is tried again, ever more rarely, until it is given up. */
export const pushTasks = ({ sendPush, name, outcomes, logger }: Dependencies): JobTasks => ({
  [name]: async (payload, { attempt, isLastAttempt }) => {
    const { pushId } = payloadSchema.parse(payload);
    const told = (outcome: PushOutcome | 'TRY_FAILED'): void => {
      outcomes.count(outcome.replace(/_\d+$/, ''));
      logger[unsent.test(outcome) ? 'warn' : 'info']({ pushId, outcome, attempt }, 'push handled');
    };
    try {
      told(await sendPush.attempt(pushId));
    } catch (error) {
      if (isLastAttempt) await sendPush.giveUp(pushId);
      told(isLastAttempt ? 'GAVE_UP' : 'TRY_FAILED');
      throw error;
    }
  },
});
