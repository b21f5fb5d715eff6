import { join } from 'node:path';
import { describeSettings } from '@conect/testing';
import { environmentShape, loadEnvironment, migrationEnvironmentShape } from './environment';

describeSettings(join(__dirname, '../..'), environmentShape, migrationEnvironmentShape);

it('the settings work locally without any, and production needs a secret of its own', () => {
  expect(loadEnvironment({})).toMatchObject({ VOLUNTEERING_PORT: 4005 });
  expect(loadEnvironment({ VOLUNTEERING_PUBLIC_URL: 'https://voluntariat.example.ro/' })).toMatchObject({ VOLUNTEERING_PUBLIC_URL: 'https://voluntariat.example.ro' });
  expect(() => loadEnvironment({ NODE_ENV: 'production' })).toThrow(/VOLUNTEERING_PRINCIPAL_SECRET/);
  expect(() => loadEnvironment({ VOLUNTEERING_PORT: 'x', VOLUNTEERING_SECOND_FACTOR: 'maybe' })).toThrow(/VOLUNTEERING_PORT[\s\S]*VOLUNTEERING_SECOND_FACTOR/);
});
