import { join } from 'node:path';
import { describeSettings } from '@conect/testing';
import { environmentShape, loadEnvironment, migrationEnvironmentShape } from './environment';

describeSettings(join(__dirname, '../..'), environmentShape, migrationEnvironmentShape);

describe('the settings', () => {
  it('work locally without any', () => {
    expect(loadEnvironment({})).toMatchObject({ MESSAGING_PORT: 4003, EFFECT_MAXIMUM_AGE_DAYS: 7, SMTP_URL: 'smtp://127.0.0.1:4025' });
  });

  it('need secrets of their own in production', () => {
    expect(() => loadEnvironment({ NODE_ENV: 'production' })).toThrow(/MESSAGING_SECRET.*MESSAGING_PRINCIPAL_SECRET.*MESSAGING_LOOKUP_SECRET/s);
    expect(() => loadEnvironment({ MESSAGING_LOOKUP_SECRET: 'short' })).toThrow(/MESSAGING_LOOKUP_SECRET/);
  });

  it('that are wrong are all named at once', () => {
    expect(() => loadEnvironment({ MESSAGING_PORT: 'x', MAIL_FROM: 'nobody' })).toThrow(/MESSAGING_PORT[\s\S]*MAIL_FROM/);
  });
});
