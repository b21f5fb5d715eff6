import type { Logger, RecurringJob } from '@conect/service-kit';
import type { GenerateOpenData } from '../application/ports';

/** Each night the files of open data are made anew. */
export function openDataJob({ generate, logger }: { readonly generate: GenerateOpenData; readonly logger: Logger }): RecurringJob {
  const make = async (): Promise<void> => {
    const [file] = await generate();
    logger.info({ rowCount: file?.rowCount }, 'open data was made');
  };
  return { tasks: { 'make-open-data': make }, crontab: '41 3 * * * make-open-data' };
}
