import { randomUUID } from 'node:crypto';
import { anonymous, type Principal, type UserPrincipal } from '@conect/auth';
import { sgg } from '../src/membership/domain/institution';
import { startIdentity, type TestIdentity } from './identity';
import {
  aConfirmedUser,
  anSggAdmin,
  auditOf,
  codesOf,
  eventsOf,
  mutate,
  mutationOf,
  tableCounts,
  userPrincipal,
  verified,
  type Operation,
} from './operations';
import { askForToken, basicOf } from './token-endpoint';

let identity: TestIdentity;
let victor: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_SECOND_FACTOR: 'true' });
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

const aClient = async (changes: object = {}) => {
  const { client, secret, userErrors } = await mutate(identity, 'createApiClient', { name: 'PolicyRadar', scopes: ['GRAPH_READ'], ...changes }, victor);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { id: client.id, secret, client };
};
const tokenFor = ({ id, secret }: { readonly id: string; readonly secret: string }, form: Record<string, string> = {}) =>
  askForToken(identity.address, { grant_type: 'client_credentials', ...form }, { authorization: basicOf(id, secret) });
const errorOf = async (client: { readonly id: string; readonly secret: string }) => (await tokenFor(client)).body['error'];
const codeOf = async (principal: Principal, operation: Operation, input: object) =>
  (await identity.ask(principal, mutationOf(operation), { input })).errors?.[0]?.extensions['code'];

describe('createApiClient', () => {
  it('makes an account with a secret that is shown once and kept as a hash', async () => {
    const { client, secret, id } = await aClient({ contactEmail: 'Radar@exemplu.ro', institutionId: sgg.id, scopes: ['EVENTS_CONSUME', 'GRAPH_READ', 'GRAPH_READ'] });

    expect(client).toMatchObject({
      name: 'PolicyRadar',
      contactEmail: 'radar@exemplu.ro',
      institution: { id: sgg.id },
      organization: null,
      scopes: ['GRAPH_READ', 'EVENTS_CONSUME'],
      previousSecretWorksUntil: null,
      revokedAt: null,
    });
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await eventsOf(identity, id)).toEqual([
      {
        name: 'ApiClientCreated',
        version: 1,
        actorId: victor.userId,
        data: { clientId: id, scopes: ['graph:read', 'events:consume'], institutionId: sgg.id, organizationId: null },
      },
    ]);
    expect(await auditOf(identity, id)).toEqual(['createApiClient']);
    const [{ all }] = (await identity.sql<{ all: string }>(`SELECT concat((SELECT string_agg(c::text, ' ') FROM api_client c),
      (SELECT string_agg(a::text, ' ') FROM audit_entry a), (SELECT string_agg(o::text, ' ') FROM outbox o),
      (SELECT string_agg(i::text, ' ') FROM idempotency_record i)) AS all`)) as [{ all: string }];
    expect(all).not.toContain(secret);
    expect(await identity.sql("SELECT 1 FROM audit_entry WHERE changes::text LIKE '%radar@%'")).toEqual([]);
  });

  it('answers a repeat with the same account, without the secret, and makes no other', async () => {
    const input = { name: 'Repeated', scopes: ['GRAPH_READ'], idempotencyKey: randomUUID() };
    const first = await mutate(identity, 'createApiClient', input, victor);
    const before = await tableCounts(identity);

    const second = await mutate(identity, 'createApiClient', input, victor);

    expect(second).toEqual({ ...first, secret: null });
    expect(await tableCounts(identity)).toEqual(before);
    expect(await errorOf({ id: first.client.id, secret: first.secret })).toBeUndefined();
  });

  it('takes an organization that somebody has a role in', async () => {
    const organizationId = randomUUID();
    const userId = await aConfirmedUser(identity, 'ngo@exemplu.ro');
    await identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, 'NGO_ADMIN', $3, now())", [randomUUID(), userId, organizationId]);

    const { client } = await aClient({ organizationId: organizationId.toUpperCase() });

    expect(client).toMatchObject({ organization: { id: organizationId }, institution: null });
  });

  it.each([
    ['no name', { name: ' ' }, ['BAD_USER_INPUT'], ['name']],
    ['a name of two lines', { name: 'a\nb' }, ['BAD_USER_INPUT'], ['name']],
    ['no scope', { scopes: [] }, ['BAD_USER_INPUT'], ['scopes']],
    ['an address that is none', { contactEmail: 'nowhere' }, ['BAD_USER_INPUT'], ['contactEmail']],
    ['two places', { institutionId: sgg.id, organizationId: sgg.id }, ['BAD_USER_INPUT'], ['organizationId']],
    ['an unknown institution', { institutionId: randomUUID() }, ['NOT_FOUND'], ['institutionId']],
    ['an institution that is no id', { institutionId: 'x' }, ['NOT_FOUND'], ['institutionId']],
    ['an unknown organization', { organizationId: randomUUID() }, ['NOT_FOUND'], ['organizationId']],
    ['an organization that is no id', { organizationId: "' OR 1=1 --" }, ['NOT_FOUND'], ['organizationId']],
  ])('refuses %s and writes nothing', async (_case, changes, codes, field) => {
    const before = await tableCounts(identity);

    const refused = await mutate(identity, 'createApiClient', { name: 'Refused', scopes: ['GRAPH_READ'], ...changes }, victor);

    expect([refused.client, refused.secret, codesOf(refused), refused.userErrors[0]!.field]).toEqual([null, null, codes, field]);
    expect(await tableCounts(identity)).toEqual(before);
  });
});

