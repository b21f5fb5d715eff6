import { createHmac, generateKeyPairSync, randomUUID, sign as signBytes, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { accessTokensRevoked, sessionEnded, toMessage, type EventContract } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { testKafka, waitFor } from '@conect/testing';
import { createApp } from '../src/app';
import { loadEnvironment } from '../src/environment';

const issuer = 'http://identity.test';
const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangers = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'current', use: 'sig', alg: 'ES256' };

/** The issuer's key set and, behind it, what nobody should be sent to fetch. */
let keySet: Server;
let fetched: string[];
let url: string;
const stops: (() => Promise<void>)[] = [];
const kafka = testKafka();
const logger = createLogger({ service: 'gateway', level: 'silent' });

beforeAll(async () => {
  fetched = [];
  keySet = createServer((request, response) => {
    fetched.push(request.url ?? '');
    response.setHeader('content-type', 'application/jwk-set+json');
    response.end(JSON.stringify({ keys: request.url === '/.well-known/jwks.json' ? [jwk] : [{ ...strangers.publicKey.export({ format: 'jwk' }), kid: 'evil' }] }));
  });
  await new Promise<void>((resolve) => keySet.listen(0, '127.0.0.1', resolve));
  url = await startGateway();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await new Promise((resolve) => keySet.close(resolve));
});

async function startGateway(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const keys = `http://127.0.0.1:${(keySet.address() as AddressInfo).port}`;
  const secret = 'f'.repeat(64);
  const app = await createApp(
    loadEnvironment({
      NODE_ENV: 'test',
      GATEWAY_PORT: '0',
      GATEWAY_REQUESTS_PER_MINUTE: '0',
      IDENTITY_ISSUER: issuer,
      IDENTITY_JWKS_URL: `${keys}/.well-known/jwks.json`,
      IDENTITY_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
      REGISTRY_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
      IDENTITY_PRINCIPAL_SECRET: secret,
      REGISTRY_PRINCIPAL_SECRET: secret,
      KAFKA_BROKERS: kafka.brokers.join(','),
      KAFKA_TOPIC_PREFIX: kafka.topicPrefix,
      ...changes,
    }),
    logger,
  );
  const address = await app.listen();
  stops.push(async () => {
    for (const part of app.parts) await part.stop();
  });
  await app.startBackground();
  return address;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

interface Difference {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: KeyObject;
}

/** A token as identity makes it, but for the difference; written by hand, since no library writes a forged one. */
function token({ header = {}, claims = {}, key = ours.privateKey }: Difference = {}): string {
  const text = `${encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'current', ...header })}.${encoded(claimsWith(claims))}`;
  return `${text}.${signBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
const claimsWith = (claims: object): object => ({
  iss: issuer,
  aud: 'conect',
  sub: randomUUID(),
  sid: randomUUID(),
  jti: randomUUID(),
  iat: now(),
  exp: now() + 600,
  auth_time: now(),
  acr: 'PASSWORD',
  ...claims,
});

/** A token of a service account as identity makes it. */
const tokenOfService = (claims: object = {}, difference: Difference = {}): string => {
  const clientId = randomUUID();
  return token({ ...difference, claims: { sub: clientId, client_id: clientId, scope: 'graph:read', auth_time: undefined, acr: undefined, ...claims } });
};

/** Says something to every process, as identity does. */
async function say(contract: EventContract, subject: string, data: object): Promise<void> {
  const connection = createKafkaConnection({ clientId: 'test', brokers: kafka.brokers, topicPrefix: kafka.topicPrefix, replicationFactor: 1, logger });
  const sender = createKafkaSender(connection, [contract]);
  await sender.connect();
  const event = { eventId: randomUUID(), contract, subject, aggregateVersion: 1, actorId: null, traceparent: null, time: new Date(), data };
  await sender.send([{ ...toMessage(event), topic: contract.topic }] as never).finally(sender.disconnect);
}

/** A query that needs no service: what is answered depends on the token alone. */
async function ask(authorization: string, address = url): Promise<{ status: number; challenge: string | null; body: unknown }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body: await response.json() };
}

describe('an access token at the door', () => {
  it('is accepted as identity makes it', async () => {
    expect(await ask(`Bearer ${token()}`)).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  const publicPem = String(ours.publicKey.export({ type: 'spki', format: 'pem' }));
  const hs256 = (secret: string): string => {
    const text = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: 'current' })}.${encoded(claimsWith({}))}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const tampered = (): string => {
    const [head, , tail] = token().split('.');
    return `${head}.${encoded(claimsWith({ sub: randomUUID() }))}.${tail}`;
  };

  it.each([
    ['alg none, without a signature', () => `${encoded({ alg: 'none', typ: 'at+jwt', kid: 'current' })}.${encoded(claimsWith({}))}.`],
    ['HS256, signed with the public key', () => hs256(publicPem)],
    ['another typ, e.g. that of an ID token', () => token({ header: { typ: 'JWT' } })],
    ['another audience', () => token({ claims: { aud: 'elsewhere' } })],
    ['another issuer', () => token({ claims: { iss: 'http://evil.test' } })],
    ['its time over', () => token({ claims: { iat: now() - 700, exp: now() - 31 } })],
    ['its time yet to come', () => token({ claims: { nbf: now() + 60 } })],
    ['a kid that climbs folders', () => token({ header: { kid: '../../../../dev/null' } })],
    ['a kid that is SQL', () => token({ header: { kid: "current' OR '1'='1" } })],
    ['a kid that nobody published', () => token({ header: { kid: randomUUID() } })],
    ['a key of its own in the header', () => token({ key: strangers.privateKey, header: { jwk: strangers.publicKey.export({ format: 'jwk' }) } })],
    [
      'an address of keys of its own',
      () => token({ key: strangers.privateKey, header: { kid: 'evil', jku: `http://127.0.0.1:${(keySet.address() as AddressInfo).port}/evil` } }),
    ],
    ['a changed payload', () => tampered()],
    ['no session', () => token({ claims: { sid: undefined } })],
    ['nothing that could be a token', () => 'x'.repeat(5_000)],
  ])('is refused with %s, in the same words', async (_what, make) => {
    expect(await ask(`Bearer ${make()}`)).toEqual({
      status: 401,
      challenge: 'Bearer error="invalid_token"',
      body: {
        errors: [
          {
            message: 'The access token is not valid or no longer valid. Sign in again, or refresh the session.',
            extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }),
          },
        ],
      },
    });
    expect(fetched.filter((path) => path !== '/.well-known/jwks.json')).toEqual([]);
  });

  const ofPerson = (sessionId: string): string => token({ claims: { sid: sessionId } });
  const ofService = (sessionId: string): string => tokenOfService({ sid: sessionId });
  const said: readonly [string, typeof ofPerson, EventContract, object][] = [
    ['a session that was ended', ofPerson, sessionEnded, { userId: randomUUID(), reason: 'SIGNED_OUT' }],
    ['a user who is gone: the account is closed', ofPerson, accessTokensRevoked, { subjectId: randomUUID(), reason: 'ACCOUNT_DISABLED' }],
    ['a service account that was taken back', ofService, accessTokensRevoked, { subjectId: randomUUID(), reason: 'API_CLIENT_REVOKED' }],
  ];
  it.each(said)('is refused once it is heard to be that of %s, and no other is', async (_whose, make, contract, data) => {
    const sessionId = randomUUID();
    const ended = make(sessionId);
    expect((await ask(`Bearer ${ended}`)).status).toBe(200);

    await say(contract, sessionId, { sessionId, ...data });

    await waitFor(async () => (await ask(`Bearer ${ended}`)).status === 401, { describe: 'the gateway to have heard' });
    expect((await ask(`Bearer ${make(sessionId)}`)).status).toBe(401);
    expect((await ask(`Bearer ${make(randomUUID())}`)).status).toBe(200);
  });

  it.each(['Basic YW5hOnBhcm9sYQ==', 'Bearer', 'Bearer  ', 'bearer\ttoken'])('is refused when it is %j', async (authorization) => {
    expect((await ask(authorization)).status).toBe(401);
  });
});

