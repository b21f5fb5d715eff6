import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRoot, type LocalPorts } from './local-settings';
import { removeHome } from './postgres-home';
import { Problem } from './problem';
import { rememberProcess, type RunFolders, type RunningProcess } from './processes';
import { runToEnd } from './run-to-end';
import { programOf, type OwnServers } from './stack';
import { step } from './steps';

interface Stoppable {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** One run of `npm start`. */
export interface LocalRun {
  readonly data: string;
  readonly folders: RunFolders;
  readonly ports: LocalPorts;
  readonly own: OwnServers;
  readonly env: NodeJS.ProcessEnv;
  /** What to stop, first started first. */
  readonly started: Stoppable[];
  /** Processes whose end ends the run. */
  readonly watched: RunningProcess[];
  readonly interrupted: AbortSignal;
}

/** Ends a start that was interrupted between two steps. */
export function assertGoesOn({ interrupted }: LocalRun): void {
  if (interrupted.aborted) throw new Problem('Stopped before everything had started.');
}

/** Runs a service's program to its end; its output, or a problem with its last words. */
export async function runProgramOf(
  run: LocalRun,
  { service, program, env }: { readonly service: string; readonly program: 'migrate' | 'demo'; readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  assertGoesOn(run);
  const file = programOf(service, program);
  const { code, output, errors } = await runToEnd({
    command: process.execPath,
    args: ['--enable-source-maps', file],
    cwd: repositoryRoot,
    env,
    interrupted: run.interrupted,
    show: 'collect',
    onStart: (pid, ended) => rememberProcess(run.folders, { name: `${service}-${program}`, pid, stopSignal: 'SIGTERM', ended }),
  });
  if (code !== 0) throw new Problem(`${relative(repositoryRoot, file)} failed, so nothing runs:\n${(errors || output).trim()}`);
  return output;
}

/** Stops what was started, last started first; what cannot be stopped keeps nothing else from being stopped. */
export async function stopAll(started: readonly Stoppable[]): Promise<void> {
  const failures: unknown[] = [];
  for (const { name, stop } of started.toReversed()) {
    await step(`Stopping ${name}`, stop).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped');
}

/** Everything a start has made but the fetched jars. */
export function removeData(data: string): void {
  removeHome(join(data, 'postgres'));
  for (const name of ['kafka', 'documents', 'identity-documents', 'consultations-documents', 'volunteering-documents', 'messaging-documents', 'mail', 'logs', 'authenticator', 'demo.json', 'services.env', 'secrets.json']) {
    rmSync(join(data, name), { recursive: true, force: true });
  }
}
