import type { JobTasks, Logger, OutcomeCounter } from '@conect/service-kit';
import { z } from 'zod';

interface Dependencies {
  /** The job's name in the queue, and the field of its payload that says which effect of the ledger it makes. */
  readonly name: string;
  readonly field: 'deliveryId' | 'pushId';
  readonly sender: {
    /** Makes one try; answers what became of it, and throws when another one may help. */
    readonly attempt: (id: string) => Promise<string>;
    /** Ends the effect when every try failed. */
    readonly giveUp: (id: string) => Promise<void>;
  };
  readonly outcomes: Pick<OutcomeCounter, 'count'>;
  readonly logger: Logger;
}

/** What an operator should see. */
const unsent = /^(REFUSED_\d+|NOT_PUBLIC|NO_RECIPIENT|GAVE_UP)$/;

/** Makes one effect of the ledger, a mail or a push; while it cannot, it is tried again, ever more rarely, until it is given up. */
export const effectTasks = ({ name, field, sender, outcomes, logger }: Dependencies): JobTasks => ({
  [name]: async (payload, { attempt, isLastAttempt }) => {
    const id = z.object({ [field]: z.uuid() }).parse(payload)[field]!;
    const told = (outcome: string): void => {
      outcomes.count(outcome.replace(/_\d+$/, ''));
      logger[unsent.test(outcome) ? 'warn' : 'info']({ [field]: id, outcome, attempt }, `${name}: handled`);
    };
    try {
      told(await sender.attempt(id));
    } catch (error) {
      if (isLastAttempt) await sender.giveUp(id);
      told(isLastAttempt ? 'GAVE_UP' : 'TRY_FAILED');
      throw error;
    }
  },
});
