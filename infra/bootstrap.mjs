// Runs on any Node from 20 on, before anything is installed: installs, builds, and goes on under the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binaries = join(root, 'node_modules', '.bin');
const marker = join(root, 'node_modules', '.conect-lock');

/** The environment of every command: the project's own Node and tools come first. */
export const environment = {
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};

/** Ends the program with one sentence that says what to do. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function run(title, command, args, { quiet = true } = {}) {
  const started = performance.now();
  process.stdout.write(`${title} ... `);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: quiet ? 'pipe' : 'inherit',
  });
  if (error || status !== 0) {
    process.stdout.write('failed\n');
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? String(error) : ''}\n`);
    giveUp(`${title} failed: the lines above say why. Mend that and start again.`);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

/** Installs what the lockfile says, unless exactly that is installed. */
export function install() {
  const hash = lockHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  run('Installing', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(marker, hash);
}

/** Builds every package; turbo keeps what has not changed. */
export function build() {
  run('Building', process.execPath, [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only']);
}

/** The Node 24 that the project brings, or the one that runs this; a sentence when there is none. */
export function projectNode() {
  const own = join(binaries, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(`CONECT needs Node 24 and this is Node ${process.versions.node}: install Node 24 and start again.`);
}

/** Goes on under the project's Node; signals go through, the exit code comes back. */
export function goOn(file, args, extra = {}) {
  const child = spawn(projectNode(), ['--enable-source-maps', join(root, file), ...args], {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.exitCode === null && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
