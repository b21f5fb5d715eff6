// Runs on any Node from 20 on, before anything is installed: installs, builds, and goes on under the project's own Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binaries = join(root, 'node_modules', '.bin');
const marker = join(root, 'node_modules', '.conect-lock');
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const quietTools = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const otherPaths = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== binaries);

/** The environment of every command: the project's own Node and tools come first. */
const environment = { ...process.env, ...quietTools, PATH: [binaries, ...otherPaths].join(delimiter) };

/** For the installation alone: it replaces the project's Node, so it must not run on it. */
const installingEnvironment = { ...process.env, ...quietTools, PATH: otherPaths.join(delimiter) };

let lastLine = '';

/** Says a line that ends the output if the program has to give up: `npm test` always closes with its count. */
export function closeWith(line) {
  lastLine = line;
}

/** Ends the program with one sentence that says what to do. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  if (lastLine !== '') process.stdout.write(`\n${lastLine}\n`);
  process.exit(1);
}

/** Runs one step quietly, in a process group of its own, so that an interruption ends all of it; its output is shown when it fails. */
async function run(title, command, args, env) {
  const started = performance.now();
  let child;
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    if (child?.exitCode === null && child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  };
  for (const signal of signals) process.on(signal, interrupt);
  process.stdout.write(`${title} ... `);
  child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const failure = await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code === 0 ? null : `${command} ended with code ${code}`));
  });
  for (const signal of signals) process.off(signal, interrupt);

  if (interrupted) giveUp('Stopped before everything had started.');
  if (failure !== null) {
    process.stdout.write('failed\n');
    process.stderr.write(`${output}${failure}\n`);
    giveUp(`${title} failed: the lines above say why. Mend that and start again.`);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

/** Installs what the lockfile says, unless exactly that is installed. */
export async function install() {
  if (root.includes(delimiter)) giveUp(`The folder ${root} has a "${delimiter}" in its path, which npm cannot work with: move the clone to another folder.`);
  const hash = lockHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('Installing (a minute or two, once)', 'npm', args, installingEnvironment);
  writeFileSync(marker, hash);
}

/** Builds every package; turbo keeps what has not changed. */
export async function build() {
  await run('Building', projectNode(), [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only'], environment);
}

/** The Node 24 that the project brings, or the one that runs this; a sentence when there is none. */
function projectNode() {
  const own = join(binaries, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(`CONECT needs Node 24 and this is Node ${process.versions.node}: install Node 24 and start again.`);
}

/** Goes on under the project's Node; signals go through, the exit code comes back. The channel tells the program when this one is killed. */
export function goOn(file, args, extra = {}) {
  const child = spawn(projectNode(), ['--enable-source-maps', join(root, file), ...args], {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  whenLeftByNpm(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** A killed npm tells nobody: what it ran would go on unseen. */
function whenLeftByNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 1000);
  timer.unref();
}
