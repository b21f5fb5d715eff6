import { randomUUID } from 'node:crypto';
import { anonymous, systemCall, type UserPrincipal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { createSeedInstitutions } from '../src/membership/application/commands/seed-institutions';
import { readSeededInstitutions } from '../src/service/seeded-institutions';
import { atShell } from '../src/service/shell';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { anSggAdmin, aSignedInUser, auditOf, codesOf, eventsOf, mutate, mutationOf, tableCounts, type SeenInstitution } from './operations';

const sggId = '0193a5d0-0000-7000-8000-000000000001';
let identity: TestIdentity;
let victor: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_SECOND_FACTOR: 'true' });
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
});
afterAll(() => identity.stop());

interface SeenPage {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly startCursor: string; readonly endCursor: string };
}

const fields = 'nodes { id name } totalCount pageInfo { endCursor startCursor hasNextPage hasPreviousPage }';
const page = async (given: string): Promise<SeenPage> =>
  (await identity.ask<{ institutions: SeenPage }>(anonymous, `{ institutions${given === '' ? '' : `(${given})`} { ${fields} } }`)).data.institutions;
const namesOf = ({ nodes }: SeenPage) => nodes.map(({ name }) => name);
const one = async (id: string): Promise<SeenInstitution> =>
  (await identity.ask<{ institution: SeenInstitution }>(anonymous, 'query ($id: ID!) { institution(id: $id) { id name type parent { id } transparencyPageUrl asOf closedAt } }', { id })).data.institution;
const aMinistry = async (name: string, changes: object = {}): Promise<string> =>
  (await mutate(identity, 'createInstitution', { name, type: 'MINISTRY', ...changes }, victor)).institution.id;

describe('the institutions of the first day', () => {
  it('are those of 2016, with their kind, parent and transparency page', async () => {
    expect((await page('first: 1')).totalCount).toBe(44);
    expect(namesOf(await page('search: "autoritatea drepturilor copilului"'))).toEqual(['Autoritatea Națională pentru Protecția Drepturilor Copilului și Adopție']);
    const [anaf] = (await page('search: "administrare fiscala"')).nodes;
    const [finance] = (await page('search: "finantelor publice"')).nodes;

    expect(await one(anaf!.id)).toMatchObject({ type: 'CENTRAL_AGENCY', parent: { id: finance!.id }, asOf: '2016-12-31', closedAt: null });
    expect(await one(finance!.id)).toMatchObject({ type: 'MINISTRY', parent: null, transparencyPageUrl: expect.stringContaining('mfinante.gov.ro') as string });
    expect(await eventsOf(identity, anaf!.id)).toMatchObject([{ name: 'InstitutionCreated', version: 1, data: { type: 'CENTRAL_AGENCY', parentId: finance!.id } }]);
    expect(await auditOf(identity, anaf!.id)).toEqual(['seedInstitutions']);
  });

  it('are not entered again, nor put back as they were', async () => {
    const [tourism] = (await page('search: "turism"')).nodes;
    await mutate(identity, 'updateInstitution', { institutionId: tourism!.id, name: 'Autoritatea pentru Turism' }, victor);
    const before = await tableCounts(identity);

    await atShell({ NODE_ENV: 'test', IDENTITY_DATABASE_URL: identity.databaseUrl, IDENTITY_SECRET: testSecret }, ({ foundation }) =>
      createSeedInstitutions({ ...foundation, seeds: readSeededInstitutions() })(systemCall('seedInstitutions', foundation.newId)),
    );

    expect(await tableCounts(identity)).toEqual(before);
    expect((await one(tourism!.id)).name).toBe('Autoritatea pentru Turism');
  });
});

