import type { FastifyInstance } from 'fastify';
import type { RecurringJob } from '../jobs';
import type { Logger } from '../logger';
import { createGenerateOpenData, type GenerateOpenData, type OpenDataSource } from './generate-open-data';
import { findOpenDataFiles } from './open-data-file-table';
import { openDataRoutes } from './open-data-routes';
import { descriptionNameOf, fileNamesOf, openDataLicence, type OpenDataFile } from './open-data-set';

/** A file of open data as the graph tells of it. */
export interface AddressedOpenDataFile extends OpenDataFile {
  readonly url: string;
  /** The address of what describes its columns. */
  readonly descriptionUrl: string;
  readonly licence: string;
}

/** What open data gives to resolvers. */
export interface OpenDataContext {
  readonly openDataFiles: () => Promise<readonly AddressedOpenDataFile[]>;
}

interface Dependencies extends OpenDataSource {
  readonly logger: Logger;
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
}

/** Builds the open data of a service: its files, their addresses and the job that makes them. */
export function createOpenData({ logger, baseUrl, ...source }: Dependencies) {
  const { dataSource, sets, folder } = source;
  const findAll = () => findOpenDataFiles(dataSource.manager);
  const urlOf = (name: string): string => `${baseUrl.replace(/\/$/, '')}/open-data/${name}`;
  const addressed = (file: OpenDataFile): readonly AddressedOpenDataFile[] =>
    fileNamesOf(sets)
      .filter(({ name }) => name === file.name)
      .map(({ set }) => ({ ...file, url: urlOf(file.name), descriptionUrl: urlOf(descriptionNameOf(set)), licence: openDataLicence.id }));
  const context: OpenDataContext = { openDataFiles: async () => (await findAll()).flatMap(addressed) };
  return {
    contextFor: () => context,
    routes: async (app: FastifyInstance) => {
      await app.register(openDataRoutes({ sets, findAll, read: folder.read }));
    },
    jobs: [openDataJob(createGenerateOpenData(source), logger)],
  };
}

/** Each night the files of open data are made anew. */
function openDataJob(generate: GenerateOpenData, logger: Logger): RecurringJob {
  const make = async (): Promise<void> => {
    const files = await generate();
    logger.info({ rowCounts: Object.fromEntries(files.map(({ name, rowCount }) => [name, rowCount])) }, 'open data was made');
  };
  return { tasks: { 'make-open-data': make }, crontab: '41 3 * * * make-open-data' };
}
