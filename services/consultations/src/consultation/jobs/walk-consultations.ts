import type { Logger, RecurringJob } from '@conect/service-kit';
import type { WalkConsultations } from '../application/commands/walk-consultations';

interface Dependencies {
  readonly name: string;
  readonly walkConsultations: WalkConsultations;
  readonly logger: Logger;
  readonly batch?: number;
}

/** Walks what is due, batch by batch, so that no lock lasts: at each instant that a command has named, and every ten minutes for what a moved clock or a lost job left. */
export function consultationWalk({ name, walkConsultations, logger, batch = 100 }: Dependencies): RecurringJob {
  const walk = async (): Promise<void> => {
    let consultationCount: number;
    do {
      consultationCount = await walkConsultations(batch);
      if (consultationCount > 0) logger.info({ consultationCount }, 'consultations walked');
    } while (consultationCount > 0);
  };
  return { tasks: { [name]: walk }, crontab: `*/10 * * * * ${name}` };
}
