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
  /** What else can be done with the database, each by a command of its own. */
  readonly more?: readonly DatabaseCommand[];
}

/** One more command. */
interface DatabaseCommand {
  readonly name: string;
  /** The name of the one argument that it takes, as the usage says it; none when absent. */
  readonly argument?: string;
  /** What it does, after its name in the usage. */
  readonly does: string;
  /** Does it, by the settings that the program was started with; `argument` is empty of one that takes none. */
  readonly outcomeOf: (dataSource: DataSource, call: { readonly source: NodeJS.ProcessEnv; readonly argument: string }) => Promise<CommandOutcome>;
}

interface AuditProgram {
  /** How to call the program. */
  readonly usage: string;
  /** Runs one command of an operator; null when the words are no command. */
  readonly runCommand: (words: readonly string[], source: NodeJS.ProcessEnv) => Promise<CommandOutcome | null>;
}

/** Makes the commands of a service whose operators verify the audit trail, and what else there is for them to do. */
export function createAuditProgram({ service, createDataSource, urlIn, more = [] }: AuditProgramOptions): AuditProgram {
  const ofAudit = { name: 'verify-audit', does: 'recomputes the chains of the audit trail and names every place where one is broken; exit code 1 when there is one', outcomeOf: auditOutcome };
  const commands: readonly DatabaseCommand[] = [ofAudit, ...more];
  return {
    usage: `Usage: ${commands.map(({ name, argument, does }) => `npm run ${service} -- ${[name, argument ?? []].flat().join(' ')}\n  ${does}`).join('\n\n       ')}`,
    runCommand: async ([name, argument, ...more], source) => {
      const wanted = more.length === 0 ? commands.find((one) => one.name === name && (one.argument === undefined) === (argument === undefined)) : undefined;
      if (wanted === undefined) return null;
      const logger = createLogger({ service: `${service}-shell`, level: 'warn' });
      const onPoolError = (error: unknown): void => logger.warn({ err: error }, 'database connection lost');
      return whileOpen(createDataSource({ url: urlIn(source), poolSize: 1, onPoolError }), (dataSource) => wanted.outcomeOf(dataSource, { source, argument: argument ?? '' }));
    },
  };
}
