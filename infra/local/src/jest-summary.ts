/** The part of Jest's JSON report that the summary needs. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

/** Passed and failed of a whole run. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Adds up checks and tests. A suite that could not run, a switched-off test and a report that calls itself unsuccessful without
 * naming a failure each count as failed: a green line means that everything ran.
 */
export function totalsOf(checks: readonly { readonly passed: boolean }[], report: JestReport | null): Totals {
  const failedChecks = checks.filter(({ passed }) => !passed).length;
  const passed = checks.length - failedChecks + (report?.numPassedTests ?? 0);
  if (report === null) return { passed, failed: failedChecks + 1 };
  const named = report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests;
  const unnamed = named === 0 && !report.success ? 1 : 0;
  return { passed, failed: failedChecks + named + unnamed };
}

/** The last line of a run. */
export const closingLine = ({ passed, failed }: Totals): string => `${passed} passed, ${failed} failed`;
