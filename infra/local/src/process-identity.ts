import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When the process with this pid began, as the system tells it; empty when none lives. A reused pid has another start. */
export function startTimeOf(pid: number): string {
  return process.platform === 'linux' ? fromProc(pid) : ps('lstart=', pid);
}

/** Whether the process that was noted with this start still lives. */
export const isSameProcess = (pid: number, startedAt: string): boolean => startedAt !== '' && startTimeOf(pid) === startedAt;

function fromProc(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may hold spaces and parentheses itself: count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A dead process waits for its parent as a zombie; where nobody adopts orphans (a container without init) it waits for ever.
    if (fields[0] === 'Z' || fields[0] === 'X') return '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return '';
  }
}

/** The name of the program that runs as this pid; empty when none does. */
export function programNameOf(pid: number): string {
  if (process.platform !== 'linux') return ps('comm=', pid);
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Asks the system's own tool; it answers with failure when there is no such process. */
function ps(column: string, pid: number): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
