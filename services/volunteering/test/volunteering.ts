import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { aUser, startTestService, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { migrateVolunteering } from '../src/service/database/migrate-volunteering';
import { loadEnvironment } from '../src/service/environment';

/** Starts volunteering on a throw-away database, reached over real HTTP; `changes` override the settings of its environment. */
export async function startVolunteering(changes: Readonly<Record<string, string>> = {}): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), 'conect-volunteering-'));
  const service = await startTestService({
    service: 'volunteering',
    migrate: migrateVolunteering,
    settings: { VOLUNTEERING_DOCUMENTS_DIR: folder, ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'volunteering', level: environment.LOG_LEVEL }));
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

export const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

/** An organization of which the registry has said where it stands; answers its id. */
export async function anOrganization({ sql }: TestService, status = 'ACTIVE'): Promise<string> {
  const id = randomUUID();
  await sql(`INSERT INTO organization (id, status, legal_name, version, as_of) VALUES ($1, $2, 'Asociația Țarnița Verde', 1, now())`, [id, status]);
  return id;
}

/** Somebody with a role in an organization, as if identity had said so; null is for SGG. */
export async function memberOf({ sql }: TestService, organizationId: string | null, role = 'NGO_ADMIN'): Promise<Principal> {
  const person = aUser();
  await sql('INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)', [randomUUID(), idOf(person), role, organizationId]);
  return person;
}

/** Sets business time, as `npm run clock` does: so that it is this instant now. */
export const setClock = ({ sql }: TestService, at: string): Promise<object[]> => sql('UPDATE business_clock SET clock_offset = $1::timestamptz - now()', [at]);
