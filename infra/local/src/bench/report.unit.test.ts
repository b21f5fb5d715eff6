import { latencyOf, ratioOf } from './figures';
import { formatReport, showLatency, showMachine, showMegabytes, showRatio } from './report';

it('shows every part in a table of its own', () => {
  const gateway = { name: 'gateway', how: 'in turns', header: ['', 'ours', 'ratio'], rows: [['CPU ms a request', '1.00', '0.50'], ['memory', '100']], figures: null };
  const idle = { name: 'idle', how: 'for 30 s', header: ['', 'ms'], rows: [['identity', '4.1']], figures: null };

  expect(formatReport([gateway, idle]).split('\n')).toEqual([
    'gateway: in turns',
    '',
    '                  ours  ratio',
    'CPU ms a request  1.00   0.50',
    'memory             100',
    '',
    'idle: for 30 s',
    '',
    '           ms',
    'identity  4.1',
  ]);
});

it('shows figures as cells', () => {
  expect(showRatio(ratioOf([{ ours: 1, theirs: 2 }, { ours: 3, theirs: 4 }]))).toBe('0.63 (0.50-0.75)');
  expect(showLatency(latencyOf([1, 2, 3]))).toEqual(['2.0', '2.9', '3.0']);
  expect(showMegabytes(104_857_600)).toBe('100');
});

it.each([
  [0.1, '2 cores, machine quiet before the run (load 0.10 a core)'],
  [0.6, '2 cores, machine loaded before the run (load 0.60 a core)'],
])('says whether the machine had other work: %d', (loadPerCore, sentence) => {
  expect(showMachine({ at: '', node: '', cpus: ['a', 'a'], memoryBytes: 0, loadPerCore })).toBe(sentence);
});
