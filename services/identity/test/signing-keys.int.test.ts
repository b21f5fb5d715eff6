import { createLogger } from '@conect/service-kit';
import { createApp } from '../src/service/app';
import { runCommand } from '../src/service/commands';
import { createIdentityDataSource } from '../src/service/database/data-source';
import { loadEnvironment } from '../src/service/environment';
import { createFoundation, keysOf } from '../src/service/foundation';
import { atShell } from '../src/service/shell';
import { createAccessTokenIssuer } from '../src/session/crypto/access-token-issuer';
import { createSigningKeyStore } from '../src/session/database/stores/signing-key-store';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { aConfirmedUser, principalOf } from './operations';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
  await aConfirmedUser(identity, 'ana@exemplu.ro');
});
afterAll(() => identity.stop());

interface Published {
  readonly keys: readonly Readonly<Record<string, string>>[];
}

async function published(): Promise<{ keys: Published['keys']; cacheControl: string | null }> {
  const response = await fetch(`${identity.address}/.well-known/jwks.json`);
  return { keys: ((await response.json()) as Published).keys, cacheControl: response.headers.get('cache-control') };
}
const keyIdOf = (token: string): string => (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid;
const settings = () => ({ NODE_ENV: 'test', IDENTITY_PORT: '0', IDENTITY_DATABASE_URL: identity.databaseUrl, IDENTITY_SECRET: testSecret });
const rotate = () => atShell(settings(), async (shell) => runCommand(['rotate-signing-keys'], shell));
const keyRows = () => identity.sql<{ id: string; status: string }>('SELECT id, status FROM signing_key ORDER BY created_at, id');

const verify = async (token: string): Promise<string> => (await principalOf(identity, token)).userId;

describe('the signing keys', () => {
  it('are published with the next one, without private parts, for caches', async () => {
    const { keys, cacheControl } = await published();

    expect(keys).toHaveLength(2);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(cacheControl).toBe('public, max-age=300');
  });

  it('are one set however many processes start at once', async () => {
    await identity.sql('DELETE FROM signing_key');
    const logger = createLogger({ service: 'identity', level: 'silent' });
    const apps = await Promise.all(Array.from({ length: 4 }, () => createApp(loadEnvironment(settings()), logger)));

    await Promise.all(apps.map(({ listen }) => listen()));

    expect((await keyRows()).map(({ status }) => status).sort()).toEqual(['CURRENT', 'NEXT']);
    for (const { parts } of apps) for (const { stop } of parts) await stop();
  });

  it('change over: the published next key signs, and tokens of the retired one still verify', async () => {
    const fresh = startFresh();
    const before = await fresh.accessToken();
    const [, next] = (await published()).keys;

    expect(await rotate()).toMatchObject({ done: true });

    const after = startFresh();
    const token = await after.accessToken();
    expect(keyIdOf(token)).toBe(next!['kid']);
    expect(await verify(before)).toBe(await verify(token));
    expect((await keyRows()).map(({ status }) => status)).toEqual(['RETIRED', 'CURRENT', 'NEXT']);
    expect((await published()).keys).toHaveLength(3);
  });

  it('are forgotten once no token of theirs can be valid', async () => {
    await identity.sql("UPDATE signing_key SET retired_at = now() - interval '2 hours' WHERE status = 'RETIRED'");

    await rotate();

    expect((await keyRows()).map(({ status }) => status)).toEqual(['RETIRED', 'CURRENT', 'NEXT']);
  });

  it('change over by themselves when the current one has done its time', async () => {
    const before = (await keyRows()).find(({ status }) => status === 'CURRENT')!.id;
    await identity.sql("UPDATE signing_key SET activated_at = now() - interval '31 days' WHERE status = 'CURRENT'");
    const app = await createApp(loadEnvironment(settings()), createLogger({ service: 'identity', level: 'silent' }));

    await app.listen();

    const rows = await keyRows();
    expect(rows.find(({ id }) => id === before)!.status).toBe('RETIRED');
    for (const { stop } of app.parts) await stop();
  });

  it('do not open under another secret', async () => {
    await expect(fetch(`${identity.address}/.well-known/jwks.json`)).resolves.toMatchObject({ status: 200 });
    const [row] = await identity.sql<{ encrypted_private_key: Buffer }>("SELECT encrypted_private_key FROM signing_key WHERE status = 'CURRENT'");
    expect(row!.encrypted_private_key.includes(Buffer.from('PRIVATE'))).toBe(false);

    const stranger = startFresh({ IDENTITY_SECRET: 'another-secret-of-more-than-32-characters' });

    await expect(stranger.accessToken()).rejects.toThrow('expected the IDENTITY_SECRET');
  });
});

interface Fresh {
  readonly accessToken: () => Promise<string>;
}

/** Signs as a process that has just started does: with no key in its memory. */
function startFresh(changes: Record<string, string> = {}): Fresh {
  return {
    accessToken: async () => {
      const dataSource = createIdentityDataSource({ url: identity.databaseUrl });
      await dataSource.initialize();
      try {
        return await signOn(dataSource, loadEnvironment({ ...settings(), ...changes }));
      } finally {
        await dataSource.destroy();
      }
    },
  };
}

async function signOn(dataSource: ReturnType<typeof createIdentityDataSource>, environment: ReturnType<typeof loadEnvironment>): Promise<string> {
  const { clock, newId } = createFoundation({ dataSource, logger: createLogger({ service: 'identity', level: 'silent' }) });
  const issuer = createAccessTokenIssuer({
    signingKeys: createSigningKeyStore(dataSource.manager),
    encryptionKey: keysOf(environment.IDENTITY_SECRET).signingKeys,
    issuer: environment.IDENTITY_ISSUER,
    audience: environment.ACCESS_TOKEN_AUDIENCE,
    accessTokenSeconds: 600,
    clock,
  });
  const [user] = await dataSource.query<{ id: string }[]>('SELECT id FROM user_account LIMIT 1');
  const expiresAt = new Date(clock.now().getTime() + 3_600_000);
  const session = { id: newId(), userId: user!.id, assurance: 'PASSWORD' as const, authenticatedAt: clock.now(), expiresAt, endedAt: null, endReason: null };
  return (await issuer.issue(session)).accessToken;
}
