import { createLogger, stopOnSignal } from '@conect/service-kit';
import { createApp } from './app';
import { loadEnvironment } from './environment';

/** Starts the registry; a signal stops it in order. */
async function main(): Promise<void> {
  const environment = loadEnvironment(process.env);
  const logger = createLogger({ service: 'registry', level: environment.LOG_LEVEL });
  const app = await createApp(environment, logger);
  stopOnSignal(app.parts, logger);
  await app.startBackground();
  const address = await app.listen();
  logger.info({ address }, 'registry is listening');
}

main().catch((error: unknown) => {
  process.stderr.write(`registry did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
