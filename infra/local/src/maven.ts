import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem';
import { runToEnd } from './run-to-end';

/** Java reads the names of files in the character set of the locale; in the plain C locale a folder named "știri" could not be found. */
export const javaEnvironment = { ...process.env, LC_ALL: 'C.UTF-8' };

/** Which jars, for what, and what else somebody can do who cannot fetch them. */
export interface Jars {
  /** Where they are, or come to be. */
  readonly libraries: string;
  readonly pomFile: string;
  readonly what: string;
  readonly wayOut: string;
  readonly interrupted?: AbortSignal | undefined;
}

/** Fetches jars by Maven, once; they run on the Java that is here. */
export async function fetchJars({ libraries, pomFile, what, wayOut, interrupted }: Jars): Promise<void> {
  assertJava(what, wayOut);
  if (existsSync(libraries)) return;
  const maven = spawnSync('mvn', ['--version'], { stdio: 'ignore' });
  if (maven.error !== undefined) throw new Problem(`Maven is not installed and fetches ${what}'s jars: install Maven 3, ${wayOut}.`);

  // A folder per attempt: two programs of one checkout may fetch at the same time.
  const partial = `${libraries}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    const args = ['-q', '-B', '-f', pomFile, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
    const { code, output, errors } = await runToEnd({ command: 'mvn', args, cwd: dirname(pomFile), env: javaEnvironment, interrupted, show: 'collect' });
    if (code !== 0) throw new Problem(`Maven could not fetch ${what}'s jars (${firstLineOf(errors, output)}): see to the connection, ${wayOut}.`);
    if (!existsSync(libraries)) renameSync(partial, libraries);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The first line that says anything. */
export const firstLineOf = (...texts: readonly string[]): string => texts.map((text) => text.trim()).find((text) => text !== '')?.split('\n')[0] ?? 'no reason given';

function assertJava(what: string, wayOut: string): void {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = error === undefined ? /version "(\d+)/.exec(stderr)?.[1] : undefined;
  if (version === undefined) throw new Problem(`Java is not installed and runs ${what}: install Java 17 or newer, ${wayOut}.`);
  if (Number(version) < 17) throw new Problem(`Java ${version} is too old for ${what}: install Java 17 or newer, ${wayOut}.`);
}
