import { spawn } from 'node:child_process';

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly interrupted?: AbortSignal | undefined;
  /** `collect` keeps what it writes; `errors` shows its error output as it comes and drops the rest. */
  readonly show: 'collect' | 'errors';
  readonly onStart?: (pid: number, ended: Promise<void>) => void;
}

/** What became of a command. */
export interface Outcome {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const killAfterMillis = 10_000;

/** Runs a command in a process group of its own until it ends; an interruption ends the whole group, and so does the command's end. */
export async function runToEnd({ command, args, cwd, env, interrupted, show, onStart }: Command): Promise<Outcome> {
  if (interrupted?.aborted) return { code: null, output: '', errors: '' };
  const child = spawn(command, [...args], { cwd, env, detached: true, stdio: show === 'collect' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 'inherit'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => void (errors += chunk.toString()));

  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) killGroup(child.pid, signal);
  };
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    signalGroup('SIGTERM');
    timer = setTimeout(() => signalGroup('SIGKILL'), killAfterMillis);
  };
  interrupted?.addEventListener('abort', interrupt, { once: true });
  child.once('exit', () => signalGroup('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      errors += String(error);
      resolve(1);
    });
    child.once('close', resolve);
  });
  if (child.pid !== undefined) onStart?.(child.pid, ended.then(() => undefined));
  const code = await ended;
  clearTimeout(timer);
  interrupted?.removeEventListener('abort', interrupt);
  return { code, output, errors };
}

/** Signals every process of a group; one that is gone already is what was wanted. */
function killGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
