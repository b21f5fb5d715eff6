import { pino, type Logger } from 'pino';

export type { Logger };

/** A structured logger of one process; credentials never reach it. */
export function createLogger({ service, level }: { service: string; level: string }): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.token', '*.authorization', 'headers.authorization', 'headers.cookie'], censor: '[redacted]' },
  });
}
