import type { Logger, OutcomeCounter, RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { MessagingUnit } from '../../service/application/ports';
import type { CollectDigests } from '../application/collect-digests';
import type { DeliveryOutcome, SendDelivery } from '../application/send-delivery';

/** What an operator should see. */
const unsent = /^(REFUSED_\d+|GAVE_UP|NO_RECIPIENT)$/;

const payloadSchema = z.object({ deliveryId: z.uuid() });

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly sendDelivery: SendDelivery;
  readonly collectDigests: CollectDigests;
  /** The jobs' names in the queue. */
  readonly names: { readonly send: string; readonly collect: string };
  readonly outcomes: Pick<OutcomeCounter, 'count'>;
  readonly logger: Logger;
}

/** The jobs of mails: one sends a mail of the ledger and is tried again, ever more rarely, while it cannot, until it is given up; one opens the digests that are due. */
export function mailJobs({ inJob, sendDelivery, collectDigests, names, outcomes, logger }: Dependencies): RecurringJob {
  return {
    tasks: {
      [names.send]: async (payload, { attempt, isLastAttempt }) => {
        const { deliveryId } = payloadSchema.parse(payload);
        const told = (outcome: DeliveryOutcome | 'TRY_FAILED' | 'GAVE_UP'): void => {
          outcomes.count(outcome.replace(/_\d+$/, ''));
          logger[unsent.test(outcome) ? 'warn' : 'info']({ deliveryId, outcome, attempt }, 'delivery handled');
        };
        try {
          told(await inJob('sendDelivery', (unit) => sendDelivery(unit, deliveryId)));
        } catch (error) {
          if (isLastAttempt) await inJob('giveUpDelivery', (unit) => unit.deliveries.markFailed(deliveryId, 'GAVE_UP'));
          told(isLastAttempt ? 'GAVE_UP' : 'TRY_FAILED');
          throw error;
        }
      },
      [names.collect]: async () => {
        const digestCount = await inJob('collectDigests', collectDigests);
        logger.info({ digestCount }, 'digests collected');
      },
    },
    // Each digest has a job of its own at the end of its period; this one is there for what a moved clock or a lost job left.
    crontab: `11 * * * * ${names.collect}`,
  };
}
