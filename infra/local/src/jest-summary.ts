/** The part of Jest's JSON report that the summary needs. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

/** What a run of Jest left. */
export interface JestOutcome {
  readonly report: JestReport;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
}

/** Passed and failed of a whole run. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Adds up checks and the runs of Jest. A suite that could not run, a switched-off test, a run without a report or without any test, and one
 * that calls itself unsuccessful without naming a failure each count as failed: a green line means that everything ran.
 */
export function totalsOf(checks: readonly { readonly passed: boolean }[], outcomes: readonly (JestOutcome | null)[]): Totals {
  const failedChecks = checks.filter(({ passed }) => !passed).length;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    passed: checks.length - failedChecks + sum(outcomes.map((outcome) => outcome?.report.numPassedTests ?? 0)),
    failed: failedChecks + sum(outcomes.map((outcome) => (outcome === null ? 1 : failuresOf(outcome)))),
  };
}

function failuresOf({ report, exitCode }: JestOutcome): number {
  const named = report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests;
  if (named > 0) return named;
  return report.success && exitCode === 0 && report.numPassedTests > 0 ? 0 : 1;
}

/** The last line of a run. */
export const closingLine = ({ passed, failed }: Totals): string => `${passed} passed, ${failed} failed`;
