import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';

/** A measured process. */
export interface MeasuredProcess {
  readonly url: string;
  /** CPU seconds used so far, user and system. */
  readonly cpuSeconds: () => number;
  /** Resident memory now, in bytes. */
  readonly residentBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a program that says its address in one message, in a process of its own. */
export async function startProcess(program: string, settings: NodeJS.ProcessEnv, parameters: readonly string[] = []): Promise<MeasuredProcess> {
  const child = fork(program, [...parameters], { env: settings, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const url = await Promise.race([firstMessage(child), failure(child, program)]);
  return {
    url,
    cpuSeconds: () => cpuSecondsOf(child.pid!),
    residentBytes: () => residentBytesOf(child.pid!),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function firstMessage(child: ChildProcess): Promise<string> {
  const [url] = (await once(child, 'message')) as [string];
  return url;
}

async function failure(child: ChildProcess, program: string): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`${program} ended with ${code} before it listened`);
}

/** Linux counts CPU time in ticks of 10 ms (proc(5): utime and stime, fields 14 and 15). */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentBytesOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}
