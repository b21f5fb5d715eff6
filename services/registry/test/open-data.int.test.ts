import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous } from '@conect/auth';
import { parse } from 'csv-parse/sync';
import { createGenerateOpenData } from '@conect/service-kit';
import { openDataSourceOf } from '../src/open-data/create-open-data-area';
import { organizationSet } from '../src/open-data/database/organization-set';
import { createRegistryDataSource } from '../src/service/database/data-source';
import { listOrganizations } from './listed-organizations';
import { startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
let folder: string;
let dataSource: ReturnType<typeof createRegistryDataSource>;
let generate: ReturnType<typeof createGenerateOpenData>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-open-data-'));
  registry = await startRegistry({ DOCUMENTS_DIR: folder });
  dataSource = await createRegistryDataSource({ url: registry.databaseUrl, poolSize: 2 }).initialize();
  generate = createGenerateOpenData(openDataSourceOf(dataSource, folder));
});
afterAll(async () => {
  await dataSource?.destroy();
  await registry?.stop();
  await rm(folder, { recursive: true, force: true });
});

const fetchFile = (name: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${registry.address}/open-data/${name}`, { headers });

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

const jsonLines = async (): Promise<Row[]> => (await (await fetchFile('organizations.jsonl')).text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Row);
const csvRows = async (): Promise<Record<string, string>[]> => parse(await (await fetchFile('organizations.csv')).text(), { columns: true });

type SeenArea = { readonly area: string; readonly counties: readonly { code: string }[]; readonly localities: readonly { code: string }[] } | null;

/** A column of the files beside the field of the graph that says the same to the public. */
const graphFields: Readonly<Record<string, readonly [selection: string, read: (seen: never) => unknown]>> = {
  status: ['status', ({ status }: { status: string }) => status],
  source: ['source', ({ source }: { source: string }) => source],
  type: ['type', ({ type }: { type: string }) => type],
  legal_name: ['legalName', ({ legalName }: { legalName: string }) => legalName],
  short_name: ['shortName', ({ shortName }: { shortName: string }) => shortName],
  cui: ['cui', ({ cui }: { cui: string }) => cui],
  national_register_number: ['nationalRegisterNumber', (seen: { nationalRegisterNumber: string }) => seen.nationalRegisterNumber],
  court_code: ['court { code }', ({ court }: { court: { code: string } | null }) => court?.code ?? null],
  court_register_number: ['courtRegisterNumber', (seen: { courtRegisterNumber: string }) => seen.courtRegisterNumber],
  registered_on: ['registeredOn', ({ registeredOn }: { registeredOn: string }) => registeredOn],
  is_branch: ['isBranch', ({ isBranch }: { isBranch: boolean }) => isBranch],
  public_utility_status: ['publicUtilityStatus', (seen: { publicUtilityStatus: string }) => seen.publicUtilityStatus],
  county_code: ['county { code }', ({ county }: { county: { code: string } | null }) => county?.code ?? null],
  locality_code: ['locality { code }', ({ locality }: { locality: { code: string } | null }) => locality?.code ?? null],
  registered_address: ['registeredAddress', (seen: { registeredAddress: string }) => seen.registeredAddress],
  domain_codes: ['domains { domain { code } }', ({ domains }: { domains: { domain: { code: string } }[] }) => domains.map(({ domain }) => domain.code)],
  primary_domain_code: ['primaryDomain { code }', ({ primaryDomain }: { primaryDomain: { code: string } | null }) => primaryDomain?.code ?? null],
  purpose: ['purpose', ({ purpose }: { purpose: string }) => purpose],
  description_ro: ['ro: description(locale: RO) { text }', ({ ro }: { ro: { text: string } | null }) => ro?.text ?? null],
  description_en: ['en: description(locale: EN) { text }', ({ en }: { en: { text: string } | null }) => en?.text ?? null],
  short_description_ro: ['shortRo: shortDescription(locale: RO) { text }', ({ shortRo }: { shortRo: { text: string } | null }) => shortRo?.text ?? null],
  short_description_en: ['shortEn: shortDescription(locale: EN) { text }', ({ shortEn }: { shortEn: { text: string } | null }) => shortEn?.text ?? null],
  activity_area: ['activityArea { area counties { code } localities { code } }', ({ activityArea }: { activityArea: SeenArea }) => activityArea?.area ?? null],
  activity_county_codes: ['id', ({ activityArea }: { activityArea: SeenArea }) => activityArea?.counties.map(({ code }) => code) ?? []],
  activity_locality_codes: ['id', ({ activityArea }: { activityArea: SeenArea }) => activityArea?.localities.map(({ code }) => code) ?? []],
  web_pages: ['webPages { url }', ({ webPages }: { webPages: readonly { url: string }[] }) => webPages.map(({ url }) => url)],
  website: ['website', ({ website }: { website: string }) => website],
  is_stale: ['isStale', ({ isStale }: { isStale: boolean }) => isStale],
};
const instants = ['status_since', 'confirmed_at', 'created_at', 'updated_at'];

describe('the files of open data', () => {
  it('are not there before they were made', async () => {
    expect((await fetchFile('organizations.csv')).status).toBe(404);
    expect((await registry.ask(anonymous, '{ openData { name } }')).data).toEqual({ openData: [] });
  });

  it('say of every public organization what the graph says to the public, and nothing more', async () => {
    const states = ['IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'ACTIVE', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN', 'DRAFT', 'REJECTED'];
    for (const status of states) {
      const [id] = await listOrganizations(registry, [{ legalName: `Asociația ${status}`, countyCode: 'CJ', localityCode: '54984', purpose: 'Prin Ion Popescu', domains: ['E', 'B-EDUCATION'] }]);
      await registry.sql(
        `UPDATE organization SET status = $2, registered_address = 'Str. Lungă 1', website = 'https://exemplu.ro', contact_email = 'ion@exemplu.ro', contact_phone = '+40264123456',
           contacts = '[{"kind": "EMAIL", "value": "ion@exemplu.ro", "label": "tainic", "visibility": "PUBLIC"}]',
           legal_representative = 'Maria Vasilescu', board_members = '[{"name": "Maria Vasilescu", "role": "PRESIDENT", "termStartsOn": null, "termEndsOn": null}]', description_ro = 'Despre noi', description_en = 'About us', short_description_ro = 'Pe scurt', short_description_en = 'In short',
           web_pages = '{https://exemplu.ro/,https://www.facebook.com/exemplu}', activity_area = 'LOCAL', activity_county_codes = '{CJ}', activity_locality_codes = '{54984}', status_reason = 'tainic', decision_reason = 'tainic',
           decided_at = CASE WHEN $2 IN ('ACTIVE', 'SUSPENDED', 'DISSOLVING', 'WITHDRAWN') THEN now() END,
           decided_by = CASE WHEN $2 IN ('ACTIVE', 'SUSPENDED', 'DISSOLVING', 'WITHDRAWN') THEN id END,
           confirmed_at = CASE WHEN $2 IN ('ACTIVE', 'SUSPENDED', 'DISSOLVING', 'WITHDRAWN') THEN now() END,
           applicant_id = CASE WHEN $2 IN ('DRAFT', 'REJECTED') THEN id END WHERE id = $1`,
        [id, status],
      );
    }
    await generate();

    const rows = await jsonLines();
    const selections = Object.values(graphFields).map(([selection]) => selection);
    const { data } = await registry.ask<Record<string, never>>(anonymous, `{ ${rows.map(({ id }, place) => `o${place}: organization(id: "${id}") { ${selections.join(' ')} }`).join(' ')} }`);

    expect(rows.map(({ status }) => status).toSorted()).toEqual(['ACTIVE', 'CLAIM_PENDING', 'DEREGISTERED', 'DISSOLVING', 'IMPORTED_UNCLAIMED', 'SUSPENDED']);
    for (const [place, row] of rows.entries()) {
      const seen = Object.fromEntries(Object.entries(graphFields).map(([column, [, read]]) => [column, read(data[`o${place}`]!)]));
      expect(Object.fromEntries(Object.keys(graphFields).map((column) => [column, row[column]]))).toEqual(seen);
    }
    expect(JSON.stringify(rows)).not.toMatch(/ion@exemplu|\+40264|tainic|Vasilescu/);
    expect(rows.filter(({ status }) => status === 'IMPORTED_UNCLAIMED' || status === 'CLAIM_PENDING').map(({ purpose }) => purpose)).toEqual([null, null]);
  });

  it('show what was released of the purpose of an unclaimed organization, until the register says otherwise', async () => {
    const [shown, changed, ended] = await listOrganizations(registry, ['Arătat', 'Schimbat', 'Radiat'].map((legalName) => ({ legalName, purpose: 'Pădurea, prin Ion Popescu' })));
    await registry.sql(
      `INSERT INTO register_purpose_release (organization_id, shown_text, purpose_hash, released_by, released_at)
       SELECT id, 'Pădurea', sha256(convert_to(purpose, 'UTF8')), id, now() FROM organization WHERE id = ANY($1)`,
      [[shown, changed, ended]],
    );
    await registry.sql(`UPDATE organization SET purpose = 'Apele, prin Ion Popescu' WHERE id = $1`, [changed]);
    await registry.sql(`UPDATE organization SET status = 'DEREGISTERED' WHERE id = $1`, [ended]);
    await generate();

    const rows = await jsonLines();
    const { data } = await registry.ask(anonymous, `{ ${[shown, changed, ended].map((id, place) => `o${place}: organization(id: "${id}") { purpose }`).join(' ')} }`);
    expect([shown, changed, ended].map((wanted) => rows.find(({ id }) => id === wanted)!['purpose'])).toEqual(['Pădurea', null, null]);
    expect(data).toEqual({ o0: { purpose: 'Pădurea' }, o1: { purpose: null }, o2: { purpose: null } });
    expect((await csvRows()).find(({ id }) => id === shown)!['purpose']).toBe('Pădurea');
  });

  it('have the columns of the dictionary, each compared with the graph', async () => {
    const [row] = await jsonLines();
    const [csv] = await csvRows();
    const names = organizationSet.columns.map(({ name }) => name);

    expect(Object.keys(row!)).toEqual(names);
    expect(Object.keys(csv!)).toEqual(names);
    expect(names.toSorted()).toEqual(['id', ...Object.keys(graphFields), ...instants].toSorted());
    const { columns, licence, files } = (await (await fetchFile('organizations.json')).json()) as { columns: unknown; licence: { id: string }; files: object[] };
    expect({ columns, licence: licence.id, files: files.length }).toEqual({ columns: organizationSet.columns, licence: 'OGL-ROU-1.0', files: 2 });
  });

  it('let no spreadsheet take a name for a formula, and keep every letter', async () => {
    const names = ['=HYPERLINK("https://rau.exemplu")', '+1', '-1', '@SUM(A1)', '\tx', 'Asociația „Ș”, "A"; \\B\nC', "'deja"];
    await listOrganizations(registry, names.map((legalName) => ({ legalName })));
    await generate();

    expect((await jsonLines()).map((row) => row['legal_name'])).toEqual(expect.arrayContaining(names));
    const written = (await csvRows()).map((row) => row['legal_name']!);
    expect(written.filter((name) => /^[-=+@\t\r\n]/.test(name))).toEqual([]);
    expect(written).toEqual(expect.arrayContaining([...names.slice(0, 5).map((name) => `'${name}`), ...names.slice(5)]));
  });

  it('come with size, hash and tag, which the graph says too, and answer 304 to who has them', async () => {
    const made = await generate();
    const { data } = await registry.ask<{ openData: readonly { name: string; url: string; sha256: string; rowCount: number; byteLength: number }[] }>(anonymous, '{ openData { name url sha256 rowCount byteLength generatedAt licence descriptionUrl } }');
    const count = (await jsonLines()).length;

    expect(data.openData.map(({ name }) => name)).toEqual(['organizations.csv', 'organizations.jsonl']);
    for (const { name, sha256, byteLength, rowCount } of data.openData) {
      const response = await fetchFile(name);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect({ sha256, byteLength, rowCount }).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), byteLength: bytes.length, rowCount: count });
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(response.headers.get('etag')).toBe(`"${sha256}"`);
      expect((await fetchFile(name, { 'if-none-match': `W/"x", "${sha256}"` })).status).toBe(304);
      expect((await fetchFile(name, { 'if-none-match': '"x"' })).status).toBe(200);
    }
    expect(made.map(({ rowCount }) => rowCount)).toEqual([count, count]);
  });

  it('stay as they were when making new ones fails, and leave no half file', async () => {
    const before = await (await fetchFile('organizations.csv')).text();
    await registry.sql('ALTER VIEW open_data_organization RENAME TO away');
    await expect(generate()).rejects.toThrow('open_data_organization');
    await registry.sql('ALTER VIEW away RENAME TO open_data_organization');

    expect(await (await fetchFile('organizations.csv')).text()).toBe(before);
    expect((await readdir(join(folder, 'open-data'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
