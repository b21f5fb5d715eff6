import { closingLine, totalsOf } from './jest-summary';

const green = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0, success: true };
const ended = (report: typeof green, exitCode: number | null = report.success ? 0 : 1) => ({ report, exitCode });

it.each([
  ['everything passed', [{ passed: true }], ended(green), '11 passed, 0 failed'],
  ['a check failed', [{ passed: false }], ended(green), '10 passed, 1 failed'],
  ['a test failed', [], ended({ ...green, numFailedTests: 2, success: false }), '10 passed, 2 failed'],
  ['a suite did not run', [], ended({ ...green, numRuntimeErrorTestSuites: 1, success: false }), '10 passed, 1 failed'],
  ['a test is switched off', [], ended({ ...green, numPendingTests: 1 }), '10 passed, 1 failed'],
  ['a test is only announced', [], ended({ ...green, numTodoTests: 1 }), '10 passed, 1 failed'],
  ['Jest is unhappy without saying why', [], ended({ ...green, success: false }), '10 passed, 1 failed'],
  ['Jest crashed after its report', [], ended(green, 7), '10 passed, 1 failed'],
  ['a signal ended Jest after its report', [], ended(green, null), '10 passed, 1 failed'],
  ['not one test ran', [{ passed: true }], ended({ ...green, numPassedTests: 0 }), '1 passed, 1 failed'],
  ['Jest left no report', [{ passed: true }], null, '1 passed, 1 failed'],
])('says so when %s', (_case, checks, outcome, line) => {
  expect(closingLine(totalsOf(checks, [outcome]))).toBe(line);
});

it('adds up the runs of Jest, each of which must have run', () => {
  expect(totalsOf([], [ended(green), null, ended({ ...green, numFailedTests: 2, success: false })])).toEqual({ passed: 20, failed: 3 });
});
