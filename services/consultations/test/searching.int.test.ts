import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, statementsWith, type TestService } from '@conect/testing';
import { accepted, aDraftOf, anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  service = await startConsultations();
});
afterAll(() => service?.stop());
// Each test looks at consultations of its own.
beforeEach(async () => {
  await setClock(service, '2026-03-02T09:00:00+02:00');
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly title: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly startCursor: string | null; readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

const query = `query ($filter: ConsultationFilter, $search: String, $sort: ConsultationSort, $first: Int, $after: String, $last: Int, $before: String) {
  consultations(filter: $filter, search: $search, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id title } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`;
const ask = (variables: object, principal: Principal = radu) => service.ask<{ consultations: Page }>(principal, query, { ...variables, filter: { institutionIds: [institutionId], ...('filter' in variables ? (variables.filter as object) : {}) } });

async function page(variables: object, principal: Principal = radu): Promise<Page> {
  const { data, errors } = await ask(variables, principal);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.consultations;
}
const found = async (variables: object, principal: Principal = radu): Promise<readonly string[]> => {
  const { nodes, totalCount } = await page({ first: 100, ...variables }, principal);
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ title }) => title);
};

const noCard = { whatChanges: 'Nimic.', whoIsAffected: 'Nimeni.', untilWhen: 'Niciodată.' };
const aDraft = async (title: string, changes: object = {}): Promise<string> => accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId, { title, card: noCard, ...changes }))).id;
const write = async (consultationId: string, text: string) => accepted(await mutate(service, radu, 'addDraftVersion', { consultationId, articles: [{ article: '1', text }] }));
const published = async (title: string, inputLastDay: string): Promise<string> => {
  const id = await aWholeDraft(service, radu, institutionId, { title });
  return accepted(await mutate(service, radu, 'publishConsultation', { consultationId: id, inputLastDay })).id;
};

describe('the search of consultations', () => {
  const title = 'Ordin privind creșterea țestoaselor în iazuri';

  it.each(['creșterea țestoaselor', 'creşterea ţestoaselor', 'CRESTEREA TESTOASELOR', 'iazuri țestoas', 'iazurilor creștere', 'creșterea țestoasa', 'test'])('finds by "%s", in whatever letters and forms', async (search) => {
    await aDraft(title);
    await aDraft('Ordin privind calitatea aerului');

    expect(await found({ search })).toEqual([title]);
  });

  it.each(['estoaselor', 'creș iazuri', 'țestoase aer', "'iaz' & !x", ':*'.repeat(3) + 'xyz'])('does not find by "%s"', async (search) => {
    await aDraft(title);

    expect(await found({ search })).toEqual([]);
  });

  it('finds what has the words in its title first, then in its card, then in its text; among equals the last drafted', async () => {
    await write(await aDraft('Ordin cu text vechi'), 'Delfinii din Marea Neagră sunt ocrotiți.');
    await aDraft('Ordin privind delfinii mării');
    await aDraft('Ordin cu carte', { card: { ...noCard, whoIsAffected: 'Delfinii.' } });
    await aDraft('Ordin nou privind delfinii');
    await aDraft('Ordin privind marea', { card: { ...noCard, whatChanges: 'Se numără delfinii.' } });

    expect(await found({ search: 'delfinii' })).toEqual(['Ordin nou privind delfinii', 'Ordin privind delfinii mării', 'Ordin privind marea', 'Ordin cu carte', 'Ordin cu text vechi']);
    expect(await found({ search: 'delfin mare' })).toEqual(['Ordin privind delfinii mării', 'Ordin privind marea', 'Ordin cu text vechi']);
    expect(await found({ search: 'delfinii', sort: 'NEWEST' })).toEqual(['Ordin privind marea', 'Ordin nou privind delfinii', 'Ordin cu carte', 'Ordin privind delfinii mării', 'Ordin cu text vechi']);
  });

  it('finds by what a consultation says now, and by the latest version of its text alone', async () => {
    const id = await aDraft('Ordin privind vulpile');
    await write(id, 'Vulpile și bursucii se vaccinează.');
    expect(await found({ search: 'bursuci' })).toHaveLength(1);

    await write(id, 'Vulpile și râșii se vaccinează.');
    expect(await found({ search: 'bursuci' })).toEqual([]);
    expect(await found({ search: 'vulpi râși' })).toHaveLength(1);

    accepted(await mutate(service, radu, 'updateConsultation', { consultationId: id, title: 'Ordin privind jderii', card: { ...noCard, whoIsAffected: 'Pădurarii.' } }));
    expect(await found({ search: 'jderii pădurari râșii' })).toEqual(['Ordin privind jderii']);
    expect(await found({ search: 'ordin vulpile', filter: { actTypes: ['LAW'] } })).toEqual([]);
  });

  it('finds a hidden one for its own institution alone', async () => {
    const title = 'Ordin privind lebedele';
    await write(await aDraft(title), 'Pelicanii la fel.');
    const colleague = await someone(service, 'FOI_OFFICER', institutionId);
    const outsiders = [anonymous, aUser(), await someone(service, 'SGG_ADMIN', null), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))];

    for (const search of ['lebedele', 'pelican']) {
      expect(await found({ search }, colleague)).toEqual([title]);
      for (const outsider of outsiders) expect(await found({ search }, outsider)).toEqual([]);
    }
  });

  it('asks for nothing without a letter or digit, and refuses what is too long', async () => {
    await aDraft('Ordin privind zimbrii');

    expect(await found({ search: ' "-" ', sort: 'RELEVANCE' })).toHaveLength(1);
    expect((await ask({ search: 'a'.repeat(201) })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'search' } }]);
    const searched = await page({ search: 'zimbri', first: 0 });
    expect(searched.pageInfo.hasNextPage).toBe(true);
  });

  it('takes a text with more different words than a row can keep', async () => {
    const id = await aDraft('Ordin privind cuvintele');
    // Sixty thousand words of twelve letters.
    const word = (index: number) => `q${index.toString(36).padStart(11, 'z')}`;
    const articles = Array.from({ length: 200 }, (_, article) => ({ article: String(article + 1), text: Array.from({ length: 300 }, (_none, index) => word(article * 300 + index)).join(' ') }));
    accepted(await mutate(service, radu, 'addDraftVersion', { consultationId: id, articles }));

    expect(await found({ search: word(3) })).toHaveLength(1);
  });
});

