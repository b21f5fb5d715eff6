import { createLogger, whileOpen, type Logger } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { createRegistryDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** What a command at a shell works with. */
export interface Shell {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  readonly documentsFolder: string;
  /** In percent; see the setting. */
  readonly shrinkLimitPercent: number;
}

/** Runs one command at a shell on the registry's database, as the app role; events go out by the running service's relay. */
export async function atShell<Value>(source: NodeJS.ProcessEnv, work: (shell: Shell) => Promise<Value>): Promise<Value> {
  const environment = loadCommandEnvironment(source);
  const logger = createLogger({ service: 'registry-shell', level: 'warn' });
  const onPoolError = (error: unknown): void => logger.warn({ err: error }, 'database connection lost');
  return whileOpen(createRegistryDataSource({ url: environment.REGISTRY_DATABASE_URL, poolSize: 4, onPoolError }), (dataSource) =>
    work({ dataSource, logger, documentsFolder: environment.DOCUMENTS_DIR, shrinkLimitPercent: environment.REGISTRY_SHRINK_LIMIT }),
  );
}
