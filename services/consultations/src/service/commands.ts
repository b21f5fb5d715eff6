import { auditOutcome, createLogger, whileOpen } from '@conect/service-kit';
import { createConsultationsDataSource } from './database/data-source';
import { loadCommandEnvironment } from './environment';

/** What an operator sees after a command, and whether it was done. */
interface Outcome {
  readonly done: boolean;
  readonly text: string;
}

/** How to call the program. */
export const usage = `Usage: npm run consultations -- verify-audit
  recomputes the chains of the audit trail and names every place where one is broken; exit code 1 when there is one`;

/** Runs one command of an operator; null when the words are no command. */
export async function runCommand(words: readonly string[], source: NodeJS.ProcessEnv): Promise<Outcome | null> {
  if (words.length !== 1 || words[0] !== 'verify-audit') return null;
  const { CONSULTATIONS_DATABASE_URL: url } = loadCommandEnvironment(source);
  const logger = createLogger({ service: 'consultations-shell', level: 'warn' });
  const onPoolError = (error: unknown): void => logger.warn({ err: error }, 'database connection lost');
  return whileOpen(createConsultationsDataSource({ url, poolSize: 1, onPoolError }), auditOutcome);
}
