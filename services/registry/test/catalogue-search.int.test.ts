import { anonymous } from '@conect/auth';
import { foldText } from '@conect/kernel';
import { emptyCatalogue, listOrganizations, type ListedOrganization } from './listed-organizations';
import { startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;

beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry?.stop());

const list = `query ($filter: OrganizationFilter, $search: String, $sort: OrganizationSort, $first: Int) {
  organizations(filter: $filter, search: $search, sort: $sort, first: $first) { nodes { legalName } totalCount }
}`;

interface NamesPage {
  readonly nodes: readonly { readonly legalName: string }[];
  readonly totalCount: number;
}

async function namesOf(variables: object): Promise<string[]> {
  const { data, errors } = await registry.ask<{ organizations: NamesPage }>(anonymous, list, { first: 100, ...variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { nodes, totalCount } = data.organizations;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ legalName }) => legalName);
}

const fill = async (...organizations: readonly (string | ListedOrganization)[]): Promise<readonly string[]> => {
  await emptyCatalogue(registry);
  return listOrganizations(registry, organizations.map((one) => (typeof one === 'string' ? { legalName: one } : one)));
};

describe('the search of the catalogue', () => {
  it.each(['tarnita', 'ţarniţa', 'Țarnița', 'TARNITA', 'verde tarnita', 'tarn ver', 'tarnta', 'tanrita', 'Asociatia Tarnita Verde'])(
    'finds Asociația Țarnița Verde by "%s"',
    async (search) => {
      await fill('Asociația Țarnița Verde', 'Fundația Albastră', 'ASOCIATIA DE PARINTI "ION CREANGA"');

      expect(await namesOf({ search })).toEqual(['Asociația Țarnița Verde']);
    },
  );

  it('finds the same in the same order, whether ș and ț have a comma, a cedilla or nothing', async () => {
    const names = ['Asociația Școala Țării', 'ASOCIATIA SCOALA TARII MELE', 'Fundaţia Şcoala', 'Țara Școlii', 'Asociația Scoală și Țară', 'Asociația Scalei', 'Tarot'];
    await fill(...names);
    const suggested = async (prefix: string) => (await registry.ask(anonymous, 'query ($prefix: String!) { suggestOrganizations(prefix: $prefix) { id legalName } }', { prefix })).data;

    for (const [comma, cedilla, plain] of [['școala', 'şcoala', 'scoala'], ['ȘCOALA ȚĂ', 'ŞCOALA ŢĂ', 'SCOALA TA'], ['țarii', 'ţarii', 'tarii'], ['școla', 'şcola', 'scola']] as const) {
      const [found, suggestions] = [await namesOf({ search: comma }), await suggested(comma)];
      expect(found.length).toBeGreaterThan(0);
      for (const other of [cedilla, plain]) {
        expect(await namesOf({ search: other })).toEqual(found);
        expect(await suggested(other)).toEqual(suggestions);
      }
    }
  });

  it.each(['rnita', 'verdetarnita', 'tarnita albastra', 'tanrtia', 'vede'])('does not find it by "%s"', async (search) => {
    await fill('Asociația Țarnița Verde', 'Fundația Albastră');

    expect(await namesOf({ search })).toEqual([]);
  });

  it('ranks the name itself, then whole words, then beginnings, then typos', async () => {
    await fill(
      'Zona Verde',
      'ASOCIAȚIA VERDE',
      'Acțiunea pentru Verdeață',
      'Asociația Vedre',
      'Casa Verde',
      'Fundația Varde Mare',
      'Bine de Verdict',
      'A Vardeli',
      'Roșu',
    );

    expect(await namesOf({ search: 'verde' })).toEqual([
      'ASOCIAȚIA VERDE',
      'Casa Verde',
      'Zona Verde',
      'Acțiunea pentru Verdeață',
      'Asociația Vedre',
      'Fundația Varde Mare',
      'A Vardeli',
      'Bine de Verdict',
    ]);
  });

  it('forgives one typo from five letters only', async () => {
    await fill('Clubul Clun', 'Asociația Speranța');

    expect(await namesOf({ search: 'clux' })).toEqual([]);
    expect(await namesOf({ search: 'sperantza' })).toEqual(['Asociația Speranța']);
    expect(await namesOf({ search: 'speramnza' })).toEqual([]);
  });

  it('finds by tax number and by register number, before names that hold the digits', async () => {
    await fill(
      { legalName: 'Asociația 28765437', cui: '4221306' },
      { legalName: 'Zorile', cui: '28765437', nationalRegisterNumber: '3304/A/2026' },
    );

    expect(await namesOf({ search: 'RO 28765437' })).toEqual(['Zorile']);
    expect(await namesOf({ search: '28765437' })).toEqual(['Asociația 28765437', 'Zorile']);
    expect(await namesOf({ search: '3304/a/2026' })).toEqual(['Zorile']);
  });

  it('finds by the short name', async () => {
    await fill({ legalName: 'Asociația pentru Apărarea Drepturilor Omului', shortName: 'APADOR-CH' });

    expect(await namesOf({ search: 'apador' })).toHaveLength(1);
  });

  it('has the same organizations in every order', async () => {
    await fill('Casa Verde', 'Asociația Vedre', 'Acțiunea Verdeață', 'Roșu');

    expect(await namesOf({ search: 'verde', sort: 'NAME_ASC' })).toEqual(['Acțiunea Verdeață', 'Asociația Vedre', 'Casa Verde']);
    expect(await namesOf({ search: 'verde', sort: 'NAME_DESC' })).toEqual(['Casa Verde', 'Asociația Vedre', 'Acțiunea Verdeață']);
  });

  it('asks for nothing without a letter or digit', async () => {
    await fill('B', 'A');

    expect(await namesOf({ search: ' "-" ' })).toEqual(['A', 'B']);
  });

  it('reads the operators of text search as words', async () => {
    await fill("Asociația D'ale Lui & Co");

    expect(await namesOf({ search: "d'ale & lui" })).toHaveLength(1);
    expect(await namesOf({ search: "'ale':* | !x \\" })).toEqual([]);
  });
});

