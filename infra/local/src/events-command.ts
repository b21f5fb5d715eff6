import { accessOf, applyAccess, connectionOf, createDeadLetterDesk, listMissingEvents, sendEventsAgain } from '@conect/event-bus';
import { allEvents } from '@conect/events';
import { createLogger, kafkaShape, readEnvironment } from '@conect/service-kit';
import { runEvents } from './events-program';
import { runProgram } from './problem';
import { rebuildService } from './rebuild-service';
import { asOwnerOf } from './service-owner';
import { services } from './stack';

void runProgram(() => {
  const logger = createLogger({ service: 'events', level: 'warn' });
  const connection = connectionOf('events', readEnvironment(kafkaShape, process.env), logger);
  const { argv, env, stdout } = process;
  return runEvents(argv.slice(2), {
    desk: createDeadLetterDesk(connection),
    rebuild: (service) => rebuildService(service, env),
    applyAccess: () => applyAccess(connection, accessOf(allEvents)),
    gaps: async () => new Map(await Promise.all(services.map(async (service) => [service, await asOwnerOf(service, env, listMissingEvents)] as const))),
    resend: (publisher, topic, key) => asOwnerOf(publisher, env, (owner) => sendEventsAgain(owner, topic, key)),
    print: (line) => void stdout.write(`${line}\n`),
  });
});
