import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem';

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

  const pidFile = join(folders.run, `${name}.json`);
  writeFileSync(pidFile, JSON.stringify({ pid: child.pid, startedAt: startTimeOf(child.pid), stopSignal } satisfies PidFile));
  void ended.then(() => rmSync(pidFile, { force: true }));
  return {
    name,
    pid: child.pid,
    logFile,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => stopChild(child, ended, stopSignal),
  };
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

/** When the process with this pid began, as the system tells it; empty when there is none. A reused pid has another start. */
export function startTimeOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Stops what an earlier run of this folder left behind after a kill; only processes whose pid and start time both match. */
export async function stopLeftovers(folders: RunFolders): Promise<readonly string[]> {
  mkdirSync(folders.run, { recursive: true });
  const stopped: string[] = [];
  for (const file of readdirSync(folders.run).filter((name) => name.endsWith('.json') && name !== 'supervisor.json')) {
    const path = join(folders.run, file);
    const { pid, startedAt, stopSignal } = JSON.parse(readFileSync(path, 'utf8')) as PidFile;
    if (isSame(pid, startedAt)) {
      await endForeign(pid, startedAt, stopSignal);
      stopped.push(file.replace(/\.json$/, ''));
    }
    rmSync(path, { force: true });
  }
  return stopped;
}

const isSame = (pid: number, startedAt: string): boolean => startedAt !== '' && startTimeOf(pid) === startedAt;

async function endForeign(pid: number, startedAt: string, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  const giveUpAt = performance.now() + killAfterMillis;
  while (isSame(pid, startedAt)) {
    if (performance.now() > giveUpAt) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Takes the folder for this run; fails with one sentence while another run of the same folder lives. */
export function claimFolder(folders: RunFolders): () => void {
  mkdirSync(folders.run, { recursive: true });
  const file = join(folders.run, 'supervisor.json');
  const other = readPidFile(file);
  if (other !== null && isSame(other.pid, other.startedAt)) {
    throw new Problem(`CONECT already runs from this folder (process ${other.pid}): stop it there with Ctrl-C first.`);
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid), stopSignal: 'SIGTERM' } satisfies PidFile));
  return () => rmSync(file, { force: true });
}

function readPidFile(file: string): PidFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PidFile;
  } catch {
    return null;
  }
}