describe('the filters of the catalogue', () => {
  const inCluj = { countyCode: 'CJ', localityCode: '54984' };

  it('combine by AND, the values of a list by OR; a section includes its domains', async () => {
    await fill(
      { legalName: 'Educație Cluj', ...inCluj, domains: ['B-EDUCATION'] },
      { legalName: 'Animale Cluj', ...inCluj, domains: ['E-ANIMALS'] },
      { legalName: 'Educație Iași', countyCode: 'IS', domains: ['B-EDUCATION'] },
      { legalName: 'Fundație', type: 'FOUNDATION', countyCode: 'AB', publicUtilityStatus: 'GRANTED' },
    );

    expect(await namesOf({ filter: { countyCodes: ['CJ'], domains: ['B'] } })).toEqual(['Educație Cluj']);
    expect(await namesOf({ filter: { countyCodes: ['CJ', 'IS'], domains: ['B'] } })).toEqual(['Educație Cluj', 'Educație Iași']);
    expect(await namesOf({ filter: { domains: ['B', 'E-ANIMALS'], localityCodes: ['54984'] } })).toEqual(['Animale Cluj', 'Educație Cluj']);
    expect(await namesOf({ filter: { types: ['FOUNDATION'] } })).toEqual(['Fundație']);
    expect(await namesOf({ filter: { publicUtility: true } })).toEqual(['Fundație']);
    expect(await namesOf({ filter: { publicUtility: false, countyCodes: [] } })).toHaveLength(3);
    expect(await namesOf({ filter: { countyCodes: ['CJ'] }, search: 'educatie' })).toEqual(['Educație Cluj']);
  });

  it('leave out the struck-off unless asked for, and never hold the registration of somebody', async () => {
    const [, struckOff] = await fill({ legalName: 'Activă', status: 'ACTIVE' }, { legalName: 'Radiată', status: 'DEREGISTERED', cui: '28765437' });
    await registry.sql(
      `INSERT INTO organization (id, version, source, type, status, legal_name, is_branch, applicant_id, created_at, updated_at, status_since)
       VALUES (gen_random_uuid(), 1, 'REGISTRATION', 'ASSOCIATION', 'DRAFT', 'Ciornă', false, gen_random_uuid(), now(), now(), now())`,
    );

    expect(await namesOf({})).toEqual(['Activă']);
    expect(await namesOf({ filter: { statuses: ['DEREGISTERED', 'DRAFT'] } })).toEqual(['Radiată']);
    const { data } = await registry.ask(anonymous, 'query ($id: ID!) { organization(id: $id) { status statusSince } organizationByCui(cui: "RO28765437") { id } }', {
      id: struckOff,
    });
    expect(data).toEqual({ organization: { status: 'DEREGISTERED', statusSince: expect.any(String) }, organizationByCui: { id: struckOff } });
  });
});

