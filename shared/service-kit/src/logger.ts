import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

export type { Logger };

interface LoggerOptions {
  readonly service: string;
  readonly level: string;
  /** Standard output when absent. */
  readonly destination?: DestinationStream;
}

/** A structured logger of one process; credentials, and values of statements that failed, never reach it. */
export function createLogger({ service, level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: { paths: ['*.password', '*.token', '*.authorization', 'headers.authorization', 'headers.cookie'], censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** What TypeORM and PostgreSQL add to an error about a statement: they hold the row's values, which may be personal data. */
const valueFields: ReadonlySet<string> = new Set(['parameters', 'driverError', 'detail', 'where', 'raw']);

const withoutValues = (error: unknown): unknown =>
  error instanceof Error ? Object.fromEntries(Object.entries(stdSerializers.err(error)).filter(([name]) => !valueFields.has(name))) : error;