describe('a list of institutions', () => {
  it.each([
    ['first: 101', 'LIMIT_EXCEEDED', 'first'],
    ['first: -1', 'BAD_USER_INPUT', 'first'],
    ['after: "forged"', 'BAD_USER_INPUT', 'after'],
    ['after: ""', 'BAD_USER_INPUT', 'after'],
    [`after: "${Buffer.from(JSON.stringify(['institution-name', 'x', 'y'])).toString('base64url')}"`, 'BAD_USER_INPUT', 'after'],
    ['first: 1, last: 1', 'BAD_USER_INPUT', 'last'],
    ['filter: { parentId: "x" }', 'BAD_USER_INPUT', 'filter'],
    [`search: "${'x'.repeat(201)}"`, 'BAD_USER_INPUT', 'search'],
  ])('refuses %s', async (given, code, argument) => {
    const { errors } = await identity.ask(aUser(), `{ institutions(${given}) { nodes { id } } }`);

    expect(errors?.[0]?.extensions).toMatchObject({ code, argument });
  });

  it('is paged by name from both ends', async () => {
    const filter = 'filter: { types: [MINISTRY] }';
    const front = await page(`${filter}, first: 2`);
    const next = await page(`${filter}, first: 2, after: ${JSON.stringify(front.pageInfo.endCursor)}`);

    expect([...namesOf(front), ...namesOf(next)]).toEqual(namesOf(await page(`${filter}, first: 4`)));
    expect(front.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(next.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(namesOf(await page(`${filter}, last: 2, before: ${JSON.stringify(next.pageInfo.startCursor)}`))).toEqual(namesOf(front));
  });

  it.each(['sănătății', 'SĂNĂTĂŢII', 'ministerul sanatat', 'sanat minist'])('finds the Ministry of Health by "%s"', async (search) => {
    expect(namesOf(await page(`search: ${JSON.stringify(search)}`))).toEqual(['Ministerul Sănătății']);
  });

  it('finds beginnings of words only, and takes wildcards for nothing', async () => {
    expect((await page('search: "atatii"')).totalCount).toBe(0);
    expect((await page('search: "%"')).totalCount).toBe((await page('')).totalCount);
    expect((await page('search: "min%ul"')).totalCount).toBe(0);
  });

  it('can be of kinds and of a parent together', async () => {
    const parentId = await aMinistry('Ministerul Încercării');
    await mutate(identity, 'createInstitution', { name: 'Agenția Încercării', type: 'CENTRAL_AGENCY', parentId }, victor);

    expect(namesOf(await page(`filter: { parentId: "${parentId}" }`))).toEqual(['Agenția Încercării']);
    expect(namesOf(await page(`filter: { parentId: "${parentId}", types: [MINISTRY] }`))).toEqual([]);
  });
});

describe('one institution', () => {
  it('is null for an unknown id, and a malformed id is a bad argument', async () => {
    const ask = (id: string) => identity.ask<{ institution: unknown }>(anonymous, 'query ($id: ID!) { institution(id: $id) { name } }', { id });

    expect((await ask(randomUUID())).data.institution).toBeNull();
    expect((await ask('x')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
  });
});

describe('SGG', () => {
  it('enters an institution, with its event and audit entry, once for a key', async () => {
    const input = { name: ' Ministerul  Nou', type: 'MINISTRY', parentId: sggId.toUpperCase(), transparencyPageUrl: 'https://nou.gov.ro/transparenta', idempotencyKey: randomUUID() };

    const { institution } = await mutate(identity, 'createInstitution', input, victor);
    const again = await mutate(identity, 'createInstitution', input, victor);

    expect(institution).toMatchObject({ type: 'MINISTRY', parent: { id: sggId }, transparencyPageUrl: 'https://nou.gov.ro/transparenta', closedAt: null });
    expect(again.institution).toEqual(institution);
    expect(await eventsOf(identity, institution.id)).toMatchObject([{ name: 'InstitutionCreated', version: 1, actorId: victor.userId, data: { parentId: sggId } }]);
    expect(await auditOf(identity, institution.id)).toEqual(['createInstitution']);
  });

  it('changes what is said and leaves the rest, and takes away what is null', async () => {
    const parentId = await aMinistry('Ministerul de Sus');
    const institutionId = await aMinistry('Ministerul Schimbat', { parentId, transparencyPageUrl: 'https://schimbat.gov.ro/' });

    const renamed = await mutate(identity, 'updateInstitution', { institutionId, name: 'Ministerul Schimbării', type: 'CENTRAL_AGENCY' }, victor);
    const freed = await mutate(identity, 'updateInstitution', { institutionId, parentId: null, transparencyPageUrl: null }, victor);
    await mutate(identity, 'updateInstitution', { institutionId }, victor);

    expect(renamed.institution).toMatchObject({ name: 'Ministerul Schimbării', type: 'CENTRAL_AGENCY', parent: { id: parentId }, transparencyPageUrl: 'https://schimbat.gov.ro/' });
    expect(freed.institution).toMatchObject({ parent: null, transparencyPageUrl: null });
    expect(namesOf(await page('search: "schimbarii"'))).toEqual(['Ministerul Schimbării']);
    expect((await eventsOf(identity, institutionId)).map(({ name, version, data }) => [name, version, (data as { changedFields?: unknown }).changedFields])).toEqual([
      ['InstitutionCreated', 1, undefined],
      ['InstitutionUpdated', 2, ['name', 'type']],
      ['InstitutionUpdated', 3, ['parentId', 'transparencyPageUrl']],
      ['InstitutionUpdated', 4, []],
    ]);
    expect(await auditOf(identity, institutionId)).toEqual(['createInstitution', ...Array.from({ length: 3 }, () => 'updateInstitution')]);
  });

  it('closes an institution once: its roles end, it leaves the lists, and stays readable', async () => {
    const institutionId = await aMinistry('Ministerul Închis');
    const officer = await aSignedInUser(identity, 'officer@inchis.ro');
    const membershipId = randomUUID();
    await identity.sql("INSERT INTO membership (id, version, user_id, role, institution_id, granted_at) VALUES ($1, 1, $2, 'FOI_OFFICER', $3, now())", [membershipId, officer.userId, institutionId]);

    const closed = await mutate(identity, 'closeInstitution', { institutionId }, victor);
    const again = await mutate(identity, 'closeInstitution', { institutionId }, victor);

    expect(closed.institution.closedAt).not.toBeNull();
    expect(again.institution).toEqual(closed.institution);
    expect((await page('search: "inchis"')).totalCount).toBe(0);
    expect((await page('search: "inchis", filter: { includeClosed: true }')).totalCount).toBe(1);
    expect((await one(institutionId)).closedAt).toBe(closed.institution.closedAt);
    expect((await eventsOf(identity, institutionId)).map(({ name }) => name)).toEqual(['InstitutionCreated', 'InstitutionClosed']);
    expect(await eventsOf(identity, membershipId)).toMatchObject([{ name: 'MembershipRevoked', version: 2, data: { userId: officer.userId, institutionId } }]);
    expect(codesOf(await mutate(identity, 'updateInstitution', { institutionId, name: 'Din nou' }, victor))).toEqual(['INVALID_STATE']);
    expect(codesOf(await mutate(identity, 'createInstitution', { name: 'Sub cea închisă', type: 'CITY_HALL', parentId: institutionId }, victor))).toEqual(['INVALID_STATE']);
    expect(await aMinistry('Ministerul Închis')).not.toBe(institutionId);
  });
});

describe('of institutions is refused', () => {
  const refused = async (operation: 'createInstitution' | 'updateInstitution' | 'closeInstitution', input: object, who: UserPrincipal = victor) => {
    const before = await tableCounts(identity);
    const payload = await mutate(identity, operation, input, who);
    expect(payload.institution).toBeNull();
    expect(await tableCounts(identity)).toEqual(before);
    return payload.userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
  };
  const mutations = [
    ['createInstitution', { name: 'Ministerul Meu', type: 'MINISTRY' }],
    ['updateInstitution', { institutionId: sggId, name: 'SGG' }],
    ['closeInstitution', { institutionId: randomUUID() }],
  ] as const;

  it.each(mutations)('%s to anybody but an administrator of SGG with a second factor', async (operation, input) => {
    const ana = await aSignedInUser(identity, `${operation.toLowerCase()}@exemplu.ro`);

    expect(await refused(operation, input, ana)).toEqual(['FORBIDDEN']);
    expect(await refused(operation, input, { ...victor, assurance: 'PASSWORD' })).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect((await identity.ask(anonymous, mutationOf(operation), { input })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['no name', { name: ' ' }, 'BAD_USER_INPUT name'],
    ['a name of two lines', { name: 'Ministerul\nNou' }, 'BAD_USER_INPUT name'],
    ['a name with NUL', { name: 'Ministerul\0' }, 'BAD_USER_INPUT name'],
    ['a name of 301 characters', { name: 'x'.repeat(301) }, 'BAD_USER_INPUT name'],
    ['another SGG', { type: 'SGG' }, 'BAD_USER_INPUT type'],
    ['an address that is no web address', { transparencyPageUrl: 'javascript:alert(1)' }, 'BAD_USER_INPUT transparencyPageUrl'],
    ['an address with somebody\'s name', { transparencyPageUrl: 'https://ana@gov.ro' }, 'BAD_USER_INPUT transparencyPageUrl'],
    ['a parent that is no id', { parentId: 'x' }, 'NOT_FOUND parentId'],
    ['a parent that is not there', { parentId: randomUUID() }, 'NOT_FOUND parentId'],
    ['a name that is taken, however written', { name: 'MINISTERUL SANATATII' }, 'INSTITUTION_EXISTS name'],
  ])('%s', async (_what, changes, expected) => {
    expect(await refused('createInstitution', { name: 'Ministerul Refuzat', type: 'MINISTRY', ...changes })).toEqual([expected]);
  });

  it('every wrong field at once', async () => {
    expect(await refused('createInstitution', { name: '', type: 'MINISTRY', parentId: 'x', transparencyPageUrl: 'x' })).toHaveLength(3);
  });

  it('what is not there', async () => {
    for (const institutionId of ['x', randomUUID()]) {
      expect(await refused('updateInstitution', { institutionId })).toEqual(['NOT_FOUND institutionId']);
      expect(await refused('closeInstitution', { institutionId })).toEqual(['NOT_FOUND institutionId']);
    }
  });

  it('that SGG is closed, or becomes another kind, or another one becomes SGG', async () => {
    const institutionId = await aMinistry('Ministerul Ambițios');

    expect(await refused('closeInstitution', { institutionId: sggId })).toEqual(['INVALID_STATE institutionId']);
    expect(await refused('updateInstitution', { institutionId: sggId, type: 'MINISTRY' })).toEqual(['BAD_USER_INPUT type']);
    expect(await refused('updateInstitution', { institutionId, type: 'SGG' })).toEqual(['BAD_USER_INPUT type']);
  });

  it('that an institution stands under itself, or under one below it', async () => {
    const top = await aMinistry('Ministerul Cel Mare');
    const middle = await aMinistry('Ministerul Din Mijloc', { parentId: top });
    const bottom = await aMinistry('Ministerul Cel Mic', { parentId: middle });

    expect(await refused('updateInstitution', { institutionId: top, parentId: top })).toEqual(['BAD_USER_INPUT parentId']);
    expect(await refused('updateInstitution', { institutionId: top, parentId: bottom })).toEqual(['BAD_USER_INPUT parentId']);
  });

  it('a circle that two administrators make at once, and a name that two give at once', async () => {
    const ioana = await anSggAdmin(identity, 'ioana@exemplu.ro');
    const [one, other] = [await aMinistry('Ministerul Stâng'), await aMinistry('Ministerul Drept')];

    const circle = await Promise.all([
      mutate(identity, 'updateInstitution', { institutionId: one, parentId: other }, victor),
      mutate(identity, 'updateInstitution', { institutionId: other, parentId: one }, ioana),
    ]);
    const names = await Promise.all([victor, ioana].map((who) => mutate(identity, 'createInstitution', { name: 'Ministerul Dublu', type: 'MINISTRY' }, who)));

    expect(circle.flatMap(codesOf)).toEqual(['BAD_USER_INPUT']);
    expect(names.flatMap(codesOf)).toEqual(['INSTITUTION_EXISTS']);
  });
});