describe('the catalogue', () => {
  it('follows every change of an organization at once', async () => {
    const [id] = await fill({ legalName: 'Vechiul Nume', domains: ['E-ANIMALS'] });

    await registry.sql(`UPDATE organization SET legal_name = 'Proaspătul Nume' WHERE id = $1`, [id]);
    expect(await namesOf({ search: 'vechiul' })).toEqual([]);
    expect(await namesOf({ search: 'proaspatl' })).toEqual(['Proaspătul Nume']);

    await registry.sql(`UPDATE organization_domain SET domain_code = 'A-SPORT' WHERE organization_id = $1`, [id]);
    expect(await namesOf({ filter: { domains: ['E-ANIMALS'] } })).toEqual([]);
    expect(await namesOf({ filter: { domains: ['A'] } })).toHaveLength(1);

    await registry.sql('DELETE FROM organization_domain WHERE organization_id = $1', [id]);
    expect(await namesOf({ filter: { domains: ['A'] } })).toEqual([]);

    await registry.sql(`UPDATE organization SET status = 'REJECTED', decision_reason = 'x' WHERE id = $1`, [id]);
    expect(await namesOf({})).toEqual([]);
  });

  it('folds text as the kernel does, for every letter of Europe', async () => {
    const ranges = [
      [0x20, 0x24f],
      [0x370, 0x3ff],
      [0x400, 0x4ff],
      [0x1e00, 0x1eff],
      [0x2010, 0x2027],
      [0x2460, 0x2473],
      [0xfb00, 0xfb06],
    ] as const;
    const texts = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => `a${String.fromCodePoint(from + at)}b`));
    const rows = await registry.sql<{ text: string; folded: string }>(
      'SELECT text, fold_text(text) AS folded FROM unnest($1::text[]) AS text',
      [texts],
    );

    expect(rows.filter(({ text, folded }) => folded !== foldText(text))).toEqual([]);
  });
});

describe('suggestOrganizations', () => {
  const suggest = async (prefix: string, first?: number): Promise<string[]> => {
    const question = 'query ($prefix: String!, $first: Int) { suggestOrganizations(prefix: $prefix, first: $first) { legalName } }';
    const variables = { prefix, ...(first === undefined ? {} : { first }) };
    const { data } = await registry.ask<{ suggestOrganizations: { legalName: string }[] }>(anonymous, question, variables);
    return data.suggestOrganizations.map(({ legalName }) => legalName);
  };

  it('gives names that begin so, then words that do, then those a typo away', async () => {
    await fill('Asociația Casa Speranței', 'Asociația Speranța Nouă', 'Fundația Sperenta', 'Speranță și Viață', 'Altceva');

    expect(await suggest('sperant')).toEqual(['Asociația Speranța Nouă', 'Speranță și Viață', 'Asociația Casa Speranței', 'Fundația Sperenta']);
    expect(await suggest('sperant', 2)).toHaveLength(2);
    expect(await suggest('asociatia c')).toEqual(['Asociația Casa Speranței']);
    expect(await suggest('sp', 0)).toEqual([]);
    expect(await suggest('  ')).toEqual([]);
  });

  it('has the shorter name first among those that only have the words, once there are several', async () => {
    await fill('Asociația A pentru Copii și Tineri din Satul Luminii', 'Fundația Zâmbet de Copii și Lumini');

    expect(await suggest('copii lumin')).toEqual(['Fundația Zâmbet de Copii și Lumini', 'Asociația A pentru Copii și Tineri din Satul Luminii']);
    expect(await suggest('copii')).toEqual(['Asociația A pentru Copii și Tineri din Satul Luminii', 'Fundația Zâmbet de Copii și Lumini']);
  });
});
