import { readFileSync } from 'node:fs';

/** The CPU time of a process so far, in seconds. */
export const cpuSecondsOf = (pid: number): number => cpuSecondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** The memory of a process that is in use now. */
export const residentBytesOf = (pid: number): number => residentBytesIn(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** Linux counts the CPU time of a process in ticks of 10 ms (proc(5): utime and stime, fields 14 and 15; the name before them may hold anything). */
export function cpuSecondsIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** `VmRSS` of /proc/PID/status; a process that is ending has none. */
export function residentBytesIn(status: string): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return Number(kilobytes ?? 0) * 1_024;
}
