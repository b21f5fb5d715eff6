import { join } from 'node:path';
import { describeSettings } from '@conect/testing';
import { environmentShape, loadEnvironment, migrationEnvironmentShape } from './environment';

describeSettings(join(__dirname, '../..'), environmentShape, migrationEnvironmentShape);

it('the settings work locally without any, and production needs a secret of its own', () => {
  expect(loadEnvironment({})).toMatchObject({ CONSULTATIONS_PORT: 4004 });
  expect(() => loadEnvironment({ NODE_ENV: 'production' })).toThrow(/CONSULTATIONS_PRINCIPAL_SECRET/);
  expect(() => loadEnvironment({ CONSULTATIONS_PORT: 'x', CONSULTATIONS_SECOND_FACTOR: 'maybe' })).toThrow(/CONSULTATIONS_PORT[\s\S]*CONSULTATIONS_SECOND_FACTOR/);
});
