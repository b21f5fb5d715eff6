import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerTask } from './worker';

/** A relay or a consumer in a process of its own. */
export interface Worker {
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGSTOP: it keeps its connections and says nothing. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** Starts a process of the suite. */
export function startWorker(task: WorkerTask): Worker {
  const child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(task)], {
    execArgv: ['--conditions=@conect/source', '--require', join(__dirname, 'run-typescript.cjs')],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = endOf(child);
  return {
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

const endOf = (child: ChildProcess): Promise<void> => new Promise((resolve) => void child.once('exit', () => resolve()));
