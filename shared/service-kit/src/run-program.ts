import { createLogger, type Logger } from './logger';
import { stopOnSignal, type StoppablePart } from './shutdown';

/** A service as its `app.ts` builds it. */
export interface ServiceApp {
  /** Begins to send events, to listen to others' and to run jobs. */
  readonly startBackground: () => Promise<void>;
  /** Begins to answer requests; answers the address. */
  readonly listen: () => Promise<string>;
  /** In the order in which they stop. */
  readonly parts: readonly StoppablePart[];
}

interface RunServiceOptions<Environment extends { readonly LOG_LEVEL: string }> {
  readonly service: string;
  readonly loadEnvironment: () => Environment;
  readonly createApp: (environment: Environment, logger: Logger) => Promise<ServiceApp>;
}

/** Runs a service's process until a signal stops it in order. */
export function runService<Environment extends { readonly LOG_LEVEL: string }>(options: RunServiceOptions<Environment>): void {
  const { service, loadEnvironment, createApp } = options;
  runProgram(`${service} did not start`, async () => {
    const environment = loadEnvironment();
    const logger = createLogger({ service, level: environment.LOG_LEVEL });
    const app = await createApp(environment, logger);
    stopOnSignal(app.parts, logger);
    await app.startBackground();
    const address = await app.listen();
    logger.info({ address }, `${service} is listening`);
  });
}

/** Runs a program; it may answer an exit code. A failure is told in one sentence that begins with `failed`, and ends the process with 1. */
export function runProgram(failed: string, work: () => Promise<number | void>): void {
  work().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error: unknown) => {
      process.stderr.write(`${failed}: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}

/** What an operator sees after a command, and whether it was done. */
export interface CommandOutcome {
  readonly done: boolean;
  readonly text: string;
}

interface CommandLine {
  readonly service: string;
  /** How to call the program. */
  readonly usage: string;
  /** Runs the words of the command line; null when they are no command. */
  readonly run: (words: readonly string[]) => Promise<CommandOutcome | null>;
}

/** Runs a program of commands: tells what came of one, with 1 when it was not done, or how to call it, with 2. */
export function runCommandLine({ service, usage, run }: CommandLine): void {
  runProgram(service, async () => {
    const outcome = await run(process.argv.slice(2));
    if (outcome === null) {
      process.stderr.write(`${usage}\n`);
      return 2;
    }
    process[outcome.done ? 'stdout' : 'stderr'].write(`${outcome.text}\n`);
    return outcome.done ? 0 : 1;
  });
}
