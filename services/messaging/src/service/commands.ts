import { createAuditProgram } from '@conect/service-kit';
import { createMessagingDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** The commands of whoever operates messaging. */
export const { usage, runCommand } = createAuditProgram({
  service: 'messaging',
  createDataSource: createMessagingDataSource,
  urlIn: (source) => loadCommandEnvironment(source).MESSAGING_DATABASE_URL,
});
