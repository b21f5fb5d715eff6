import { createHash } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { accepted, anOrganizationIn, mutate, type Payload } from './operations';
import { aLogo, aStatute, announceStatute, anInstitution, grantInstitutionRole, grantRole, localAddressOf, send, startRegistry, uploadLogo, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officer = aUser();
const editor = aUser();
const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

async function anActive(): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer });
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
  return id;
}

const update = (organizationId: string, changes: object): Promise<Payload> => mutate(registry, editor, 'updateOrganization', { organizationId, ...changes });

/** One field of an organization as the viewer sees it. */
async function seen(viewer: Principal, id: string, selection: string): Promise<unknown> {
  const { data, errors } = await registry.ask<{ organization: { field: unknown } | null }>(viewer, `query ($id: ID!) { organization(id: $id) { field: ${selection} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organization?.field;
}

const eventsOf = (id: string) =>
  registry.sql<{ type: string; fields: string[] | null }>(
    `SELECT replace(headers->>'ce_type', 'ro.gov.conect.registry.', '') AS type, value::jsonb->'changedFields' AS fields FROM outbox WHERE key = $1 ORDER BY position`,
    [id],
  );

const lastChanges = async (id: string): Promise<object> => {
  const [entry] = await registry.sql<{ changes: object }>('SELECT changes FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1', [id]);
  return entry!.changes;
};

describe('the short description', () => {
  it('is in the language asked for, or else in the one there is', async () => {
    const id = await anActive();
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.', en: 'We plant trees.' } }));

    expect(await seen(anonymous, id, 'shortDescription(locale: RO) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'We plant trees.', locale: 'EN' });

    accepted(await update(id, { shortDescription: { en: null } }));
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
  });

  it('changes by one event and one audit entry, which names the field and keeps the text to itself', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.' } }));
    accepted(await update(id, { shortDescription: { ro: ' Plantăm copaci. ' } }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['shortDescription.ro'] }]);
    expect(await lastChanges(id)).toMatchObject({ shortDescriptionRo: { before: null, after: '[personal]' } });
    expect(JSON.stringify(await lastChanges(id))).not.toContain('copaci');
  });

  it('is no longer shown once the organization has ended', async () => {
    const id = await anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, { shortDescription: { ro: 'Plantăm copaci.' } });

    expect(await seen(anonymous, id, 'shortDescription { text }')).toBeNull();
    expect(await seen(officer, id, 'shortDescription { text }')).toEqual({ text: 'Plantăm copaci.' });
  });
});

describe('the domains', () => {
  it('have exactly one primary one whenever the list of a public organization changes, also of one that never had one', async () => {
    const id = await anActive();
    expect(await update(id, { domains: ['B'] })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['primaryDomain'] }] });

    await registry.sql('UPDATE organization_domain SET is_primary = false WHERE organization_id = $1', [id]);
    expect(await update(id, { domains: ['B', 'C'] })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['primaryDomain'] }] });
    expect(await update(id, { website: 'https://verde.exemplu.ro' })).toMatchObject({ userErrors: [] });
    expect(accepted(await update(id, { domains: ['B', 'C'], primaryDomain: 'C' })).domains).toEqual([
      { domain: { code: 'C' }, isPrimary: true, isProposed: false },
      { domain: { code: 'B' }, isPrimary: false, isProposed: false },
    ]);
  });

  it('never have two primary ones, whoever writes the rows', async () => {
    const id = await anActive();

    await expect(registry.sql(`INSERT INTO organization_domain (organization_id, domain_code, is_primary, is_proposed) VALUES ($1, 'B', true, false)`, [id])).rejects.toThrow('organization_domain_one_primary_key');
  });
});

describe('the area of activity', () => {
  const area = 'activityArea { area counties { code } localities { code name } }';

  it('is public with its places, and the counties of a local one follow from its localities', async () => {
    const id = await anActive();
    expect(await seen(anonymous, id, area)).toBeNull();

    accepted(await update(id, { activityArea: { area: 'LOCAL', localities: ['54984'] } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'LOCAL', counties: [{ code: 'CJ' }], localities: [{ code: '54984', name: 'Cluj-Napoca' }] });

    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['CJ', 'BH'] } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'REGIONAL', counties: [{ code: 'BH' }, { code: 'CJ' }], localities: [] });

    accepted(await update(id, { activityArea: { area: 'NATIONAL' } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'NATIONAL', counties: [], localities: [] });
  });

  it('changes by one event and one audit entry that says what it was and is', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['CJ', 'BH'] } }));
    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['BH', 'CJ', 'BH'] } }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['activityArea'] }]);
    expect(await lastChanges(id)).toEqual(expect.objectContaining({ activityArea: { before: null, after: { area: 'REGIONAL', countyCodes: ['BH', 'CJ'], localityCodes: [] } } }));
    expect(await seen(anonymous, id, 'history(first: 1) { nodes { changes { field after } } }')).toEqual({
      nodes: [{ changes: [{ field: 'activityArea', after: expect.stringContaining('"REGIONAL"') }] }],
    });
  });

  it('that names other places than it should is refused by its own code, in the language of the viewer', async () => {
    const { organization, userErrors } = await update(await anActive(), { activityArea: { area: 'LOCAL', counties: ['CJ'] } });

    expect(organization).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'ACTIVITY_AREA_MISMATCH', field: ['activityArea', 'counties'], message: 'The places do not fit the area: a local one names 1 to 50 localities and no county.' },
      { code: 'ACTIVITY_AREA_MISMATCH', field: ['activityArea', 'localities'] },
    ]);
  });
});

describe('the contacts', () => {
  const contacts = [
    { kind: 'EMAIL', value: 'birou@verde.exemplu.ro', label: null, visibility: 'PUBLIC' },
    { kind: 'PHONE', value: '+40264123456', label: 'Relația cu instituțiile', visibility: 'INSTITUTIONS' },
    { kind: 'ADDRESS', value: 'Str. Ascunsă 7', label: 'Ana Moldovan', visibility: 'MEMBERS' },
  ];
  const [forAll, forInstitutions] = contacts;
  const selection = 'contacts { kind value label visibility }';
  const analyst = aUser();
  const ministryOfficer = aUser();
  const formerOfficer = aUser();
  const memberOfAnother = aUser();
  const citizen = aUser();

  beforeAll(async () => {
    const ministry = await anInstitution(registry);
    await grantInstitutionRole(registry, idOf(ministryOfficer), 'TRANSPARENCY_OFFICER', ministry);
    await grantInstitutionRole(registry, idOf(formerOfficer), 'INSTITUTION_REPRESENTATIVE', ministry);
    await registry.sql('UPDATE membership SET revoked = true WHERE user_id = $1', [idOf(formerOfficer)]);
    await grantRole(registry, idOf(analyst), 'SGG_ANALYST');
    await grantRole(registry, idOf(memberOfAnother), 'NGO_ADMIN', await anOrganizationIn(registry, 'ACTIVE', { applicant, officer }));
  });

  const viewers: readonly (readonly [string, Principal, readonly object[]])[] = [
    ['the public', anonymous, [forAll!]],
    ['a citizen', citizen, [forAll!]],
    ['somebody of another organization', memberOfAnother, [forAll!]],
    ['a former officer of an institution', formerOfficer, [forAll!]],
    ['an officer of an institution', ministryOfficer, [forAll!, forInstitutions!]],
    ['an analyst of SGG', analyst, [forAll!, forInstitutions!]],
    ['an editor of it', editor, contacts],
    ['an administrator of SGG', officer, contacts],
  ];

  it.each(viewers)('are shown to %s as far as they are for him, by every way to an organization', async (_viewer, principal, expected) => {
    const id = await anActive();
    accepted(await update(id, { contacts }));

    expect(await seen(principal, id, selection)).toEqual(expected);
    const { data } = await registry.ask<{ _entities: object[]; organizations: { nodes: { id: string }[] }; organizationChanges: { changes: { organization: { id: string } | null }[] } }>(
      principal,
      `query ($representations: [_Any!]!, $since: String) {
        _entities(representations: $representations) { ... on Organization { id ${selection} } }
        organizations(first: 100, filter: { statuses: [ACTIVE] }) { nodes { id ${selection} } }
        organizationChanges(since: $since, first: 100) { changes { organization { id ${selection} } } }
      }`,
      { representations: [{ __typename: 'Organization', id }], since: null },
    );
    const everywhere = [...data._entities, ...data.organizations.nodes, ...data.organizationChanges.changes.map(({ organization }) => organization)];
    expect(everywhere.filter((found) => (found as { id?: string } | null)?.id === id)).toEqual(Array.from({ length: 3 }, () => ({ id, contacts: expected })));
  });

  it('change by one event and one audit entry, in which no contact can be read', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { contacts }));
    accepted(await update(id, { contacts }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['contacts'] }]);
    expect(await lastChanges(id)).toMatchObject({
      contacts: { before: null, after: '[personal]' },
      contactsForInstitutions: { before: null, after: '[personal]' },
      contactsForMembers: { before: null, after: '[personal]' },
    });
    expect(JSON.stringify(await registry.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [id]))).not.toMatch(/birou|40264|Ascuns|Moldovan/);
    expect(JSON.stringify(await registry.sql('SELECT value FROM outbox WHERE key = $1', [id]))).not.toMatch(/birou|40264|Ascuns|Moldovan/);
  });

  it('that are not public leave no trace in the history that the public sees', async () => {
    const id = await anActive();
    const history = 'history(first: 1) { nodes { changes { field } } }';
    accepted(await update(id, { website: 'https://verde.exemplu.ro' }));
    accepted(await update(id, { contacts: contacts.slice(1) }));

    expect(await seen(anonymous, id, history)).toEqual({ nodes: [{ changes: [{ field: 'website' }] }] });
    expect(await seen(editor, id, history)).toEqual({ nodes: [{ changes: [{ field: 'contactsForInstitutions' }, { field: 'contactsForMembers' }] }] });

    accepted(await update(id, { contacts }));
    expect(await seen(anonymous, id, history)).toEqual({ nodes: [{ changes: [{ field: 'contacts' }] }] });
  });

  it('of an organization that has ended are for its people and SGG alone', async () => {
    const id = await anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, { contacts });

    expect(await seen(anonymous, id, selection)).toEqual([]);
    expect(await seen(ministryOfficer, id, selection)).toEqual([]);
    expect(await seen(applicant, id, selection)).toEqual(contacts);
  });

  it('with a mistake are refused with its place, and nothing changes', async () => {
    const id = await anActive();
    const { userErrors } = await update(id, { website: 'https://verde.exemplu.ro', contacts: [forAll, { kind: 'PHONE', value: 'sunați', visibility: 'PUBLIC' }] });

    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['contacts', '1', 'value'] }]);
    expect(await seen(editor, id, `website`)).toBeNull();
    expect(await seen(editor, id, selection)).toEqual([]);
  });
});

describe('the web pages', () => {
  const selection = 'webPages { kind url }';
  const webPages = ['https://Verde.exemplu.ro/#sus', 'https://www.facebook.com/verde?fbclid=1'];
  const kept = [
    { kind: 'WEBSITE', url: 'https://verde.exemplu.ro/' },
    { kind: 'FACEBOOK', url: 'https://www.facebook.com/verde' },
  ];

  it('are public in one way of writing, and say of which network they are', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { webPages }));
    accepted(await update(id, { webPages: kept.map(({ url }) => url) }));

    expect(await seen(anonymous, id, selection)).toEqual(kept);
    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['webPages'] }]);
    expect(await lastChanges(id)).toMatchObject({ webPages: { before: [], after: kept.map(({ url }) => url) } });
  });

  it('that are not https are refused with their place', async () => {
    expect(await update(await anActive(), { webPages: [...webPages, 'http://verde.exemplu.ro/a'] })).toMatchObject({
      organization: null,
      userErrors: [{ code: 'BAD_USER_INPUT', field: ['webPages', '2'], message: expect.stringContaining('https') }],
    });
  });

  it('of an organization that has ended are for its people and SGG alone', async () => {
    const id = await anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, { webPages });

    expect(await seen(anonymous, id, selection)).toEqual([]);
    expect(await seen(applicant, id, selection)).toEqual(kept);
  });
});

describe('the logo', () => {
  const selection = 'logo { url mediaType byteLength sha256 }';
  type SeenLogo = { readonly url: string; readonly mediaType: string; readonly byteLength: number; readonly sha256: string } | null;
  const logoOf = (viewer: Principal, id: string) => seen(viewer, id, selection) as Promise<SeenLogo>;
  const fetchLogo = (url: string, headers: Record<string, string> = {}) => fetch(localAddressOf(registry, url), { headers });

  it('is public at an address that says when it has not changed, by one event and one audit entry', async () => {
    const id = await anActive();
    const bytes = aLogo();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const before = (await eventsOf(id)).length;
    const logo = await uploadLogo(registry, editor, bytes);
    accepted(await update(id, { logo }));
    accepted(await update(id, { logo }));

    const found = await logoOf(anonymous, id);
    expect(found).toEqual({ url: expect.stringMatching(`/organizations/${id}/logo\\?v=${sha256.slice(0, 16)}$`), mediaType: 'image/png', byteLength: bytes.length, sha256 });
    const response = await fetchLogo(found!.url);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(['content-type', 'content-length', 'etag', 'x-content-type-options', 'cache-control'].map((name) => [name, response.headers.get(name)]))).toEqual({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      etag: `"${sha256}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=300',
    });
    expect((await fetchLogo(found!.url, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    expect((await fetchLogo(found!.url, { 'if-none-match': '"x"' })).status).toBe(200);
    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['logo'] }]);
    expect(await lastChanges(id)).toMatchObject({ logoDocumentId: { before: null, after: logo } });
  });

  it('is at another address once it is another image, and at none once it is cleared', async () => {
    const id = await anActive();
    accepted(await update(id, { logo: await uploadLogo(registry, editor) }));
    const first = await logoOf(anonymous, id);
    accepted(await update(id, { logo: await uploadLogo(registry, editor) }));
    const second = await logoOf(anonymous, id);

    expect(second!.url).not.toBe(first!.url);
    accepted(await update(id, { logo: null }));
    expect(await logoOf(anonymous, id)).toBeNull();
    expect((await fetchLogo(second!.url)).status).toBe(404);
  });

  it('is a document that was announced as a logo, by who sets it, and stored', async () => {
    const id = await anActive();
    const announced = await announceStatute(registry, editor, aLogo(), { purpose: 'LOGO', fileName: 'sigla.png', mediaType: 'image/png' });
    const unusable = [announced.upload!.documentId, await uploadLogo(registry, applicant), await uploadStatute(registry, editor), id, 'x'];

    for (const logo of unusable) expect(await update(id, { logo })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['logo'] }] });
  });

  it('is an image of a known kind and of at most 1 MiB, and its bytes are what they say', async () => {
    const announce = (bytes: Buffer, changes: object) => announceStatute(registry, editor, bytes, { purpose: 'LOGO', ...changes });

    expect(await announce(aStatute(), {})).toMatchObject({ upload: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['mediaType'] }] });
    expect(await announce(aLogo(), { fileName: 'sigla.svg', mediaType: 'image/svg+xml' })).toMatchObject({ upload: null, userErrors: expect.arrayContaining([expect.objectContaining({ field: ['mediaType'] })]) });
    expect(await announce(aLogo(), { fileName: 'sigla.png', mediaType: 'image/png', byteLength: 1_048_577 })).toMatchObject({ upload: null, userErrors: [{ field: ['byteLength'] }] });
    const disguised = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { upload } = await announce(disguised, { fileName: 'sigla.webp', mediaType: 'image/webp' });
    const response = await send(registry, upload!, disguised);
    expect({ status: response.status, body: await response.json() }).toMatchObject({ status: 422, body: { code: 'UPLOAD_CONTENT_REFUSED', reason: 'WRONG_TYPE' } });
  });

  it('of a registration is for who sees it, and of an organization that has ended for its people and SGG', async () => {
    const draft = await anOrganizationIn(registry, 'DRAFT', { applicant, officer }, { logo: await uploadLogo(registry, applicant) });
    const ended = await anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, { logo: await uploadLogo(registry, applicant) });

    expect(await logoOf(anonymous, ended)).toBeNull();
    for (const id of [draft, ended]) {
      expect((await fetchLogo(`http://x/organizations/${id}/logo`)).status).toBe(404);
      const { url } = (await logoOf(applicant, id))!;
      expect(url).toMatch(/\/documents\/.*signature=/);
      expect((await fetchLogo(url)).status).toBe(200);
    }
    expect((await fetchLogo('http://x/organizations/nobody/logo')).status).toBe(404);
  });
});
