import { readEnvironment, stopOnSignal } from '@conect/service-kit';
import { createApp } from './app';
import { environmentShape } from './environment';

async function main(): Promise<void> {
  const settings = readEnvironment(environmentShape, process.env);
  const { listen, close, logger } = await createApp(settings);
  stopOnSignal([{ name: 'http', stop: close }], logger);
  const address = await listen({ host: settings.HOST, port: settings.GATEWAY_PORT });
  logger.info({ address }, 'gateway ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
