import { readFileSync } from 'node:fs';

/** The CPU time of a process so far, in seconds. */
export const cpuSecondsOf = (pid: number): number => cpuSecondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** The memory of a process that is in use now. */
export const residentBytesOf = (pid: number): number => residentBytesIn(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** The most memory that a process ever had in use; nothing once it has ended. */
export function peakBytesOf(pid: number): number {
  try {
    return peakBytesIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

/** Linux counts the CPU time of a process in ticks of 10 ms (proc(5): utime and stime, fields 14 and 15; the name before them may hold anything). */
export function cpuSecondsIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** `VmRSS` of /proc/PID/status; a process that is ending has none. */
export const residentBytesIn = (status: string): number => kilobytesOf(/^VmRSS:\s+(\d+) kB$/m.exec(status)) * 1_024;

/** `VmHWM`, the high water mark of the same. */
export const peakBytesIn = (status: string): number => kilobytesOf(/^VmHWM:\s+(\d+) kB$/m.exec(status)) * 1_024;

const kilobytesOf = (found: RegExpExecArray | null): number => Number(found?.[1] ?? 0);
