import { cpuSecondsIn, cpuSecondsOf, peakBytesIn, peakBytesOf, residentBytesIn, residentBytesOf } from './process-figures';

it('reads CPU time whatever the program is called', () => {
  const stat = '4242 (node (a) 1 2) S 1 4242 4242 0 -1 4194560 9001 0 3 0 250 50 7 8 20 0 11 0 123456 1 2';

  expect(cpuSecondsIn(stat)).toBe(3);
});

it('reads the memory in use', () => {
  expect(residentBytesIn('Name:\tnode\nVmHWM:\t  900 kB\nVmRSS:\t  512 kB\nThreads:\t11\n')).toBe(524_288);
  expect(residentBytesIn('Name:\tnode\nState:\tZ (zombie)\n')).toBe(0);
});

it('reads the most memory there ever was, and nothing of a process that is gone', () => {
  expect(peakBytesIn('Name:\tnode\nVmHWM:\t  900 kB\nVmRSS:\t  512 kB\n')).toBe(921_600);
  expect(peakBytesOf(process.pid)).toBeGreaterThan(1_000_000);
  expect(peakBytesOf(2 ** 30)).toBe(0);
});

it('reads them of a living process', () => {
  expect(cpuSecondsOf(process.pid)).toBeGreaterThan(0);
  expect(residentBytesOf(process.pid)).toBeGreaterThan(1_000_000);
});
