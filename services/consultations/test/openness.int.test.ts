import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Principal } from '@conect/auth';
import { dayOf, startOfDay } from '@conect/legal-clock';
import { createGenerateOpenData } from '@conect/service-kit';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { openDataSourceOf } from '../src/open-data/create-open-data-area';
import { consultationSet } from '../src/open-data/database/consultation-set';
import { contributionSet } from '../src/open-data/database/contribution-set';
import { debateSet } from '../src/open-data/database/debate-set';
import { indexFormula, scoreOf, type IndexCounts } from '../src/transparency-index/domain/score';
import { createConsultationsDataSource } from '../src/service/database/data-source';
import { runCommand } from '../src/service/commands';
import { accepted, anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';
import { aProposal, anOpenConsultation, anOrganization, contribute, decide, forgetAuthor, registered, type SeenContribution } from './contributions';
import { aPlanFor, change, done } from './debates';

let service: TestService;
let folder: string;
let dataSource: ReturnType<typeof createConsultationsDataSource>;
let generate: ReturnType<typeof createGenerateOpenData>;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-openness-'));
  service = await startConsultations({ CONSULTATIONS_DOCUMENTS_DIR: folder });
  dataSource = await createConsultationsDataSource({ url: service.databaseUrl, poolSize: 2 }).initialize();
  generate = createGenerateOpenData(openDataSourceOf(dataSource, folder));
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});
afterAll(async () => {
  await dataSource?.destroy();
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

const sets = [consultationSet, contributionSet, debateSet];
const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();
const fetchFile = (name: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${service.address}/open-data/${name}`, { headers });

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

const rowsOf = async (name: string): Promise<Row[]> =>
  (await (await fetchFile(`${name}.jsonl`)).text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

async function read<Data>(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await service.ask<Data>(anonymous, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const propose = async (person: Principal, consultationId: string, changes: object = {}): Promise<SeenContribution> => registered(await contribute(service, person, 'submitContribution', aProposal(consultationId, changes)));

/** Decides about proposals of a consultation, whose term must be over, and has it under analysis, as the job does. */
async function answer(consultationId: string, proposals: readonly Pick<SeenContribution, 'id' | 'version'>[], decision: { decision: string; justification?: string }, officer = radu): Promise<void> {
  expect((await decide(service, officer, proposals, decision)).refusals).toEqual([]);
  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1 AND status = 'OPEN'`, [consultationId]);
}

describe('the files of open data', () => {
  const names = ['Ștefan-Paul ionescu', 'q\u0306na O’Brien', "Ion d'Artagnan", 'Ömer 2'];
  let answered: string;
  let drafted: string;
  let shown: readonly SeenContribution[];
  let erased: SeenContribution;

  beforeAll(async () => {
    expect((await fetchFile('contributions.csv')).status).toBe(404);
    expect(await read('{ consultationsOpenData { name } }')).toEqual({ consultationsOpenData: [] });

    answered = await anOpenConsultation(service, radu, institutionId, { urgency: { legalBasis: 'Legea 52/2003 art. 7(13)', reason: 'Inundațiile din mai cer măsuri înainte de vară.' } });
    const open = await anOpenConsultation(service, radu, institutionId);
    drafted = await aWholeDraft(service, radu, institutionId);
    const { organizationId, writer } = await anOrganization(service);
    await service.sql(`UPDATE organization SET legal_name = 'Asociația Țarnița Verde' WHERE id = $1`, [organizationId]);
    const [paul, ana] = [aUser(), aUser()];
    shown = await Promise.all([
      propose(writer, answered, { author: { organizationId }, text: '=Se adaugă „și ștampila”; "așa".', articleRefs: undefined, isGeneral: true, disclosure: { membersRepresented: 12, interest: 'Producem hârtie.' } }),
      ...names.map((name) => propose(aUser(), answered, { display: 'INITIALS', contact: { name, email: 'tainic@example.org' } })),
      propose(aUser(), answered, { display: 'NAME' }),
      propose(aUser(), answered, { display: 'NAME', text: 'Vecina mea Floarea are astm de la praf.', disclosure: { interest: 'Locuiesc lângă Floarea.' } }),
    ]);
    erased = await propose(paul, answered);
    registered(await contribute(service, ana, 'withdrawContribution', { contributionId: (await propose(ana, answered, { text: 'Retras.' })).id }));
    const unanswered = await propose(aUser(), open);
    expect(unanswered.status).toBe('SUBMITTED');
    const plan = { startsAt: days(5), endsAt: days(5.1) };
    done(await change(service, writer, 'requestDebate', { consultationId: open, organizationId, text: 'Cerem o dezbatere publică.' }));
    done(await change(service, aUser(), 'requestDebate', { consultationId: open, text: 'Vreau o dezbatere.' }));
    done(await change(service, radu, 'scheduleDebate', aPlanFor(open, plan)));

    await setClock(service, days(15));
    const [first, ...rest] = [...shown, erased];
    await answer(answered, [first], { decision: 'REJECTED', justification: 'Limita propusă este deja în anexa nr. 2 la hotărâre.' });
    await answer(answered, rest, { decision: 'ACCEPTED' });
    accepted(await mutate(service, radu, 'publishResponses', { consultationId: answered }));
    registered(await contribute(service, radu, 'hideContribution', { contributionId: shown.at(-1)!.id, reason: 'PERSONAL_DATA', explanation: 'Spune de ce suferă o persoană care poate fi recunoscută.' }));
    await setClock(service, new Date().toISOString());
    await forgetAuthor(service, paul);
    await generate();
  });

  it('have the columns of the dictionary, with licence, row count and hash, and are the same as the graph says', async () => {
    for (const set of sets) {
      const { columns, licence, title, files } = (await (await fetchFile(`${set.name}.json`)).json()) as { columns: object; licence: { id: string }; title: object; files: readonly object[] };
      expect({ columns, licence: licence.id, title, files: files.length }).toEqual({ columns: set.columns, licence: 'OGL-ROU-1.0', title: set.title, files: 2 });
      const rows = await rowsOf(set.name);
      expect(rows.length).toBeGreaterThan(0);
      expect(Object.keys(rows[0]!)).toEqual(set.columns.map(({ name }) => name));
      expect((await (await fetchFile(`${set.name}.csv`)).text()).split('\n')[0]).toBe(set.columns.map(({ name }) => name).join(','));
    }
    const { consultationsOpenData } = await read<{ consultationsOpenData: readonly { name: string; url: string; descriptionUrl: string; sha256: string; byteLength: number; rowCount: number }[] }>(
      '{ consultationsOpenData { name url descriptionUrl licence rowCount byteLength sha256 generatedAt } }',
    );
    expect(consultationsOpenData.map(({ name }) => name)).toEqual(['consultations.csv', 'consultations.jsonl', 'contributions.csv', 'contributions.jsonl', 'debates.csv', 'debates.jsonl']);
    for (const { name, url, descriptionUrl, sha256, byteLength, rowCount } of consultationsOpenData) {
      const response = await fetchFile(name);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([new URL(url).pathname, new URL(descriptionUrl).pathname]).toEqual([`/open-data/${name}`, `/open-data/${name.replace(/\..*/, '.json')}`]);
      expect({ sha256, byteLength }).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), byteLength: bytes.length });
      expect(rowCount).toBe((await rowsOf(name.replace(/\..*/, ''))).length);
      expect((await fetchFile(name, { 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
    }
  });

  it('say of consultations what everybody sees, and nothing of those that are hidden', async () => {
    const rows = await rowsOf('consultations');
    const { consultations } = await read<{ consultations: { nodes: readonly Row[] } }>(
      '{ consultations(first: 100) { nodes { id status title isUrgent publishedAt inputDeadline { at } institution { id } draftVersions { number } coInitiators } } }',
    );

    expect(rows.map(({ id }) => id)).not.toContain(drafted);
    const seen = consultations.nodes.map((node) => ({ ...node, publishedAt: Date.parse(String(node['publishedAt'])), inputDeadline: Date.parse((node['inputDeadline'] as { at: string }).at) }));
    const told = rows.map((row) => ({
      id: row.id,
      status: row['status'],
      title: row['title'],
      isUrgent: row['is_urgent'],
      publishedAt: Math.trunc(Date.parse(String(row['published_at']))),
      inputDeadline: Date.parse(String(row['input_deadline'])),
      institution: { id: row['institution_id'] },
      draftVersions: [{ number: row['draft_version_count'] }],
      coInitiators: row['co_initiators'],
    }));
    const byId = (one: { readonly id: string }, other: { readonly id: string }) => one.id.localeCompare(other.id);
    expect(told.toSorted(byId)).toEqual(seen.toSorted(byId));
    expect(rows.find(({ id }) => id === answered)).toMatchObject({ status: 'RESPONDED', is_urgent: true, urgency_reason: 'Inundațiile din mai cer măsuri înainte de vară.', contribution_count: 8 });
    expect(JSON.stringify(rows)).not.toMatch(/radu\.pop|Radu Pop|\+4072|propuneri@/);
  });

  it('hold the proposals that were answered, each author named as the public sees him, and none that was taken back, forgotten or not answered', async () => {
    const rows = await rowsOf('contributions');
    const query = `query ($id: ID!) { contribution(id: $id) { registrationNumber authorKind authorName organization { id } kind text decision { status justification } disclosure { membersRepresented interest } draftVersionNumber } }`;

    expect(rows.map(({ id }) => id)).toEqual(shown.map(({ id }) => id).toSorted());
    for (const row of rows) {
      const { contribution } = await read<{ contribution: Readonly<Record<string, unknown>> & { authorName: string | null } }>(query, { id: row.id });
      expect({
        registrationNumber: row['registration_number'],
        authorKind: row['author_kind'],
        authorName: row['author_organization_id'] === null ? row['author_name'] : null,
        organization: row['author_organization_id'] === null ? null : { id: row['author_organization_id'] },
        kind: row['kind'],
        text: row['text'],
        decision: { status: row['decision'], justification: row['justification'] },
        disclosure: { membersRepresented: row['members_represented'], interest: row['interest'] },
        draftVersionNumber: row['draft_version_number'],
      }).toEqual(contribution);
    }
    const rowOf = ({ id }: SeenContribution) => rows.find((row) => row.id === id)!;
    expect(rowOf(shown[0]!)).toMatchObject({ author_name: 'Asociația Țarnița Verde', decision: 'REJECTED', places: [] });
    expect(shown.slice(1).map((one) => rowOf(one)['author_name'])).toEqual(['Ș. P. I.', 'Q. O.', 'I. D.', 'Ö. 2.', 'Paul Ionescu-Vlad', 'P. I. V.']);
    expect(rowOf(shown.at(-1)!)).toMatchObject({ text: null, hidden_reason: 'PERSONAL_DATA', interest: null, decision: 'ACCEPTED' });
    expect(rowOf(shown[1]!)['places']).toEqual(['art. 2 alin. (1) lit. a)']);
    expect(await (await fetchFile('contributions.csv')).text()).toContain(`"'=Se adaugă „și ștampila”; ""așa""."`);
    expect(JSON.stringify(rows)).not.toMatch(/example\.org|tainic|0722|Floarea|astm/);
  });

  it('count who asked for a debate and who came, and name nobody', async () => {
    const rows = await rowsOf('debates');

    expect(rows).toMatchObject([{ status: 'SCHEDULED', initiative: 'REQUEST', request_count: 1, suggestion_count: 1, places: 50, held_on: null, participant_count: null }]);
    expect(JSON.stringify(rows)).not.toContain('Vreau o dezbatere');
  });

  it('are made by a command too', async () => {
    const outcome = await runCommand(['open-data'], { CONSULTATIONS_DATABASE_URL: service.databaseUrl, CONSULTATIONS_DOCUMENTS_DIR: folder });

    expect(outcome).toMatchObject({ done: true });
    expect(outcome!.text).toMatch(/^consultations\.csv: 2 rows, \d+ bytes, SHA-256 [0-9a-f]{64}\n/);
    expect((await fetchFile('consultations.csv')).status).toBe(200);
  });
});

interface SeenIndex {
  readonly formula: string;
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly institution: { readonly id: string }; readonly score: number | null; readonly parts: object; readonly counts: IndexCounts; readonly consultationIds: readonly string[] }[];
}

const counted = ['consultationCount', 'urgentCount', 'openDays', 'minimumDays', 'answerCount', 'justifiedAnswerCount', 'medianAnswerDays', 'dueDebateCount', 'heldDebateCount'] as const;
const indexOf = async (year: number, page: object = {}): Promise<SeenIndex> =>
  (
    await read<{ transparencyIndex: SeenIndex }>(
      `query ($year: Int!, $first: Int, $after: String, $last: Int, $before: String) { transparencyIndex(year: $year, first: $first, after: $after, last: $last, before: $before) { formula totalCount pageInfo { hasNextPage endCursor }
         nodes { institution { id } score parts { openTerm ordinaryProcedure writtenReasons answerTime debates } counts { ${counted.join(' ')} } consultationIds } } }`,
      { year, ...page },
    )
  ).transparencyIndex;

describe('the transparency index', () => {
  const year = 2025;
  let ministry: string;
  let small: string;
  let elena: Principal;
  let published: readonly string[];

  const at = (instant: string) => setClock(service, instant);
  async function publish(officer: Principal, owner: string, inputLastDay: string, changes: object = {}): Promise<string> {
    const consultationId = await aWholeDraft(service, officer, owner, changes);
    accepted(await mutate(service, officer, 'publishConsultation', { consultationId, inputLastDay }));
    return consultationId;
  }

  beforeAll(async () => {
    [ministry, small] = [await anInstitution(service), await anInstitution(service)];
    elena = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    const other = await someone(service, 'TRANSPARENCY_OFFICER', small);
    const { organizationId, writer } = await anOrganization(service);
    await at('2025-03-03T09:00:00+02:00');
    const shortest = await publish(elena, ministry, '2025-03-13');
    // Over the night in which the clock changes.
    const long = await publish(elena, ministry, '2025-04-02');
    const urgent = await publish(elena, ministry, '2025-03-06', { urgency: { legalBasis: 'Legea 52/2003 art. 7(13)', reason: 'Inundațiile din mai cer măsuri înainte de vară.' } });
    const withdrawn = await publish(elena, ministry, '2025-03-13');
    published = [shortest, long, urgent, withdrawn].toSorted();
    await publish(other, small, '2025-03-13');
    await aWholeDraft(service, elena, ministry);
    const [first, second] = [await propose(aUser(), shortest), await propose(writer, shortest, { author: { organizationId } })];
    const paul = aUser();
    registered(await contribute(service, paul, 'withdrawContribution', { contributionId: (await propose(paul, shortest)).id }));
    await propose(aUser(), urgent);
    await propose(aUser(), withdrawn);
    for (const consultationId of [shortest, long]) done(await change(service, writer, 'requestDebate', { consultationId, organizationId, text: 'Cerem o dezbatere publică.' }));
    const { id: debateId } = done(await change(service, elena, 'scheduleDebate', aPlanFor(shortest, { startsAt: '2025-03-10T10:00:00+02:00', endsAt: '2025-03-10T13:00:00+02:00' })));

    await at('2025-03-10T14:00:00+02:00');
    done(await change(service, elena, 'recordAttendance', { debateId }));
    done(await change(service, elena, 'publishMinutes', { debateId, text: 'S-a discutat articolul 2.' }));
    accepted(await mutate(service, elena, 'withdrawConsultation', { consultationId: withdrawn, reason: 'Proiectul se rescrie de la capăt.' }));
    await at('2025-03-24T00:00:00+02:00');
    await answer(shortest, [first], { decision: 'ACCEPTED' }, elena);
    await answer(shortest, [second], { decision: 'REJECTED', justification: 'Limita propusă este deja în anexa nr. 2 la hotărâre.' }, elena);
    accepted(await mutate(service, elena, 'publishResponses', { consultationId: shortest }));
    // The urgent one has waited for thirty days less an hour.
    await at('2025-04-06T00:00:00+03:00');
  });
  afterAll(() => at(new Date().toISOString()));

  it('counts what a recount through the graph counts, and scores it by the formula that it tells', async () => {
    const { formula, totalCount, nodes } = await indexOf(year);
    const entry = nodes.find(({ institution }) => institution.id === ministry)!;
    const seen = await recount(ministry);

    expect({ formula, totalCount, ids: entry.consultationIds }).toEqual({ formula: indexFormula, totalCount: 2, ids: published });
    expect(entry.counts).toEqual({ ...seen, minimumDays: 10 + 10 + 3 + 10, medianAnswerDays: (10 + 29) / 2, dueDebateCount: 2, heldDebateCount: 1 });
    expect(entry.counts).toMatchObject({ consultationCount: 4, urgentCount: 1, openDays: 10 + 30 + 3 + 10, answerCount: 2, justifiedAnswerCount: 1 });
    expect(entry.score).toBe(scoreOf(entry.counts));
    expect(entry.parts).toMatchObject({ ordinaryProcedure: 0.75, writtenReasons: 0.5, answerTime: 1, debates: 0.5 });
  });

  /** What the graph shows to everybody of what an institution published. */
  async function recount(id: string) {
    const query = `query ($filter: ConsultationFilter) { consultations(filter: $filter, first: 100) { nodes { id isUrgent publishedAt inputDeadline { at }
      contributions(first: 100) { nodes { status decision { justification } } } debate { status heldOn } } } }`;
    interface Seen {
      readonly isUrgent: boolean;
      readonly publishedAt: string;
      readonly inputDeadline: { readonly at: string };
      readonly contributions: { readonly nodes: readonly { readonly status: string; readonly decision: { readonly justification: string | null } | null }[] };
      readonly debate: { readonly heldOn: string | null } | null;
    }
    const { consultations } = await read<{ consultations: { nodes: readonly Seen[] } }>(query, { filter: { institutionIds: [id] } });
    const ofYear = consultations.nodes.filter(({ publishedAt }) => dayOf(new Date(publishedAt)).startsWith(String(year)));
    const decisions = ofYear.flatMap(({ contributions }) => contributions.nodes.flatMap(({ decision }) => decision ?? []));
    const daysOpen = ({ publishedAt, inputDeadline }: Seen) => Math.round((Date.parse(inputDeadline.at) - startOfDay(dayOf(new Date(publishedAt))).getTime()) / 86_400_000) - 1;
    return {
      consultationCount: ofYear.length,
      urgentCount: ofYear.filter(({ isUrgent }) => isUrgent).length,
      openDays: ofYear.reduce((sum, one) => sum + daysOpen(one), 0),
      answerCount: decisions.length,
      justifiedAnswerCount: decisions.filter(({ justification }) => justification !== null).length,
      heldDebateCount: ofYear.filter(({ debate }) => debate?.heldOn != null).length,
    };
  }

  it('has no score for an institution of which too little is known, puts it last, and leaves out who published nothing', async () => {
    const { nodes } = await indexOf(year);

    expect(nodes.map(({ institution, score }) => [institution.id, score === null])).toEqual([[ministry, false], [small, true]]);
    expect((await indexOf(2024)).nodes).toEqual([]);
  });

  it('is read page by page in both directions, by the same number of statements however long it is', async () => {
    const first = await indexOf(year, { first: 1 });
    const rest = await indexOf(year, { first: 1, after: first.pageInfo.endCursor });

    expect([first, rest].map(({ nodes, pageInfo }) => [nodes.map(({ institution }) => institution.id), pageInfo.hasNextPage])).toEqual([[[ministry], true], [[small], false]]);
    expect((await indexOf(year, { last: 1, before: rest.pageInfo.endCursor })).nodes).toEqual(first.nodes);
    const count = countStatements();
    const [before, , between, , after] = [count(), await indexOf(year, { first: 1 }), count(), await indexOf(year), count()];
    expect(after - between).toBe(between - before);
  });

  it('is asked for a year that there is, and by cursors that it gave', async () => {
    const codeOf = async (variables: string) => ((await service.ask(anonymous, `{ transparencyIndex(${variables}) { totalCount } }`)).errors as { extensions?: { code?: string } }[] | undefined)?.[0]?.extensions?.code;

    for (const variables of ['year: 2013', 'year: 2099', 'year: 2025, after: "x"', 'year: 2025, first: 101']) expect(await codeOf(variables)).toBeDefined();
    expect(await codeOf('year: 2025')).toBeUndefined();
  });
});
