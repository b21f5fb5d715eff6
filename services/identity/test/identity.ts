import { createLogger } from '@conect/service-kit';
import { startTestService, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { loadEnvironment } from '../src/service/environment';
import { migrateIdentity } from '../src/service/migrate-identity';

/** Identity on a throw-away database, reached over real HTTP. */
export type TestIdentity = TestService;

export const testSecret = 'an-identity-secret-of-tests-only-0123456789';

/** Starts identity; `changes` override the settings of its environment. */
export const startIdentity = (changes: Readonly<Record<string, string>> = {}): Promise<TestIdentity> =>
  startTestService({
    service: 'identity',
    migrate: migrateIdentity,
    settings: { IDENTITY_SECRET: testSecret, WEB_URL: 'https://conect.test', ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'identity', level: environment.LOG_LEVEL }));
    },
  });
