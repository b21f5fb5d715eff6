import { repositoryRoot } from './local-settings';
import { runToEnd } from './run-to-end';

/** One check of the whole repository beside the tests. */
export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** What became of a check. */
export interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const npm = (name: string, script: string): Check => ({ name, command: 'npm', args: ['run', '--silent', script] });

/** Everything that must hold besides the tests; generated types come first, since types and lint read them. */
export const generation: readonly Check[] = [npm('generated types', 'codegen')];

/** Checks that do not depend on each other. */
export const checks: readonly Check[] = [
  npm('types', 'typecheck'),
  npm('lint', 'lint'),
  npm('boundaries', 'boundaries'),
  npm('unused code', 'unused'),
  npm('composition', 'schema:check'),
];

interface Checking {
  readonly parallel: number;
  readonly interrupted: AbortSignal;
}

/** Runs checks, as many at a time as asked for; an interruption ends those that run and fails those that wait. */
export async function runChecks(list: readonly Check[], { parallel, interrupted }: Checking): Promise<CheckOutcome[]> {
  const waiting = [...list];
  const outcomes: CheckOutcome[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await runCheck(next, interrupted));
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return outcomes;
}

async function runCheck({ name, command, args }: Check, interrupted: AbortSignal): Promise<CheckOutcome> {
  const started = performance.now();
  const { code, output, errors } = await runToEnd({ command, args, cwd: repositoryRoot, interrupted, show: 'collect' });
  const outcome = { name, passed: code === 0, seconds: (performance.now() - started) / 1000, output: `${output}${errors}` };
  process.stdout.write(`${outcome.passed ? 'passed' : 'FAILED'}  ${name} (${outcome.seconds.toFixed(1)} s)\n`);
  if (!outcome.passed && !interrupted.aborted) process.stdout.write(`${outcome.output}\n`);
  return outcome;
}
