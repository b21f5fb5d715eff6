import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@conect/service-kit';
import { startTestService, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { loadEnvironment } from '../src/service/environment';
import { migrateIdentity } from '../src/service/migrate-identity';

/** Identity on a throw-away database, reached over real HTTP. */
export type TestIdentity = TestService;

export const testSecret = 'an-identity-secret-of-tests-only-0123456789';

/** Starts identity; `changes` override the settings of its environment. */
export async function startIdentity(changes: Readonly<Record<string, string>> = {}): Promise<TestIdentity> {
  const folder = await mkdtemp(join(tmpdir(), 'conect-identity-'));
  const service = await startTestService({
    service: 'identity',
    migrate: migrateIdentity,
    settings: { IDENTITY_SECRET: testSecret, WEB_URL: 'https://conect.test', IDENTITY_DOCUMENTS_DIR: folder, ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'identity', level: environment.LOG_LEVEL }));
    },
  });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
