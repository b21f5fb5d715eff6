import { createLogger, whileOpen, type Logger } from '@conect/service-kit';
import { createIdentityDataSource } from './database/data-source';
import { loadCommandEnvironment, type CommandEnvironment } from './environment';
import { createFoundation, type Foundation } from './foundation';

/** What a command at a shell works with. */
export interface Shell {
  readonly environment: CommandEnvironment;
  readonly foundation: Foundation;
  readonly logger: Logger;
}

/** Runs one command at a shell on identity's database, as the app role; events go out by the running service's relay. */
export async function atShell<Value>(source: NodeJS.ProcessEnv, work: (shell: Shell) => Promise<Value>): Promise<Value> {
  const environment = loadCommandEnvironment(source);
  const logger = createLogger({ service: 'identity-shell', level: 'warn' });
  return whileOpen(createIdentityDataSource({ url: environment.IDENTITY_DATABASE_URL }), (dataSource) =>
    work({ environment, logger, foundation: createFoundation({ dataSource, logger }) }),
  );
}
