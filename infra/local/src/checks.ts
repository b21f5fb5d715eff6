import { spawn } from 'node:child_process';
import { repositoryRoot } from './local-settings';

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

/** Runs checks, as many at a time as this machine has cores for. */
export async function runChecks(list: readonly Check[], parallel: number): Promise<CheckOutcome[]> {
  const waiting = [...list];
  const outcomes: CheckOutcome[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await runCheck(next));
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return outcomes;
}

async function runCheck({ name, command, args }: Check): Promise<CheckOutcome> {
  const started = performance.now();
  const { code, output } = await run(command, args);
  const outcome = { name, passed: code === 0, seconds: (performance.now() - started) / 1000, output };
  process.stdout.write(`${outcome.passed ? 'passed' : 'FAILED'}  ${name} (${outcome.seconds.toFixed(1)} s)\n`);
  if (!outcome.passed) process.stdout.write(`${output}\n`);
  return outcome;
}

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
