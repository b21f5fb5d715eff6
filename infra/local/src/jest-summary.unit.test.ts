import { closingLine, totalsOf } from './jest-summary';

const green = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0, success: true };

it.each([
  ['everything passed', [{ passed: true }], green, '11 passed, 0 failed'],
  ['a check failed', [{ passed: false }], green, '10 passed, 1 failed'],
  ['a test failed', [], { ...green, numFailedTests: 2, success: false }, '10 passed, 2 failed'],
  ['a suite did not run', [], { ...green, numRuntimeErrorTestSuites: 1, success: false }, '10 passed, 1 failed'],
  ['a test is switched off', [], { ...green, numPendingTests: 1 }, '10 passed, 1 failed'],
  ['Jest is unhappy without saying why', [], { ...green, success: false }, '10 passed, 1 failed'],
  ['Jest left no report', [{ passed: true }], null, '1 passed, 1 failed'],
])('says so when %s', (_case, checks, report, line) => {
  expect(closingLine(totalsOf(checks, report))).toBe(line);
});
