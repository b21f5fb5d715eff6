// `npm run authenticator|clock|consultations|events|identity|messaging|registry|volunteering -- ...`, `infra/backup.sh`, `infra/restore.sh`: one program of a package, with the settings that `npm start` uses.
import { build, giveUp, goOn, install, root } from './bootstrap.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const programs = {
  authenticator: 'infra/local/dist/authenticator-command.js',
  backup: 'infra/local/dist/backup-command.js',
  clock: 'infra/local/dist/clock-command.js',
  consultations: 'services/consultations/dist/service/cli.js',
  events: 'infra/local/dist/events-command.js',
  identity: 'services/identity/dist/service/cli.js',
  messaging: 'services/messaging/dist/service/cli.js',
  registry: 'services/registry/dist/service/cli.js',
  restore: 'infra/local/dist/restore-command.js',
  volunteering: 'services/volunteering/dist/service/cli.js',
};
const [name, ...args] = process.argv.slice(2);
const file = programs[name];
if (file === undefined) giveUp(`Unknown program "${name}": expected one of ${Object.keys(programs).join(', ')}.`);

await install();
await build();
goOn(file, args, localSettings());

/** What `npm start` wrote for its services; what the caller sets wins. */
function localSettings() {
  const path = join(process.env.CONECT_DATA_DIR ?? join(root, '.conect'), 'services.env');
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.includes('='));
  const settings = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return Object.fromEntries(settings.filter(([key]) => process.env[key] === undefined));
}