describe('who may', () => {
  const acts = (clientId: string): readonly [Operation, object][] => [
    ['createApiClient', { name: 'Other', scopes: ['GRAPH_READ'] }],
    ['rotateApiClientSecret', { clientId }],
    ['revokeApiClient', { clientId }],
  ];

  it('act on service accounts is an administrator of SGG, by second factor', async () => {
    const { id } = await aClient();
    const ana = { ...userPrincipal(await aConfirmedUser(identity, 'ana@exemplu.ro')), assurance: 'SECOND_FACTOR' } as const;
    const before = await tableCounts(identity);

    for (const [operation, input] of acts(id)) {
      expect(codesOf((await mutate(identity, operation, input, ana)) as never)).toEqual(['FORBIDDEN']);
      expect(codesOf((await mutate(identity, operation, input, { ...victor, assurance: 'PASSWORD' })) as never)).toEqual(['SECOND_FACTOR_REQUIRED']);
      expect(codesOf((await mutate(identity, operation, input, userPrincipal(ana.userId))) as never)).toEqual(['FORBIDDEN']);
      expect(await codeOf(anonymous, operation, input)).toBe('UNAUTHENTICATED');
      expect(await codeOf({ kind: 'SERVICE', clientId: id, credentialId: id, scopes: ['graph:read'] }, operation, input)).toBe('FORBIDDEN');
    }
    expect(await tableCounts(identity)).toEqual(before);
  });

  it('see the list is an administrator of SGG, page by page, the latest first', async () => {
    const made = [await aClient({ name: 'One' }), await aClient({ name: 'Two' }), await aClient({ name: 'Three' })];
    const query = 'query ($first: Int, $after: String) { apiClients(first: $first, after: $after) { nodes { id name } totalCount pageInfo { endCursor hasNextPage } } }';
    interface Listed {
      readonly apiClients: { readonly nodes: readonly { readonly id: string }[]; readonly totalCount: number; readonly pageInfo: { readonly endCursor: string } };
    }
    const page = async (variables: object) => (await identity.ask<Listed>(victor, query, variables)).data.apiClients;

    const first = await page({ first: 2 });
    const second = await page({ first: 1, after: first.pageInfo.endCursor });

    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    const [{ count }] = (await identity.sql<{ count: number }>('SELECT count(*)::int AS count FROM api_client')) as [{ count: number }];
    expect(first.totalCount).toBe(count);
    for (const [principal, code] of [[anonymous, 'UNAUTHENTICATED'], [userPrincipal(randomUUID()), 'FORBIDDEN']] as const) {
      expect((await identity.ask(principal, query)).errors?.[0]?.extensions['code']).toBe(code);
    }
    const forged = Buffer.from(JSON.stringify(['api-client-created', "' OR 1=1 --"])).toString('base64url');
    expect((await identity.ask(victor, query, { after: forged })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });
});

describe('rotateApiClientSecret', () => {
  it('lets both secrets work until the older one\'s time is over', async () => {
    const { id, secret } = await aClient();

    const rotated = await mutate(identity, 'rotateApiClientSecret', { clientId: id }, victor);

    expect([await errorOf({ id, secret }), await errorOf({ id, secret: rotated.secret })]).toEqual([undefined, undefined]);
    expect(new Date(rotated.client.previousSecretWorksUntil!).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect((await eventsOf(identity, id)).at(-1)).toMatchObject({
      name: 'ApiClientSecretRotated',
      version: 2,
      data: { clientId: id, previousWorksUntil: rotated.client.previousSecretWorksUntil },
    });
    expect(await auditOf(identity, id)).toEqual(['createApiClient', 'rotateApiClientSecret']);

    await identity.sql('UPDATE api_client SET previous_works_until = now() WHERE id = $1', [id]);
    expect([await errorOf({ id, secret }), await errorOf({ id, secret: rotated.secret })]).toEqual(['invalid_client', undefined]);
  });

  it('ends the present secret at once when asked to, and tells every process by which the tokens stand on it', async () => {
    const { id, secret } = await aClient();
    const { body } = await tokenFor({ id, secret });
    const principal = await verified(identity, body['access_token'] as string);
    if (principal.kind !== 'SERVICE') throw new Error('Expected a service account');

    const rotated = await mutate(identity, 'rotateApiClientSecret', { clientId: id, endPreviousNow: true }, victor);

    expect([await errorOf({ id, secret }), await errorOf({ id, secret: rotated.secret })]).toEqual(['invalid_client', undefined]);
    expect(await eventsOf(identity, principal.credentialId)).toMatchObject([
      { name: 'AccessTokensRevoked', data: { sessionId: principal.credentialId, subjectId: id, reason: 'API_CLIENT_SECRET_ROTATED' } },
    ]);
  });

  it('does not show the secret again to a repeat, and rotates once', async () => {
    const { id } = await aClient();
    const input = { clientId: id, idempotencyKey: randomUUID() };
    const first = await mutate(identity, 'rotateApiClientSecret', input, victor);

    const second = await mutate(identity, 'rotateApiClientSecret', input, victor);

    expect(second).toEqual({ ...first, secret: null });
    expect((await eventsOf(identity, id)).map(({ name }) => name)).toEqual(['ApiClientCreated', 'ApiClientSecretRotated']);
  });

  it('refuses what is no account, and one that was taken back', async () => {
    const { id } = await aClient();
    await mutate(identity, 'revokeApiClient', { clientId: id }, victor);

    for (const clientId of [randomUUID(), 'x']) expect(codesOf(await mutate(identity, 'rotateApiClientSecret', { clientId }, victor))).toEqual(['NOT_FOUND']);
    expect(codesOf(await mutate(identity, 'rotateApiClientSecret', { clientId: id }, victor))).toEqual(['INVALID_STATE']);
  });
});

describe('revokeApiClient', () => {
  it('ends the account with both secrets, once, however often it is asked', async () => {
    const { id, secret } = await aClient();
    const rotated = await mutate(identity, 'rotateApiClientSecret', { clientId: id }, victor);

    const revoked = await mutate(identity, 'revokeApiClient', { clientId: id }, victor);

    expect(revoked.client.revokedAt).not.toBeNull();
    expect(await mutate(identity, 'revokeApiClient', { clientId: id }, victor)).toEqual(revoked);
    expect([await errorOf({ id, secret }), await errorOf({ id, secret: rotated.secret })]).toEqual(['invalid_client', 'invalid_client']);
    expect((await eventsOf(identity, id)).map(({ name }) => name)).toEqual(['ApiClientCreated', 'ApiClientSecretRotated', 'ApiClientRevoked']);
    const ended = await identity.sql("SELECT value FROM outbox WHERE headers->>'ce_type' LIKE '%AccessTokensRevoked' AND value::jsonb->>'subjectId' = $1", [id]);
    expect(ended).toHaveLength(2);
    expect(await auditOf(identity, id)).toEqual(['createApiClient', 'rotateApiClientSecret', 'revokeApiClient']);
  });

  it('refuses what is no account', async () => {
    for (const clientId of [randomUUID(), 'x']) expect(codesOf(await mutate(identity, 'revokeApiClient', { clientId }, victor))).toEqual(['NOT_FOUND']);
  });
});
