// Adds to package-lock.json what a registry mirror without other platforms' packages left out, so that `npm ci` accepts it everywhere.
// Run it after `npm install` changed the lockfile: `npm run lockfile`. It changes nothing in a complete one.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = { darwin: 'darwin', win32: 'win32', windows: 'win32', android: 'android', freebsd: 'freebsd', openharmony: 'openharmony', linux: 'linux' };
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'arm'];

/** What a package of one platform says of itself, read from its name; null for any other package. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.includes('64') ? 'x64' : processors.find((one) => words.includes(one));
  if (cpu === 'wasm32') return { cpu: ['wasm32'] };
  return os && cpu ? { cpu: [cpu], os: [os] } : null;
}

function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (lock.packages[`${folder}${folder ? '/' : ''}node_modules/${name}`]) return true;
    if (!folder.includes('/node_modules/')) return folder !== '' && lock.packages[`node_modules/${name}`] !== undefined;
  }
}

const added = {};
for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name);
    if (platform === null || isLocked(folder, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    added[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
  }
}

const byName = ([a], [b]) => a.localeCompare(b, 'en');
const [[, rootPackage], ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([['', rootPackage], ...[...others, ...Object.entries(added)].sort(byName)]);
if (Object.keys(added).length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(added).length} packages of other platforms added to package-lock.json\n`);
