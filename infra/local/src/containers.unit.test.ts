import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';
import { matches, read, settingsInCode, sorted } from './settings-in-code';
import { services } from './stack';

const compose = read('docker-compose.yml');
const processNames = [...services.flatMap((service) => [service, `${service}-migrations`]), 'gateway'];

/** The lines of one service of the compose file; its blocks are indented by two. */
const blockOf = (name: string): string => compose.split(/^ {2}(?=[a-z])/m).find((block) => block.startsWith(`${name}:`)) ?? '';

const settingsOf = (name: string): string[] => {
  const merged = blockOf(name).includes('<<: *kafka') ? ['KAFKA_BROKERS'] : [];
  return [...merged, ...matches(blockOf(name), /^ {6}([A-Z][A-Z0-9_]+):/gm)];
};

it.each(processNames)('give %s no setting that its code does not read', (name) => {
  expect(settingsOf(name)).not.toEqual([]);
  expect(settingsOf(name).filter((setting) => !settingsInCode().includes(setting))).toEqual([]);
});

it.each(services)('give %s every address and secret it cannot guess', (service) => {
  const name = service.toUpperCase();

  const secrets = [`${name}_SECRET`, `${name}_PRINCIPAL_SECRET`].filter((secret) => settingsInCode().includes(secret));
  expect(settingsOf(service)).toEqual(expect.arrayContaining(['KAFKA_BROKERS', `${name}_DATABASE_URL`, ...secrets]));
  expect(settingsOf(`${service}-migrations`)).toEqual(expect.arrayContaining([`${name}_DATABASE_URL`, `${name}_MIGRATIONS_DATABASE_URL`]));
  expect(settingsOf('gateway')).toEqual(expect.arrayContaining([`${name}_GRAPHQL_URL`, `${name}_PRINCIPAL_SECRET`]));
});

it('ask the person for variables that .env.example lists', () => {
  const listed = matches(read('.env.example'), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);

  expect(sorted(matches(compose, /\$\{([A-Z0-9_]+)[:}]/g)).filter((name) => !listed.includes(name))).toEqual([]);
});

it.each(services)('make the database and roles of %s', (service) => {
  expect(read('infra', 'postgres', 'create-databases.sh')).toContain(`create ${service} "$${service.toUpperCase()}_OWNER_PASSWORD" "$${service.toUpperCase()}_APP_PASSWORD"`);
});

it.each(matches(compose, /FOLDER: ([a-z/]+)/g))('build %s, which is there', (folder) => {
  const { name } = JSON.parse(readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8')) as { name: string };

  expect(existsSync(join(repositoryRoot, folder, 'package.json'))).toBe(true);
  expect(compose).toContain(`PACKAGE: '${name}', FOLDER: ${folder}`);
});