describe('the list of consultations', () => {
  it('goes by the last day for proposals', async () => {
    await published('Ordin care se închide pe 12', '2026-03-12');
    await published('Ordin care se închide pe 20', '2026-03-20');
    await aDraft('Ordin fără termen');

    const closing = (filter: object) => found({ filter, sort: 'CLOSING_SOONEST' });
    expect(await closing({ closesFrom: '2026-03-12', closesTo: '2026-03-12' })).toEqual(['Ordin care se închide pe 12']);
    expect(await closing({ closesFrom: '2026-03-13' })).toEqual(['Ordin care se închide pe 20']);
    expect(await closing({ closesTo: '2026-03-20' })).toEqual(['Ordin care se închide pe 12', 'Ordin care se închide pe 20']);
    for (const argument of ['closesFrom', 'closesTo']) {
      expect((await ask({ filter: { [argument]: '2026-02-30' } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect((await ask({ filter: { [argument]: '1850-01-01' } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: `filter.${argument}` } }]);
    }
  });

  it('has what closes soonest first, then what has closed, the last first, then what has no deadline', async () => {
    const titles = ['Ordin închis pe 13', 'Ordin închis pe 12', 'Ordin fără termen', 'Ordin deschis până pe 25', 'Ordin deschis până pe 20'] as const;
    await published(titles[0], '2026-03-13');
    await published(titles[1], '2026-03-12');
    await published(titles[3], '2026-03-25');
    await published(titles[4], '2026-03-20');
    await aDraft(titles[2]);
    await setClock(service, '2026-03-15T09:00:00+02:00');
    expect(await found({ sort: 'CLOSING_SOONEST' })).toEqual([titles[4], titles[3], titles[0], titles[1], titles[2]]);

    // A deadline that passes while somebody walks the list moves nothing for him.
    const first = await page({ sort: 'CLOSING_SOONEST', first: 1 });
    await setClock(service, '2026-03-21T09:00:00+02:00');
    const rest = await page({ sort: 'CLOSING_SOONEST', first: 10, after: first.pageInfo.endCursor });
    expect(rest.nodes.map((node) => node.title)).toEqual([titles[3], titles[0], titles[1], titles[2]]);
    expect(await found({ sort: 'CLOSING_SOONEST' })).toEqual([titles[3], titles[4], titles[0], titles[1], titles[2]]);
  });

  it.each([
    ['NEWEST', {}],
    ['CLOSING_SOONEST', {}],
    ['RELEVANCE', { search: 'ordin' }],
  ])('loses and repeats nothing in %s while consultations come between two pages, in both directions', async (sort, more) => {
    const make = async (count: number): Promise<readonly string[]> => [
      await aDraft(`Ordin ${count} din titlu`),
      await aDraft(`Hotărâre ${count} cu carte`, { card: { ...noCard, whatChanges: 'Un ordin.' } }),
      await published(`Ordin ${count} deschis`, `2026-03-${12 + count}`),
    ];
    const before = [...(await make(1)), ...(await make(2)), ...(await make(3))];

    for (const [size, cursor, end, goesOn] of [['first', 'after', 'endCursor', 'hasNextPage'], ['last', 'before', 'startCursor', 'hasPreviousPage']] as const) {
      const seen: string[] = [];
      let at: string | null = null;
      for (let pages = 0, more_ = true; more_; pages += 1) {
        const { nodes, pageInfo }: Page = await page({ sort, ...more, [size]: 2, [cursor]: at });
        seen.push(...nodes.map(({ id }) => id));
        if (pages < 2) await make(10 + pages);
        [at, more_] = [pageInfo[end], pageInfo[goesOn]];
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    }
  });

  it('takes no cursor of another order', async () => {
    await aDraft('Ordin unu al listei');
    await aDraft('Ordin doi al listei');
    const { pageInfo } = await page({ first: 1, sort: 'CLOSING_SOONEST' });

    for (const variables of [{ after: pageInfo.endCursor, sort: 'NEWEST' }, { after: pageInfo.endCursor, search: 'ordin' }, { after: Buffer.from('["consultations:RELEVANCE","x",1,"y"]').toString('base64url'), search: 'ordin' }, { after: Buffer.from('["consultations:CLOSING_SOONEST","x",1,1,"y"]').toString('base64url'), sort: 'CLOSING_SOONEST' }]) {
      expect((await ask(variables)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
    }
  });

  it.each([{ sort: 'NEWEST' }, { sort: 'CLOSING_SOONEST' }, { search: 'ordin' }])('takes as many statements of many as of one: %p', async (variables) => {
    for (const title of ['Ordin unu din listă', 'Ordin doi din listă', 'Ordin trei din listă']) await aDraft(title);
    const statementCount = countStatements();
    const statementsOf = async (first: number) => {
      const before = statementCount();
      expect((await page({ ...variables, first })).nodes).toHaveLength(first);
      return statementCount() - before;
    };

    expect(await statementsOf(3)).toBe(await statementsOf(1));
  });
});

it('the search is served by its index', async () => {
  await service.sql(
    `WITH made AS (
       INSERT INTO consultation (id, version, institution_id, status, status_since, created_at, created_by, updated_at, title, act_type, domains, co_initiators)
       SELECT gen_random_uuid(), 1, $1, 'DRAFT', now(), now(), $1, now(), 'Ordin privind cuvantul' || place, 'LAW', '{}', '{}' FROM generate_series(1, 3000) AS place RETURNING id, title)
     INSERT INTO consultation_search
     SELECT id, search_words(string_to_array(lower(title), ' ')), '', array_to_tsvector(ARRAY(SELECT md5(id::text || word) FROM generate_series(1, 50) AS word)) FROM made`,
    [institutionId],
  );
  await service.sql('ANALYZE consultation, consultation_search');
  const sent = statementsWith('search_query');

  expect(await found({ search: 'cuvantul1234' })).toEqual(['Ordin privind cuvantul1234']);

  expect(sent.length).toBeGreaterThan(0);
  for (const { text, values } of [...sent]) {
    const plan = await service.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
    expect(plan.map((line) => line['QUERY PLAN']).join(' ')).toContain('Index Scan on consultation_search_words_idx');
  }
});
