import type { JobTasks, Logger, OutcomeCounter, RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { MessagingUnit } from '../../service/application/ports';
import type { CollectDigests } from '../application/collect-digests';
import type { DeliveryOutcome, SendDelivery } from '../application/send-delivery';

/** What an operator should see. */
const unsent = /^(REFUSED_\d+|GAVE_UP|NO_RECIPIENT)$/;

const payloadSchema = z.object({ deliveryId: z.uuid() });

interface SendingDependencies {
  readonly sendDelivery: SendDelivery;
  /** Its name in the queue. */
  readonly name: string;
  readonly outcomes: Pick<OutcomeCounter, 'count'>;
  readonly logger: Logger;
}

/** Sends one mail of the ledger; while it cannot, it is tried again, ever more rarely, until it is given up. */
export const mailTasks = ({ sendDelivery, name, outcomes, logger }: SendingDependencies): JobTasks => ({
  [name]: async (payload, { attempt, isLastAttempt }) => {
    const { deliveryId } = payloadSchema.parse(payload);
    const told = (outcome: DeliveryOutcome | 'TRY_FAILED'): void => {
      outcomes.count(outcome.replace(/_\d+$/, ''));
      logger[unsent.test(outcome) ? 'warn' : 'info']({ deliveryId, outcome, attempt }, 'delivery handled');
    };
    try {
      told(await sendDelivery.attempt(deliveryId));
    } catch (error) {
      if (isLastAttempt) await sendDelivery.giveUp(deliveryId);
      told(isLastAttempt ? 'GAVE_UP' : 'TRY_FAILED');
      throw error;
    }
  },
});

interface DigestDependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly collectDigests: CollectDigests;
  /** Its name in the queue. */
  readonly name: string;
  readonly logger: Logger;
}

/** Opens the digests that are due. Each has a job of its own at the end of its period; the hourly one is there for what a moved clock or a lost job left. */
export const digestJob = ({ inJob, collectDigests, name, logger }: DigestDependencies): RecurringJob => ({
  tasks: {
    [name]: async () => {
      const digestCount = await inJob('collectDigests', collectDigests);
      logger.info({ digestCount }, 'digests collected');
    },
  },
  crontab: `11 * * * * ${name}`,
});
