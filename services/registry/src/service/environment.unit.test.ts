import { join } from 'node:path';
import { describeSettings } from '@conect/testing';
import { environmentShape, loadEnvironment, migrationEnvironmentShape } from './environment';

describeSettings(join(__dirname, '../..'), environmentShape, migrationEnvironmentShape);

describe('the settings', () => {
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
