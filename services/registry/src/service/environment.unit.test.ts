import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentShape, loadEnvironment, migrationEnvironmentShape } from './environment';

describe('the settings', () => {
  it('are those of the README table', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const section = readme.split('## Settings')[1]!.split('\n## ')[0]!;
    const listed = [...section.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name);

    expect(listed.sort()).toEqual([...new Set([...Object.keys(environmentShape), ...Object.keys(migrationEnvironmentShape)])].sort());
  });

  it('work locally without any', () => {
    expect(loadEnvironment({})).toMatchObject({ REGISTRY_PORT: 4002, KAFKA_BROKERS: ['127.0.0.1:19092'], DOCUMENTS_DIR: '.conect/documents' });
  });

  it('need secrets of their own in production', () => {
    expect(() => loadEnvironment({ NODE_ENV: 'production' })).toThrow(/REGISTRY_SECRET.*REGISTRY_PRINCIPAL_SECRET/s);
    expect(() => loadEnvironment({ REGISTRY_SECRET: 'short' })).toThrow(/REGISTRY_SECRET/);
  });

  it('that are wrong are all named at once', () => {
    expect(() => loadEnvironment({ REGISTRY_PORT: 'x', REGISTRY_DATABASE_URL: 'mysql://x' })).toThrow(/REGISTRY_PORT[\s\S]*REGISTRY_DATABASE_URL/);
  });
});
