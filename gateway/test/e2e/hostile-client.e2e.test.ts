import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { principalHeader, signForwardedPrincipal } from '@conect/auth';
import { askGraph, aUser, countRows, startTestStack, waitFor, type GraphAnswer, type TestStack } from '@conect/testing';
import { aCui, anaOrganization, idOf, organizationMutations as mutations, signUp, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;

beforeAll(async () => {
  stack = await startTestStack();
  ana = await signUp(stack, 'Ana');
});
afterAll(() => stack.stop());

const anybody = (query: string, variables: Record<string, unknown> = {}, options = {}): Promise<GraphAnswer> =>
  askGraph(stack.graphqlUrl, query, variables, options);
const written = async (): Promise<number[]> =>
  Promise.all(['organization', 'outbox', 'audit_entry', 'idempotency_record'].map((table) => countRows(stack.databases.registry.appUrl, table, 'true')));

describe('a client that goes round the gateway', () => {
  it.each([
    ['a query of registry', 'registry', '{ counties { name } }'],
    ['_service of registry', 'registry', '{ _service { sdl } }'],
    ['_entities of registry', 'registry', '{ _entities(representations: [{ __typename: "Organization", id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001" }]) { __typename } }'],
    ['a query of messaging', 'messaging', '{ notifications(first: 1) { totalCount } }'],
    ['_service of messaging', 'messaging', '{ _service { sdl } }'],
    ['_entities of messaging', 'messaging', '{ _entities(representations: [{ __typename: "Notification", id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001" }]) { __typename } }'],
    ['a query of consultations', 'consultations', '{ consultations(first: 1) { totalCount } }'],
    ['_service of consultations', 'consultations', '{ _service { sdl } }'],
    ['_entities of consultations', 'consultations', '{ _entities(representations: [{ __typename: "Consultation", id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001" }]) { __typename } }'],
    ['a query of volunteering', 'volunteering', '{ opportunity(id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001") { id } }'],
    ['_service of volunteering', 'volunteering', '{ _service { sdl } }'],
    ['_entities of volunteering', 'volunteering', '{ _entities(representations: [{ __typename: "Opportunity", id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001" }]) { __typename } }'],
    ['a query of identity', 'identity', '{ me { id } }'],
    ['_service of identity', 'identity', '{ _service { sdl } }'],
    ['_entities of identity', 'identity', '{ _entities(representations: [{ __typename: "User", id: "0193a5d2-7f00-7cc1-9d55-3f6a0c1be001" }]) { __typename } }'],
  ] as const)('gets UNAUTHENTICATED for %s', async (_what, service, query) => {
    const { data, errors } = await askGraph(`${stack.urlOf(service)}/graphql`, query);

    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('gets nowhere with a principal that was signed for another subgraph', async () => {
    const secret = stack.settings['IDENTITY_PRINCIPAL_SECRET']!;
    const forIdentity = signForwardedPrincipal(aUser(ana.userId), { subgraph: 'identity', secret, now: new Date() });
    const ask = (service: 'identity' | 'registry') =>
      askGraph(`${stack.urlOf(service)}/graphql`, '{ __typename }', {}, { headers: { [principalHeader]: forIdentity } });

    expect((await ask('identity')).data).toEqual({ __typename: 'Query' });
    expect((await ask('registry')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('cannot bring a principal of its own through the gateway', async () => {
    const secret = stack.settings['IDENTITY_PRINCIPAL_SECRET']!;
    const forged = signForwardedPrincipal(aUser(ana.userId), { subgraph: 'identity', secret, now: new Date() });
    const headers = { [principalHeader]: forged, 'x-user-id': ana.userId, 'x-user-role': 'SGG_ADMIN' };

    expect(await anybody('{ me { id } }', {}, { headers })).toMatchObject({ data: { me: null }, errors: [] });
  });
});

describe('a token', () => {
  it('that was altered opens nothing', async () => {
    const { data } = await ana.ask('{ me { id } }');
    expect(data).toEqual({ me: { id: ana.userId } });
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
    const answer = await anybody(signIn, { input: { email: ana.email, password: 'o parolă lungă și bună' } });
    const token = (answer.data as unknown as { signIn: { accessToken: string } }).signIn.accessToken;
    const [head, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const altered = [head, Buffer.from(JSON.stringify({ ...claims, role: 'SGG_ADMIN' })).toString('base64url'), signature].join('.');

    expect((await anybody('{ me { id } }', {}, { token: altered })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await anybody('{ me { id } }', {}, { token: 'rubbish' })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('a query that is too much', () => {
  const nested = (depth: number): string => `{ organizations(first: 1) { nodes { id ${'members { organization { '.repeat(depth)} id ${'} }'.repeat(depth)} } } }`;
  it.each([
    ['twenty levels deep', nested(10)],
    ['two hundred aliases', `{ ${Array.from({ length: 200 }, (_none, index) => `a${index}: __typename`).join(' ')} }`],
    ['a hundred and one root fields', `{ ${Array.from({ length: 101 }, () => 'counties { name }').join(' ')} }`],
    ['a page of 101', '{ organizations(first: 101) { nodes { id } } }'],
  ])('is refused: %s', async (_what, query) => {
    const { errors } = await anybody(query);

    expect(errors.length).toBeGreaterThan(0);
    expect(errors.every(({ extensions }) => extensions['code'] === 'LIMIT_EXCEEDED')).toBe(true);
  });

  it('of ten megabytes is refused whole', async () => {
    const response = await fetch(stack.graphqlUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(10_000_000)}` }) });

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
  });
});

describe('a question that makes no sense', () => {
  it.each([
    ['an unknown field', '{ organizations(first: 1) { nodes { salary } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a negative page', '{ organizations(first: -1) { nodes { id } } }', {}, 'BAD_USER_INPUT'],
    ['a forged cursor', '{ organizations(first: 1, after: "bm90IGEgY3Vyc29y") { nodes { id } } }', {}, 'BAD_USER_INPUT'],
    ['a cursor of a place', '{ localities(first: 1, after: "bm90IGEgY3Vyc29y") { nodes { code } } }', {}, 'BAD_USER_INPUT'],
    ['a malformed id', '{ organization(id: "1 OR 1=1") { id } }', {}, 'BAD_USER_INPUT'],
    ['an id of 20,000 characters', 'query ($id: ID!) { organization(id: $id) { id } }', { id: '1'.repeat(20_000) }, 'BAD_USER_INPUT'],
    ['a null where none is allowed', 'query ($id: ID = "x") { organization(id: $id) { id } }', { id: null }, 'BAD_USER_INPUT'],
    ['a NUL', 'query ($text: String!) { organizations(search: $text, first: 1) { nodes { id } } }', { text: 'a\0b' }, 'BAD_USER_INPUT'],
    ['a lone surrogate', 'query ($text: String!) { organizations(search: $text, first: 1) { nodes { id } } }', { text: 'a\ud800b' }, 'BAD_USER_INPUT'],
    ['a search of 20,000 characters', 'query ($text: String!) { organizations(search: $text, first: 1) { nodes { id } } }', { text: 'x'.repeat(20_000) }, 'BAD_USER_INPUT'],
    ['a county that does not exist', '{ organizations(filter: { countyCodes: ["XX"] }, first: 1) { nodes { id } } }', {}, 'BAD_USER_INPUT'],
  ])('gets a coded answer: %s', async (_what, query, variables, code) => {
    const { status, errors } = await anybody(query, variables);

    expect(status).toBeLessThan(500);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});

describe('a change that makes no sense', () => {
  it.each([
    ['a NUL in the name', { legalName: 'a\0b' }],
    ['a lone surrogate in the name', { legalName: 'a\ud800b' }],
    ['a name of 20,000 characters', { legalName: 'x'.repeat(20_000) }],
    ['an empty name', { legalName: '   ' }],
    ['a CUI of letters', { cui: 'abc' }],
    ['a county that does not exist', { countyCode: 'XX' }],
    ['a domain that does not exist', { domains: ['Z-NOTHING'], primaryDomain: 'Z-NOTHING' }],
    ['a document that is no id', { documents: { statute: 'x' } }],
    ['a key with a NUL', { idempotencyKey: 'a\0b' }],
    ['a key of 300 characters', { idempotencyKey: 'k'.repeat(300) }],
  ])('is refused with a code and writes nothing: %s', async (_what, changes) => {
    const before = await written();

    const { data, errors, status } = await ana.ask(mutations.create, { input: { ...anaOrganization, cui: aCui(), ...changes } });

    expect(status).toBe(200);
    expect(errors.filter(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR')).toEqual([]);
    const payload = (data as unknown as { createOrganization: { organization: unknown; userErrors: unknown[] } } | null)?.createOrganization;
    expect(payload?.organization ?? null).toBeNull();
    expect((payload?.userErrors.length ?? 0) + errors.length).toBeGreaterThan(0);
    expect(await written()).toEqual(before);
  });

  it.each(['1 OR 1=1', 'a\0b', '\ud800', 'x'.repeat(20_000), randomUUID()])('on an organization that cannot be finds nothing and writes nothing: %.20j', async (organizationId) => {
    const before = await written();

    const { data, errors, status } = await ana.ask(mutations.submit, { input: { organizationId } });

    expect(status).toBe(200);
    const payload = (data as unknown as { submitOrganization: { userErrors: { code: string }[] } } | null)?.submitOrganization;
    const codes = [...(payload?.userErrors.map(({ code }) => code) ?? []), ...errors.map(({ extensions }) => String(extensions['code']))];
    expect(codes).toHaveLength(1);
    expect(['NOT_FOUND', 'BAD_USER_INPUT']).toContain(codes[0]);
    expect(await written()).toEqual(before);
  });

  it('gets UNAUTHENTICATED when nobody signed in', async () => {
    const { errors } = await anybody(mutations.create, { input: anaOrganization });

    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('on the draft of somebody else finds nothing, as if it were not there', async () => {
    const paul = await signUp(stack, 'Paul');
    const organizationId = idOf(await ana.change(mutations.create, { ...anaOrganization, cui: aCui() }));
    const refusals = await Promise.all(
      [organizationId, randomUUID()].map(async (id) => (await paul.change(mutations.update, { organizationId: id, legalName: 'Furat' })).userErrors),
    );

    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('the examples', () => {
  it("gives the README's first query the README's answer, from the demo's data", async () => {
    const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
    const query = /```graphql\n([^]+?)```/.exec(readme)?.[1] ?? '';
    const answer = JSON.parse(/```json\n([^]+?)```/.exec(readme)?.[1] ?? '') as object;
    await stack.run('registry', 'demo');

    const { data } = await anybody(query);

    expect({ data }).toEqual(answer);
    expect(query.trim()).toBe(readFileSync(join(__dirname, '../../operations/find-organizations.graphql'), 'utf8').trim());
  });
});

describe('with registry down', () => {
  it('the others still answer, with one coded error, and registry takes up where it was', async () => {
    await stack.kill('registry');

    const { data, errors } = await ana.ask('{ me { name } organizations(first: 1) { nodes { id } } counties { code } }');
    expect(data).toEqual({ me: { name: 'Ana' }, organizations: null, counties: null });
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'registry' } }]);

    await stack.restart('registry');
    await waitFor(async () => (await anybody('{ organizations(first: 1) { nodes { id } } }')).errors.length === 0, { describe: 'registry to answer again' });
  });
});
