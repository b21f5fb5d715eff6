import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JestOutcome, JestReport } from './jest-summary';
import { repositoryRoot } from './local-settings';
import { runToEnd } from './run-to-end';

/** Which tests to run, and where. */
export interface JestRun {
  readonly kinds: readonly string[];
  readonly filters: readonly string[];
  /** Takes the report and everything that tests write to the temporary folder. */
  readonly folder: string;
  readonly interrupted: AbortSignal;
}

// Jest waits for ever for what a test left open; it is ended then, and that counts as a failure. `shared/tooling/tell-what-is-open.cjs` names it before.
const exitMillis = 30_000;

const hang = `Jest did not end within ${exitMillis / 1000} s of its tests and was ended. If no line above says "Left open", Node could not exit, e.g. because of a socket that was reset while it shut down.\n`;

/** One run of Jest over the chosen kinds; null when it left no report. */
export async function jest({ kinds, filters, folder, interrupted }: JestRun, env: NodeJS.ProcessEnv): Promise<JestOutcome | null> {
  const outputFile = join(folder, `jest-${kinds.join('-')}.json`);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const args = [
    // All files of a run are in one process, which keeps some of each: at Node's own limit of 4 GB the last ones would only collect garbage.
    '--max-old-space-size=10240',
    join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    join(repositoryRoot, 'shared', 'tooling', 'jest.config.cjs'),
    `--cacheDirectory=${join(repositoryRoot, '.conect', 'jest-cache')}`,
    '--json',
    `--outputFile=${outputFile}`,
    '--selectProjects',
    ...projectNames(kinds),
    ...(filters.length === 0 ? [] : ['--testPathPatterns', ...filters]),
  ];
  const options = `${env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const overdue = new AbortController();
  const watch = setInterval(() => {
    if (!existsSync(outputFile)) return;
    clearInterval(watch);
    setTimeout(() => overdue.abort(), exitMillis).unref();
  }, 1000);
  const { code } = await runToEnd({
    command: process.execPath,
    args,
    cwd: repositoryRoot,
    env: { ...env, NODE_OPTIONS: options, TMPDIR: temporary },
    interrupted: AbortSignal.any([interrupted, overdue.signal]),
    show: 'errors',
  });
  clearInterval(watch);
  const report = readReport(outputFile);
  if (report === null) return null;
  if (overdue.signal.aborted) process.stdout.write(hang);
  return { report, exitCode: code };
}

function readReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return null;
  }
}

/** Names as the Jest preset gives them: package and kind. */
function projectNames(kinds: readonly string[]): string[] {
  const within = (folder: string): string[] => readdirSync(join(repositoryRoot, folder));
  const packages = [...within('shared').filter((name) => name !== 'tooling'), ...within('services'), 'gateway', 'local'];
  return packages.flatMap((name) => kinds.map((kind) => `${name} ${kind}`));
}
