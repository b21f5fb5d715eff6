import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { aUser, principalHeaders } from '@conect/testing';
import { anOrganization, extraInputOf, mutate, mutationOf, type Payload } from './operations';
import { aStatute, announceStatute, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const ana = aUser();

beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry?.stop());

const counts = async () => {
  const [row] = await registry.sql(
    `SELECT (SELECT count(*) FROM organization) AS organizations, (SELECT count(*) FROM outbox) AS events,
       (SELECT count(*) FROM audit_entry) AS audit, (SELECT count(*) FROM document) AS documents`,
  );
  return row;
};

describe('text that nobody typed by mistake', () => {
  const long = 'a'.repeat(20_000);
  it.each([
    ['a NUL in the name', { legalName: 'Asociația\0Verde' }, ['legalName']],
    ['a lone surrogate in the name', { legalName: 'Asociația \ud83c Verde' }, ['legalName']],
    ['a name of 20,000 characters', { legalName: long }, ['legalName']],
    ['a name of spaces', { legalName: '   ' }, ['legalName']],
    ['a NUL in the purpose', { purpose: 'x\0' }, ['purpose']],
    ['a description of 20,000 characters', { description: { ro: long } }, ['description', 'ro']],
    ['a short description of 276 characters', { shortDescription: { en: 'a'.repeat(276) } }, ['shortDescription', 'en']],
    ['a CUI of letters', { cui: 'ABC' }, ['cui']],
    ['a CUI with a NUL', { cui: '2876543\0' }, ['cui']],
    ['an empty CUI', { cui: '' }, ['cui']],
    ['an unknown county', { countyCode: 'XX', localityCode: null }, ['countyCode']],
    ['an unknown locality', { localityCode: '99999999' }, ['localityCode']],
    ['a locality with a NUL', { localityCode: '54\u0000984' }, ['localityCode']],
    ['an unknown domain', { domains: ['Z'] }, ['domains']],
    ['a domain with a NUL', { primaryDomain: 'E\0' }, ['primaryDomain']],
    ['an unknown court', { courtCode: 'tribunalul-de-nicaieri' }, ['courtCode']],
    ['a script as website', { website: 'javascript:alert(1)' }, ['website']],
    ['a website with a password', { website: 'https://ana:secret@example.org' }, ['website']],
    ['an address that is no e-mail', { contactEmail: 'ana@' }, ['contactEmail']],
    ['a telephone number of letters', { contactPhone: 'call me' }, ['contactPhone']],
    ['a day that does not exist', { registeredOn: '2024-02-30' }, ['registeredOn']],
    ['a day in the future', { registeredOn: '2999-01-01' }, ['registeredOn']],
    ['a statute that is no id', { documents: { statute: 'x\0' } }, ['documents', 'statute']],
    ['an idempotency key of 256 characters', { idempotencyKey: 'k'.repeat(256) }, ['idempotencyKey']],
    ['an idempotency key with a NUL', { idempotencyKey: 'k\0' }, ['idempotencyKey']],
    ['an empty idempotency key', { idempotencyKey: '' }, ['idempotencyKey']],
    ['an idempotency key with a lone surrogate', { idempotencyKey: '\ud83c' }, ['idempotencyKey']],
  ])('refuses %s with its field and writes nothing', async (_case, changes, field) => {
    const before = await counts();

    const { organization, userErrors } = await mutate(registry, ana, 'createOrganization', anOrganization(changes));

    expect(organization).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field }]);
    expect(userErrors[0]?.message).not.toMatch(/[{}]|undefined/);
    expect(await counts()).toEqual(before);
  });

  it('names every wrong field at once', async () => {
    const { userErrors } = await mutate(registry, ana, 'createOrganization', {
      type: 'ASSOCIATION',
      legalName: '\0',
      cui: '12345678',
      countyCode: 'BH',
      localityCode: '54984',
      primaryDomain: 'Z',
      website: 'ftp://example.org',
      documents: { statute: randomUUID() },
    });

    expect(userErrors.map(({ code, field }) => `${code} ${field.join('.')}`).sort()).toEqual([
      'BAD_USER_INPUT documents.statute',
      'BAD_USER_INPUT legalName',
      'BAD_USER_INPUT primaryDomain',
      'BAD_USER_INPUT website',
      'CUI_CHECKSUM cui',
      'LOCALITY_COUNTY_MISMATCH localityCode',
    ]);
  });

  it('answers in Romanian by default', async () => {
    const answer = await registry.ask<{ createOrganization: Payload }>(
      ana,
      mutationOf('createOrganization'),
      { input: anOrganization({ legalName: 'a'.repeat(501) }) },
      { 'accept-language': 'fr' },
    );

    expect(answer.data.createOrganization.userErrors[0]?.message).toBe('Valoare nepotrivită: se așteaptă cel mult 500 caractere.');
  });
});

describe('ids', () => {
  const operations = ['updateOrganization', 'deleteOrganizationDraft', 'submitOrganization', 'startOrganizationReview',
    'requestOrganizationChanges', 'approveOrganization', 'rejectOrganization'];

  it.each(operations)('%s refuses one that is malformed or of nothing', async (operation) => {
    for (const organizationId of ['', 'x', '\0', "'; DROP TABLE organization", '\ud83c']) {
      const { userErrors } = await mutate(registry, ana, operation, { organizationId, ...extraInputOf(operation) });
      expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['organizationId'] }]);
    }
    const { userErrors } = await mutate(registry, ana, operation, { organizationId: randomUUID(), ...extraInputOf(operation) });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['organizationId'] }]);
  });

  it('are null when an entity is asked for by one that is malformed or of nothing', async () => {
    const representations = ['', 'x', '\0', randomUUID()].map((id) => ({ __typename: 'Organization', id }));
    const { data, errors } = await registry.ask<{ _entities: readonly unknown[] }>(
      ana,
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
      { representations },
    );

    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([null, null, null, null]);
  });
});

describe('documents', () => {
  it.each([
    ['a program', { fileName: 'a.exe', mediaType: 'application/x-msdownload' }, 'mediaType'],
    ['eleven mebibytes', { byteLength: 11 * 1_048_576 }, 'byteLength'],
  ])('refuse %s and write nothing', async (_case, changes, field) => {
    const before = await counts();

    const announced = await announceStatute(registry, ana, aStatute(), changes);

    expect(announced).toMatchObject({ upload: null, userErrors: [{ code: 'BAD_USER_INPUT', field: [field] }] });
    expect(await counts()).toEqual(before);
  });
});

describe('a request that did not come through the gateway', () => {
  const query = { query: '{ organizationsToReview { totalCount } }' };
  const entities = { query: '{ _entities(representations: [{ __typename: "Organization", id: "x" }]) { __typename } }' };

  it.each([
    ['no principal', {}],
    ['a forged principal', { 'conect-principal': 'x.y.z' }],
    ['a principal signed with another secret', principalHeaders('registry', 'another-secret-another-secret-another', ana)],
    ['a principal of another subgraph', principalHeaders('identity', 'a-principal-secret-of-tests-only-0123456789', ana)],
  ])('is UNAUTHENTICATED with %s, entities and schema included', async (_case, headers) => {
    for (const body of [query, entities, { query: '{ _service { sdl } }' }]) {
      const { data, errors } = await registry.post(body, headers);
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });

  it('is UNAUTHENTICATED for mutations of somebody who is not signed in', async () => {
    const { data, errors } = await registry.ask(anonymous, mutationOf('createOrganization'), { input: anOrganization() });

    expect(data).toEqual({ createOrganization: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
