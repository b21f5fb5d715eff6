import { join } from 'node:path';
import { createPaperFolder } from '@conect/papers';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { openDataNames, type GenerateOpenData, type OpenDataFile } from './application/ports';
import { findOpenDataFiles, readOpenData, rememberOpenDataFiles } from './database/open-data-source';
import type { OpenDataContext } from './graphql/context';
import { openDataResolvers } from './graphql/open-data-resolvers';
import { openDataRoutes } from './http/open-data-routes';
import { openDataJob } from './jobs/open-data-job';

interface Dependencies extends Foundation {
  /** The folder of documents; the files have a folder in it. */
  readonly documentsFolder: string;
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
}

/** Builds the open data: its files, their addresses and the job that makes them. */
export function createOpenDataArea({ dataSource, logger, documentsFolder, baseUrl }: Dependencies): Area<OpenDataContext> {
  const files = { findAll: () => findOpenDataFiles(dataSource.manager) };
  const { read } = folderIn(documentsFolder);
  const context: OpenDataContext = { openDataFiles: files.findAll, openDataUrlOf: (name) => `${baseUrl.replace(/\/$/, '')}/open-data/${name}` };
  return {
    resolvers: openDataResolvers,
    contextFor: () => context,
    routes: async (app) => {
      await app.register(openDataRoutes({ files, read }));
    },
    jobs: [openDataJob({ generate: createGenerateOpenData(dataSource, documentsFolder), logger })],
  };
}

/** Makes {@link GenerateOpenData}. */
export function createGenerateOpenData(dataSource: Foundation['dataSource'], documentsFolder: string): GenerateOpenData {
  const folder = folderIn(documentsFolder);
  return async () => {
    const before = await findOpenDataFiles(dataSource.manager);
    const made = await readOpenData(dataSource, async ({ generatedAt, rowCount, send }) => {
      const written: OpenDataFile[] = [];
      for (const name of openDataNames) written.push({ name, rowCount, generatedAt, ...(await folder.write((destination) => send(name, destination))) });
      return written;
    });
    await rememberOpenDataFiles(dataSource.manager, made);
    // Who reads the files of before may go on; those older still are gone.
    await folder.keepOnly([...before, ...made].map(({ sha256 }) => sha256));
    return made;
  };
}

/** The open data's folder inside the folder of documents. */
const folderIn = (documentsFolder: string) => createPaperFolder(join(documentsFolder, 'open-data'));
