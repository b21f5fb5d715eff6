import { join } from 'node:path';
import { createPaperFolder } from '@conect/papers';
import { createOpenData, type OpenDataContext, type OpenDataSource } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { consultationSet } from './database/consultation-set';
import { contributionSet } from './database/contribution-set';
import { debateSet } from './database/debate-set';
import { openDataResolvers } from './graphql/open-data-resolvers';

interface Dependencies extends Foundation {
  /** The folder of documents; the files have a folder in it. */
  readonly documentsFolder: string;
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
}

/** Builds the open data: its files, their addresses and the job that makes them. */
export const createOpenDataArea = ({ dataSource, documentsFolder, ...others }: Dependencies): Area<OpenDataContext> => ({
  resolvers: openDataResolvers,
  ...createOpenData({ ...others, ...openDataSourceOf(dataSource, documentsFolder) }),
});

/** What the open data is made of, and the folder of its files inside the folder of documents. */
export const openDataSourceOf = (dataSource: Foundation['dataSource'], documentsFolder: string): OpenDataSource => ({
  dataSource,
  sets: [consultationSet, contributionSet, debateSet],
  folder: createPaperFolder(join(documentsFolder, 'open-data')),
});
