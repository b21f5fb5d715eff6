import type { Logger, RecurringJob } from '@conect/service-kit';
import { z } from 'zod';
import type { MessagingUnit } from '../../service/application/ports';
import type { SendDelivery } from '../application/send-delivery';

const payloadSchema = z.object({ deliveryId: z.uuid() });

interface Dependencies {
  readonly inJob: <Value>(operation: string, work: (unit: MessagingUnit) => Promise<Value>) => Promise<Value>;
  readonly sendDelivery: SendDelivery;
  /** The jobs' names in the queue. */
  readonly names: { readonly send: string; readonly collect: string; readonly resume: string };
  readonly logger: Logger;
}

/** The jobs of mails: one sends a mail of the ledger and is tried again, ever more rarely, while it cannot; one opens the digests that are due; one takes up what a dead process left. */
export function mailJobs({ inJob, sendDelivery, names, logger }: Dependencies): RecurringJob {
  return {
    tasks: {
      [names.send]: async (payload, { attempt }) => {
        const { deliveryId } = payloadSchema.parse(payload);
        const outcome = await inJob('sendDelivery', (unit) => sendDelivery(unit, deliveryId));
        logger.info({ deliveryId, outcome, attempt }, 'delivery handled');
      },
      [names.collect]: async () => {
        const deliveryIds = await inJob('collectDigests', async (unit) => {
          const opened = [...(await unit.digests.collect('DAILY')), ...(await unit.digests.collect('WEEKLY'))];
          for (const id of opened) await unit.scheduleSending(id);
          return opened;
        });
        logger.info({ digestCount: deliveryIds.length }, 'digests collected');
      },
      [names.resume]: async () => {
        const deliveryIds = await inJob('resumeDeliveries', async (unit) => {
          const stranded = await unit.deliveries.findStranded();
          for (const id of stranded) await unit.scheduleSending(id);
          return stranded;
        });
        if (deliveryIds.length > 0) logger.warn({ deliveryIds }, 'deliveries resumed');
      },
    },
    // Each digest has a job of its own at the end of its period; this one is there for what a moved clock or a lost job left.
    crontab: `11 * * * * ${names.collect}\n*/10 * * * * ${names.resume}`,
  };
}
