import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Principal } from '@conect/auth';
import { createGenerateOpenData } from '@conect/service-kit';
import { aUser, type TestService } from '@conect/testing';
import { openDataSourceOf } from '../src/open-data/create-open-data-area';
import { consultationSet } from '../src/open-data/database/consultation-set';
import { contributionSet } from '../src/open-data/database/contribution-set';
import { debateSet } from '../src/open-data/database/debate-set';
import { createConsultationsDataSource } from '../src/service/database/data-source';
import { runCommand } from '../src/service/commands';
import { accepted, anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';
import { aProposal, anOpenConsultation, anOrganization, contribute, decide, forgetAuthor, registered, type SeenContribution } from './contributions';
import { aPlanFor, change, done } from './debates';

jest.setTimeout(180_000);

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

/** Answers every proposal of a consultation, whose term must be over. */
async function answer(consultationId: string, proposals: readonly Pick<SeenContribution, 'id' | 'version'>[], decision: { decision: string; justification?: string }): Promise<void> {
  expect((await decide(service, radu, proposals, decision)).refusals).toEqual([]);
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
    expect(rows.find(({ id }) => id === answered)).toMatchObject({ status: 'RESPONDED', is_urgent: true, urgency_reason: 'Inundațiile din mai cer măsuri înainte de vară.', contribution_count: 7 });
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
    expect(shown.slice(1).map((one) => rowOf(one)['author_name'])).toEqual(['Ș. P. I.', 'Q. O.', 'I. D.', 'Ö. 2.', 'Paul Ionescu-Vlad']);
    expect(rowOf(shown[1]!)['places']).toEqual(['art. 2 alin. (1) lit. a)']);
    expect(await (await fetchFile('contributions.csv')).text()).toContain(`"'=Se adaugă „și ștampila”; ""așa""."`);
    expect(JSON.stringify(rows)).not.toMatch(/example\.org|tainic|0722/);
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