describe('the access token of a service account', () => {
  it('opens the graph with the scope graph:read', async () => {
    expect(await ask(`Bearer ${tokenOfService()}`)).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  it.each(['', 'events:consume', 'graph:reader'])('is FORBIDDEN with the scope %j', async (scope) => {
    expect(await ask(`Bearer ${tokenOfService({ scope })}`)).toMatchObject({
      status: 403,
      challenge: 'Bearer error="insufficient_scope", scope="graph:read"',
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  it('is refused when it says to be a person\'s too, or another account\'s', async () => {
    for (const claims of [{ acr: 'PASSWORD', auth_time: now() }, { sub: randomUUID() }]) expect((await ask(`Bearer ${tokenOfService(claims)}`)).status).toBe(401);
  });

  it('is counted by the account, whoever else asks from the same address; one that is forged counts by address', async () => {
    const strict = await startGateway({ GATEWAY_REQUESTS_PER_MINUTE: '3' });
    const statuses = async (make: () => string): Promise<number[]> => {
      const seen: number[] = [];
      for (let asked = 1; asked <= 4; asked += 1) seen.push((await ask(`Bearer ${make()}`, strict)).status);
      return seen;
    };
    const [one, other] = [randomUUID(), randomUUID()];

    expect(await statuses(() => tokenOfService({ sub: one, client_id: one }))).toEqual([200, 200, 200, 429]);
    expect(await statuses(() => tokenOfService({ sub: other, client_id: other }))).toEqual([200, 200, 200, 429]);
    expect(await statuses(() => tokenOfService({ sub: one, client_id: one }, { key: strangers.privateKey }))).toEqual([401, 401, 401, 429]);
  });
});
