import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { principalHeader, signForwardedPrincipal } from '@conect/auth';
import { askGraph, startTestStack, waitFor, type GraphAnswer, type TestStack } from '@conect/testing';
import { signUp, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let victor: Person;
let clientId: string;
let secret: string;

beforeAll(async () => {
  stack = await startTestStack();
  victor = await signUp(stack, 'Victor');
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
});
afterAll(() => stack.stop());

const operation = (name: string): string => readFileSync(join(__dirname, '../../operations', `${name}.graphql`), 'utf8');
const act = async (name: string, input: object): Promise<Record<string, unknown>> => {
  const { data, errors } = await victor.ask(operation(name), { input });
  expect(errors).toEqual([]);
  return Object.values(data!)[0] as unknown as Record<string, unknown>;
};

/** What the token endpoint answers, at identity's own address. */
async function askForToken(shown: string): Promise<{ readonly status: number; readonly token: string; readonly error: string }> {
  const response = await fetch(`${stack.urlOf('identity')}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${shown}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token = '', error = '' } = (await response.json()) as { access_token?: string; error?: string };
  return { status: response.status, token, error };
}
const ask = (token: string, query: string): Promise<GraphAnswer> => askGraph(stack.graphqlUrl, query, {}, { token });
const codeOf = ({ errors }: GraphAnswer): unknown => errors[0]?.extensions?.['code'];
const isRefused = (token: string) => async (): Promise<boolean> => codeOf(await ask(token, '{ __typename }')) === 'UNAUTHENTICATED';

/** Asks a service itself as the gateway would for this token. */
function askDirectly(service: 'identity' | 'registry' | 'messaging' | 'consultations' | 'volunteering', token: string): Promise<GraphAnswer> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { client_id: string; sid: string; scope: string };
  const principal = { kind: 'SERVICE', clientId: claims.client_id, credentialId: claims.sid, scopes: claims.scope.split(' ') } as const;
  const signed = signForwardedPrincipal(principal, { subgraph: service, secret: stack.settings[`${service.toUpperCase()}_PRINCIPAL_SECRET`]!, now: new Date() });
  return askGraph(`${stack.urlOf(service)}/graphql`, '{ __typename }', {}, { headers: { [principalHeader]: signed } });
}

describe('a partner with a service account', () => {
  it('is given one by SGG and reads the catalogue with a token of its own, and nothing that needs a person', async () => {
    const created = await act('create-api-client', { name: 'PolicyRadar', scopes: ['GRAPH_READ'], idempotencyKey: randomUUID() });
    clientId = (created['client'] as { id: string }).id;
    secret = created['secret'] as string;

    const { status, token } = await askForToken(secret);

    expect(status).toBe(200);
    const read = await ask(token, '{ organizations(first: 1) { totalCount } me { id } }');
    expect(read).toMatchObject({ data: { organizations: { totalCount: expect.any(Number) }, me: null }, errors: [] });
    for (const query of ['{ mySessions { id } }', '{ apiClients { totalCount } }', '{ notifications { totalCount } }', '{ organizationsToReview { totalCount } }']) {
      expect(codeOf(await ask(token, query))).toBe('UNAUTHENTICATED');
    }
    for (const mutation of [
      'mutation { createOrganization(input: { type: ASSOCIATION, legalName: "x" }) { userErrors { code } } }',
      'mutation { requestPasswordReset(input: { email: "a@example.org" }) { sentTo } }',
      'mutation { markNotificationsRead(input: { notificationIds: [] }) { userErrors { code } } }',
    ]) {
      expect(codeOf(await ask(token, mutation))).toBe('FORBIDDEN');
    }
  });

  it('goes on with both secrets after a rotation, and is asked for the new one after one that ends the old', async () => {
    const next = (await act('rotate-api-client-secret', { clientId }))['secret'] as string;
    const [byOld, byNext] = [await askForToken(secret), await askForToken(next)];
    expect([byOld.status, byNext.status]).toEqual([200, 200]);

    const last = (await act('rotate-api-client-secret', { clientId, endPreviousNow: true }))['secret'] as string;

    for (const { token } of [byOld, byNext]) await waitFor(isRefused(token), { describe: 'the tokens of ended secrets to be refused' });
    expect([(await askForToken(secret)).error, (await askForToken(next)).error]).toEqual(['invalid_client', 'invalid_client']);
    secret = last;
    expect(codeOf(await ask((await askForToken(secret)).token, '{ __typename }'))).toBeUndefined();
  });

  it('is refused everywhere within seconds once SGG takes the account back', async () => {
    const { token } = await askForToken(secret);
    expect((await askDirectly('registry', token)).errors).toEqual([]);

    await act('revoke-api-client', { clientId });

    expect(await askForToken(secret)).toMatchObject({ status: 401, error: 'invalid_client' });
    await waitFor(isRefused(token), { describe: 'the gateway to refuse the token' });
    for (const service of ['identity', 'registry', 'messaging', 'consultations', 'volunteering'] as const) {
      await waitFor(async () => codeOf(await askDirectly(service, token)) === 'UNAUTHENTICATED', { describe: `${service} to refuse the principal` });
    }
    const { data } = await victor.ask(operation('api-clients'));
    expect(data).toMatchObject({ apiClients: { nodes: [{ id: clientId, name: 'PolicyRadar', revokedAt: expect.any(String) }] } });
  });
});
