import { connectionOf, createDeadLetterDesk } from '@conect/event-bus';
import { createLogger, kafkaShape, readEnvironment } from '@conect/service-kit';
import { runEvents } from './events-program';
import { runProgram } from './problem';
import { rebuildService } from './rebuild-service';

void runProgram(() => {
  const logger = createLogger({ service: 'events', level: 'warn' });
  const connection = connectionOf('events', readEnvironment(kafkaShape, process.env), logger);
  return runEvents(process.argv.slice(2), { desk: createDeadLetterDesk(connection), rebuild: (service) => rebuildService(service, process.env), print: (line) => void process.stdout.write(`${line}\n`) });
});
