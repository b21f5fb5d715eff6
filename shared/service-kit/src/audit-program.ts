import type { DataSource } from 'typeorm';
import { whileOpen } from './database';
import { createLogger } from './logger';
import type { CommandOutcome } from './run-program';
import { auditOutcome } from './verify-audit';

interface AuditProgramOptions {
  readonly service: string;
  readonly createDataSource: (options: { readonly url: string; readonly poolSize: number; readonly onPoolError: (error: unknown) => void }) => DataSource;
  /** The database's address among the settings. */
  readonly urlIn: (source: NodeJS.ProcessEnv) => string;
}

interface AuditProgram {
  /** How to call the program. */
  readonly usage: string;
  /** Runs one command of an operator; null when the words are no command. */
  readonly runCommand: (words: readonly string[], source: NodeJS.ProcessEnv) => Promise<CommandOutcome | null>;
}

/** Makes the commands of a service whose operators have one alone: to verify the audit trail. */
export function createAuditProgram({ service, createDataSource, urlIn }: AuditProgramOptions): AuditProgram {
  return {
    usage: `Usage: npm run ${service} -- verify-audit
  recomputes the chains of the audit trail and names every place where one is broken; exit code 1 when there is one`,
    runCommand: async (words, source) => {
      if (words.length !== 1 || words[0] !== 'verify-audit') return null;
      const logger = createLogger({ service: `${service}-shell`, level: 'warn' });
      const onPoolError = (error: unknown): void => logger.warn({ err: error }, 'database connection lost');
      return whileOpen(createDataSource({ url: urlIn(source), poolSize: 1, onPoolError }), auditOutcome);
    },
  };
}
