import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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

// They share one PostgreSQL and one Kafka, which would be what more of them wait for.
const mostWorkers = 4;
const workerMegabytes = 1500;

/** One run of Jest over the chosen kinds; null when it left no report. */
export async function jest({ kinds, filters, folder, interrupted }: JestRun, env: NodeJS.ProcessEnv): Promise<JestOutcome | null> {
  const outputFile = join(folder, `jest-${kinds.join('-')}.json`);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const args = [
    join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    join(repositoryRoot, 'shared', 'tooling', 'jest.config.cjs'),
    `--cacheDirectory=${join(repositoryRoot, '.conect', 'jest-cache')}`,
    `--maxWorkers=${workersFor(kinds)}`,
    // A process keeps some of each file that it ran; beyond this it makes room for a new one.
    `--workerIdleMemoryLimit=${workerMegabytes}MB`,
    '--json',
    `--outputFile=${outputFile}`,
    '--selectProjects',
    ...projectNames(kinds),
    ...(filters.length === 0 ? [] : ['--testPathPatterns', ...filters]),
  ];
  const options = `${env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const { code } = await runToEnd({
    command: process.execPath,
    args,
    cwd: repositoryRoot,
    env: { ...env, NODE_OPTIONS: options, TMPDIR: temporary },
    interrupted,
    show: 'errors',
  });
  const report = readReport(outputFile);
  return report === null ? null : { report, exitCode: code };
}

/** Files run side by side, but for those that start all of CONECT or take long: each of them needs the machine for itself. */
const workersFor = (kinds: readonly string[]): number => (kinds.some((kind) => kind === 'e2e' || kind === 'heavy') ? 1 : Math.min(availableParallelism(), mostWorkers));

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
