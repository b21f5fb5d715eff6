import type { Logger, RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { MessagingUnit } from '../../service/application/ports';
import type { CollectDigests } from '../application/collect-digests';
import type { SendDelivery } from '../application/send-delivery';

const payloadSchema = z.object({ deliveryId: z.uuid() });

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly sendDelivery: SendDelivery;
  readonly collectDigests: CollectDigests;
  /** The jobs' names in the queue. */
  readonly names: { readonly send: string; readonly collect: string };
  readonly logger: Logger;
}

/** The jobs of mails: one sends a mail of the ledger and is tried again, ever more rarely, while it cannot; one opens the digests that are due. */
export function mailJobs({ inJob, sendDelivery, collectDigests, names, logger }: Dependencies): RecurringJob {
  return {
    tasks: {
      [names.send]: async (payload, { attempt }) => {
        const { deliveryId } = payloadSchema.parse(payload);
        const outcome = await inJob('sendDelivery', (unit) => sendDelivery(unit, deliveryId));
        logger.info({ deliveryId, outcome, attempt }, 'delivery handled');
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
