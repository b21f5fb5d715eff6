import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem';
import { isSameProcess, startTimeOf } from './process-identity';

/** How to start one process. */
export interface ProcessOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Run as this user; only root can ask for it. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal that makes it stop in order. */
  readonly stopSignal?: NodeJS.Signals;
}

/** A process we started and will stop. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves with a description when it ends. */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** Asks it to stop and waits; after 15 s it is killed. */
  readonly stop: () => Promise<void>;
}

/** Where a run keeps its logs and who it started. */
export interface RunFolders {
  readonly logs: string;
  readonly run: string;
}

interface PidFile {
  readonly pid: number;
  readonly startedAt: string;
  readonly stopSignal: NodeJS.Signals;
}

const killAfterMillis = 15_000;

/** Starts a process in a session of its own (so that Ctrl-C reaches only us), logs to a file, remembers its pid for a later clean-up. */
export function startProcess(folders: RunFolders, options: ProcessOptions): RunningProcess {
  const { name, command, args, env, cwd, user, stopSignal = 'SIGTERM' } = options;
  mkdirSync(folders.logs, { recursive: true });
  mkdirSync(folders.run, { recursive: true });
  const logFile = join(folders.logs, `${name}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(command, [...args], { env, cwd, detached: true, stdio: ['ignore', log, log], ...user });
  closeSync(log);
  const ended = endOf(child, name);
  if (child.pid === undefined) throw new Problem(`Cannot start ${name}: see ${logFile}.`);

  rememberProcess(folders, { name, pid: child.pid, stopSignal, ended });
  return {
    name,
    pid: child.pid,
    logFile,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => stopChild(child, ended, stopSignal),
  };
}

/** Notes a process in the run folder until it ends, so that the next start finds it when this one is killed. */
export function rememberProcess(
  folders: RunFolders,
  { name, pid, stopSignal, ended }: { readonly name: string; readonly pid: number; readonly stopSignal: NodeJS.Signals; readonly ended: Promise<unknown> },
): void {
  mkdirSync(folders.run, { recursive: true });
  const file = join(folders.run, `${name}.json`);
  writeFileSync(file, JSON.stringify({ pid, startedAt: startTimeOf(pid), stopSignal } satisfies PidFile));
  void ended.then(() => rmSync(file, { force: true }));
}

function endOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`${name} ended with ${signal ?? `code ${code}`}`));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<string>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMillis);
  await ended;
  clearTimeout(timer);
}

/** Stops what an earlier run of this folder left behind after a kill; only processes whose pid and start time both match. */
export async function stopLeftovers(folders: RunFolders): Promise<readonly string[]> {
  mkdirSync(folders.run, { recursive: true });
  const stopped: string[] = [];
  // In the order in which an orderly stop would have ended them: what stands on the database goes before it.
  const files = readdirSync(folders.run).filter((name) => name.endsWith('.json') && name !== 'supervisor.json');
  for (const file of files.sort((one, other) => rankOf(one) - rankOf(other))) {
    const path = join(folders.run, file);
    const left = readPidFile(path);
    if (left !== null && isSameProcess(left.pid, left.startedAt)) {
      await endForeign(left);
      stopped.push(file.replace(/\.json$/, ''));
    }
    rmSync(path, { force: true });
  }
  return stopped;
}

const rankOf = (file: string): number => ['kafka.json', 'postgres.json'].indexOf(file);

async function endForeign({ pid, startedAt, stopSignal }: PidFile): Promise<void> {
  signalForeign(pid, stopSignal);
  const giveUpAt = performance.now() + killAfterMillis;
  while (isSameProcess(pid, startedAt)) {
    if (performance.now() > giveUpAt) signalForeign(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function signalForeign(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPERM') throw new Problem(`An earlier start by another user left process ${pid} behind: stop it as that user (kill ${pid}) and start again.`);
    if (code !== 'ESRCH') throw error;
  }
}

/** Takes the folder for this run; fails with one sentence while another run of the same folder lives. */
export function claimFolder(folders: RunFolders): () => void {
  mkdirSync(folders.run, { recursive: true });
  const other = claimOf(folders);
  if (other !== null) {
    throw new Problem(`CONECT already runs from this folder (process ${other.pid}): stop it with Ctrl-C where it runs, or by kill ${other.pid}.`);
  }
  const file = supervisorFile(folders);
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid), stopSignal: 'SIGTERM' } satisfies PidFile));
  return () => rmSync(file, { force: true });
}

const supervisorFile = ({ run }: RunFolders): string => join(run, 'supervisor.json');

/** The living run that has taken this folder, if any. */
function claimOf(folders: RunFolders): PidFile | null {
  const found = readPidFile(supervisorFile(folders));
  return found !== null && isSameProcess(found.pid, found.startedAt) ? found : null;
}

/** Whether a run that took this folder was killed and could not give it back. */
export const isAbandoned = (folders: RunFolders): boolean => existsSync(supervisorFile(folders)) && claimOf(folders) === null;

function readPidFile(file: string): PidFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PidFile;
  } catch {
    return null;
  }
}
