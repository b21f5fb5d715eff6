import type { JobTasks, Logger, OutcomeCounter } from '@conect/service-kit';
import { z } from 'zod';
import type { Deliver } from '../application/deliver';
import { failing } from '../domain/lifecycle';

interface Dependencies {
  readonly deliver: Deliver;
  readonly outcomes: Pick<OutcomeCounter, 'count'>;
  readonly logger: Logger;
}

const payloadSchema = z.object({ deliveryId: z.uuid() });

/**
 * The job that makes one try of a delivery. That a receiver does not answer is no failure of the job, which has the next try done at its time; what fails here is ours,
 * is tried again by the queue, and ends the delivery in the end.
 */
export const webhookTasks = ({ deliver, outcomes, logger }: Dependencies): JobTasks => ({
  [failing]: async (payload, { attempt, isLastAttempt }) => {
    const { deliveryId } = payloadSchema.parse(payload);
    try {
      const outcome = await deliver.attempt(deliveryId);
      outcomes.count(outcome);
      logger.info({ deliveryId, outcome }, 'webhook delivery handled');
    } catch (error) {
      if (isLastAttempt) await deliver.giveUp(deliveryId);
      outcomes.count('FAULT');
      logger.warn({ deliveryId, attempt, isLastAttempt }, 'webhook delivery could not be handled');
      throw error;
    }
  },
});
