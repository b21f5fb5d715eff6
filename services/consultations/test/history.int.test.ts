import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Principal } from '@conect/auth';
import { countStatements, type TestService } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { accepted, aDraftOf, aWholeDraft, mutate, refusalsOf, seenBy, setClock, someone, startConsultations } from './consultations';
import { acceptedReport, changeReport, valuesOf } from './reports';

const portal = join(__dirname, '../data/consultations-2015-2016.csv');
const ministry = '0193a5d0-0000-7000-8000-000000000125';
let service: TestService;
let folder: string;
let radu: Principal;
/** Held here, before history came. */
let live: string;
let imported: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  service = await startConsultations();
  await service.sql('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [ministry]);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
  await setClock(service, '2026-03-02T09:00:00+02:00');
  live = accepted(await mutate(service, radu, 'publishConsultation', { consultationId: await aWholeDraft(service, radu, ministry) })).id;
  imported = (await run(portal)).text;
});
afterAll(async () => {
  await service?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function run(file: string) {
  return (await runCommand(['import', file], { NODE_ENV: 'test', CONSULTATIONS_DATABASE_URL: service.databaseUrl }))!;
}

async function runRows(...rows: readonly string[]) {
  const file = join(folder, `${randomUUID()}.csv`);
  const heading = 'id,titlu,titlu_original,tip_act_derivat,institutie,data_start,termen_propuneri,data_sfarsit,link,cutie_postala';
  await writeFile(file, [heading, ...rows, ''].join('\n'));
  return run(file);
}

const row = (id: string, changes: { readonly institution?: string; readonly until?: string } = {}): string =>
  `${id},"Ordin privind\n zimbrii",Ordin,ORDIN,"${changes.institution ?? 'Ministerul Mediului, Apelor și Pădurilor'}",2015-03-02,${changes.until ?? '2015-03-12'},,,`;

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly title: string; readonly status: string; readonly stage: string | null; readonly createdAt: string; readonly history: object | null }[];
}

const query = `query ($filter: ConsultationFilter, $search: String, $first: Int, $sort: ConsultationSort) { consultations(filter: $filter, search: $search, first: $first, sort: $sort) {
  totalCount nodes { id title status stage createdAt history { source titleInSource page endedOn } } } }`;
const list = async (variables: object): Promise<Page> => (await service.ask<{ consultations: Page }>(anonymous, query, variables)).data.consultations;
const countIn = async (table: string): Promise<number> => (await service.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]!.count;

describe('the consultations of 2015 and 2016', () => {
  it('are brought in but for those without dates, of which each is told with its line', async () => {
    const [counts, ...refused] = imported.split('\n');

    expect(counts).toBe('Imported 2755, here already 0, refused 41.');
    expect(refused).toHaveLength(41);
    expect(refused[0]).toBe('  line 2: 0202fe0f-e786-426a-97b6-c532518bdeb7 it says not from when until when proposals were taken');
    expect(await list({ filter: { statuses: ['ARCHIVED'] } })).toMatchObject({ totalCount: 2_755 });
  });

  it('come no second time', async () => {
    const [outbox, audit] = [await countIn('outbox'), await countIn('audit_entry')];

    expect((await run(portal)).text.split('\n')[0]).toBe('Imported 0, here already 2755, refused 41.');
    expect([await countIn('outbox'), await countIn('audit_entry')]).toEqual([outbox, audit]);
  });

  it('are found by words and filters, with what their source says, and stand behind what is of today', async () => {
    const { nodes } = await list({ search: 'parcul national ceahlau', filter: { institutionIds: [ministry], actTypes: ['OTHER'] } });
    expect(nodes).toMatchObject([{ title: 'Regulamentul Parcului Național Ceahlău.', status: 'ARCHIVED', stage: null, history: { source: 'consultare.gov.ro', endedOn: expect.stringMatching(/^201[56]-/) } }]);

    const closed = await list({ filter: { closesFrom: '2015-01-01', closesTo: '2015-12-31' } });
    expect(closed.totalCount).toBeGreaterThan(1_000);
    expect((await list({ first: 1 })).nodes[0]).toMatchObject({ id: live, history: null });
    expect((await list({ first: 1, sort: 'CLOSING_SOONEST' })).nodes[0]).toMatchObject({ id: live });
    for (const stage of ['UPCOMING', 'OPEN', 'CLOSING_SOON', 'UNDER_ANALYSIS', 'ANSWERED', 'IN_ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'])
      expect((await list({ filter: { stages: [stage] } })).totalCount).toBe(stage === 'OPEN' ? 1 : 0);
  });

  it('are read by as many statements however many they are', async () => {
    const count = countStatements();
    const statementsFor = async (first: number): Promise<number> => {
      const before = count();
      expect((await list({ filter: { statuses: ['ARCHIVED'] }, first })).nodes.filter(({ history }) => history !== null)).toHaveLength(first);
      return count() - before;
    };

    expect(await statementsFor(50)).toBe(await statementsFor(1));
  });

  it('are told once as what they are, and nothing follows: no notice, no breach, nothing that time has to do', async () => {
    const types = await service.sql<{ type: string; count: number }>(`SELECT headers->>'ce_type' AS type, count(*)::int AS count FROM outbox WHERE key <> $1 GROUP BY 1`, [live]);

    expect(types.map(({ type, count }) => [type.split('.').at(-1), count])).toEqual([['ConsultationImported', 2_755]]);
    const [event] = await service.sql<{ value: { data: object } }>(`SELECT value::jsonb AS value FROM outbox WHERE key <> $1 LIMIT 1`, [live]);
    expect(JSON.stringify(event)).not.toContain('@');
    for (const table of ['draft_notification', 'legal_term_breach', 'debate', 'invitation']) expect(await countIn(table)).toBe(0);
    expect(await service.sql('SELECT consultation_id FROM draft_notification_round')).toEqual([{ consultation_id: live }]);
    expect(await service.sql(`SELECT 1 FROM consultation WHERE archive_at IS NOT NULL OR publish_at IS NOT NULL`)).toEqual([]);
  });

  it('count in no report and no index of today, whose answers nobody could count', async () => {
    const { data } = await service.ask<{ transparencyIndex: { totalCount: number } }>(anonymous, '{ transparencyIndex(year: 2015, first: 1) { totalCount } }');
    expect(data.transparencyIndex.totalCount).toBe(0);
    const report = acceptedReport(await changeReport(service, radu, 'prepare', { institutionId: ministry, year: 2015 }));
    expect(valuesOf(report.edition)).toMatchObject({ DRAFTS_ANNOUNCED: 0, DRAFTS_ADOPTED: 0 });
  });

  it('stand in an audit trail that is whole, and say where they come from for good', async () => {
    expect(await runCommand(['verify-audit'], { NODE_ENV: 'test', CONSULTATIONS_DATABASE_URL: service.databaseUrl })).toMatchObject({ done: true });
    await expect(service.sql(`UPDATE consultation_history SET page = 'https://example.org'`)).rejects.toThrow('append only');
  });

  it('are open data with their source, and without a count of proposals, which nobody knows', async () => {
    const rows = await service.sql<{ source: string | null; count: number; known: number }>('SELECT source, count(*)::int AS count, count(contribution_count)::int AS known FROM open_data_consultation GROUP BY 1 ORDER BY 2');

    expect(rows).toEqual([{ source: null, count: 1, known: 1 }, { source: 'consultare.gov.ro', count: 2_755, known: 0 }]);
  });

  it('are only to be read, also by the officers of the institution that held them', async () => {
    const { nodes } = await list({ filter: { statuses: ['ARCHIVED'], institutionIds: [ministry] }, first: 1 });
    const { id } = nodes[0]!;

    const { viewerCan } = (await seenBy(service, radu, id))!;
    expect(new Set(Object.values(viewerCan).map(({ allowed }) => allowed))).toEqual(new Set([false]));
    expect(refusalsOf(await mutate(service, radu, 'extendDeadline', { consultationId: id, inputLastDay: '2026-04-01', reason: 'Nu.' }))).toEqual([['INVALID_STATE', null]]);
    expect(refusalsOf(await mutate(service, radu, 'createConsultation', aDraftOf(ministry, { actType: 'OTHER' })))).toEqual([['BAD_USER_INPUT', 'actType']]);
  });
});

describe('a file', () => {
  it('with bad rows brings the others, and names each with its line and all its reasons', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const { done, text } = await runRows(row(first), row('x', { institution: 'Ministerul Magiei' }), row(first), row(live), 'a,b', row(second, { until: '2026-03-02' }), row(second.toUpperCase()));

    expect(done).toBe(true);
    expect(text.split('\n')).toEqual([
      'Imported 1, here already 0, refused 6.',
      '  line 4: x its id is no UUID; its institution is not known',
      `  line 6: ${first} an earlier row has the same id`,
      `  line 8: ${live} a consultation that was held in CONECT has this id`,
      '  line 10:  it has more or fewer cells than the heading',
      `  line 11: ${second} its term for proposals has not ended`,
      `  line 13: ${second.toUpperCase()} an earlier row has the same id`,
    ]);
    expect(await seenBy(service, anonymous, live)).toMatchObject({ status: 'OPEN', title: aDraftOf(ministry).title });
    expect(await seenBy(service, anonymous, first)).toMatchObject({ title: 'Ordin privind zimbrii', status: 'ARCHIVED' });
  });

  it('that is none is refused as a whole, in one sentence', async () => {
    const file = (name: string) => join(folder, name);
    await writeFile(file('other.csv'), 'a,b\n1,2\n');
    await writeFile(file('latin.csv'), Buffer.from('id,titlu\n1,\xe3\n', 'latin1'));
    await writeFile(file('open.csv'), 'id,titlu\n1,"x\n');

    for (const [name, says] of [['none.csv', 'is not there'], ['other.csv', 'it lacks id'], ['latin.csv', 'is not in UTF-8'], ['open.csv', 'is no whole CSV file']] as const) {
      const outcome = await run(file(name));
      expect(outcome.done).toBe(false);
      expect(outcome.text).toMatch(/^Nothing was imported\. /);
      expect(outcome.text).toContain(says);
    }
    expect(await runCommand(['import'], {})).toBeNull();
  });
});
