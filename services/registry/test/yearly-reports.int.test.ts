import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { aUser } from '@conect/testing';
import { anOrganizationIn, lookUp } from './operations';
import { grantRole, startRegistry, uploadDocument, type TestRegistry } from './registry';

interface SeenVersion {
  readonly version: number;
  readonly incomeBani: string;
  readonly financialStatement: { readonly fileName: string } | null;
  readonly correctionReason: string | null;
}
interface SeenReport {
  readonly year: number;
  readonly state: string;
  readonly current: SeenVersion | null;
  readonly versions: readonly SeenVersion[];
  readonly organization: { readonly id: string };
}
interface ReportPayload {
  readonly yearlyReport: SeenReport | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const version = 'version submittedAt incomeBani expenseBani employeeCount volunteerCount beneficiaryCount activityReport { fileName } financialStatement { fileName } correctionReason submittedBy { id }';
const fields = `year state due { at term basis passed } organization { id } current { ${version} } versions { ${version} }`;
let registry: TestRegistry;
let lastYear: number;
const ana = aUser();
const officer = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  const [found] = await registry.sql<{ year: number }>(`SELECT extract(year FROM business_now() AT TIME ZONE 'Europe/Bucharest')::int - 1 AS year`);
  lastYear = found!.year;
});
afterAll(() => registry?.stop());

/** An active organization of old, admitted so many years before the end of last year. */
async function anOld(yearsAgo: number, legalName = 'Asociația Țarnița Verde'): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer }, { legalName });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', id);
  await registry.sql(`UPDATE organization SET decided_at = make_timestamptz($2, 9, 1, 10, 0, 0), registered_on = '2010-05-04' WHERE id = $1`, [id, lastYear - yearsAgo]);
  return id;
}

async function ask<Data>(principal: Principal, query: string, variables: object = {}): Promise<Data> {
  const answer = await registry.ask<Data>(principal, query, variables);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const figures = { incomeBani: '12345678901', expenseBani: '9900', employeeCount: 2, volunteerCount: 60, beneficiaryCount: 800 };
async function submit(organizationId: string, changes: object = {}, principal: Principal = ana): Promise<ReportPayload> {
  const input = { organizationId, year: lastYear, activityReport: await uploadDocument(registry, ana, 'YEARLY_ACTIVITY_REPORT'), ...figures, ...changes };
  const query = `mutation ($input: SubmitYearlyReportInput!) { submitYearlyReport(input: $input) { yearlyReport { ${fields} } userErrors { code field message } } }`;
  return (await ask<{ submitYearlyReport: ReportPayload }>(principal, query, { input })).submitYearlyReport;
}
const reportOf = ({ yearlyReport, userErrors }: ReportPayload): SeenReport => {
  if (yearlyReport === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return yearlyReport;
};
const codesOf = ({ userErrors }: ReportPayload) => userErrors.map(({ code, field }) => [code, ...(field ?? [])]);
const reportsOf = async (principal: Principal, id: string) => (await ask<{ organization: { yearlyReports: readonly SeenReport[] } }>(principal, `query ($id: ID!) { organization(id: $id) { yearlyReports { ${fields} } } }`, { id })).organization.yearlyReports;
const historyOf = async (principal: Principal, id: string) =>
  (await ask<{ organization: { history: { nodes: readonly { action: string | null }[] } } }>(principal, 'query ($id: ID!) { organization(id: $id) { history { nodes { action } } } }', { id })).organization.history.nodes.map(({ action }) => action);
const statesOf = (reports: readonly SeenReport[]) => reports.map(({ year, state }) => [year, state]);

describe('a yearly report', () => {
  it('is handed in, public but for what is not, and corrected as a version that keeps the former', async () => {
    const id = await anOld(1);
    const financialStatement = await uploadDocument(registry, ana, 'YEARLY_FINANCIAL_STATEMENT');
    const first = reportOf(await submit(id, { financialStatement }));
    expect(first).toMatchObject({ year: lastYear, due: { term: 'YEARLY_REPORT' }, current: { version: 1, ...figures, financialStatement: { fileName: 'statut.pdf' }, submittedBy: { id: idOf(ana) } }, versions: [{ version: 1 }] });
    expect(codesOf(await submit(id))).toEqual([['CONFLICT', 'year']]);

    const corrected = reportOf(await submit(id, { financialStatement, volunteerCount: 61, correctionReason: 'Am numărat greșit.' }));
    expect(corrected).toMatchObject({ state: first.state, current: { version: 2, volunteerCount: 61, correctionReason: 'Am numărat greșit.' }, versions: [{ version: 2 }, { version: 1, volunteerCount: 60 }] });
    for (const principal of [anonymous, stranger]) {
      const [seen, ...rest] = await reportsOf(principal, id);
      expect(seen).toMatchObject({ year: lastYear, current: { ...figures, volunteerCount: 61, activityReport: { fileName: 'statut.pdf' }, financialStatement: null, correctionReason: null, submittedBy: null } });
      expect(rest).toEqual([]);
    }

    const [{ reportId }] = (await registry.sql<{ reportId: string }>('SELECT id AS "reportId" FROM yearly_report WHERE organization_id = $1', [id])) as [{ reportId: string }];
    const events = await registry.sql<{ name: string; version: number; value: string }>(
      `SELECT split_part(headers->>'ce_type', '.', 5) AS name, (headers->>'ce_aggregateversion')::int AS version, value::text AS value FROM outbox WHERE key = $1 ORDER BY position`,
      [reportId],
    );
    expect(events.map(({ name, version: at }) => [name, at])).toEqual([['YearlyReportSubmitted', 1], ['YearlyReportCorrected', 2]]);
    for (const { name, value } of events) expect(registryEvents.find((contract) => contract.name === name)!.data.parse(JSON.parse(value))).toEqual(JSON.parse(value));
    const audit = await registry.sql<{ action: string; chain: string; changes: string }>('SELECT action, chain_id AS chain, changes::text AS changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [reportId]);
    expect(audit.map(({ action, chain }) => [action, chain])).toEqual([['submitYearlyReport', id], ['submitYearlyReport', id]]);
    expect(JSON.stringify(audit)).not.toContain('numărat');
    expect((await historyOf(ana, id)).slice(0, 2)).toEqual(['submitYearlyReport', 'submitYearlyReport']);
    expect(await historyOf(anonymous, id)).not.toContain('submitYearlyReport');
  });

  it('is for an administrator of an active organization, on a year that has ended, with papers of his own', async () => {
    const id = await anOld(1);
    expect(codesOf(await submit(id, {}, stranger))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await submit(randomUUID()))).toEqual([['NOT_FOUND', 'organizationId']]);
    expect(codesOf(await submit('x'))).toEqual([['BAD_USER_INPUT', 'organizationId']]);
    for (const year of [lastYear + 1, 2009, -1]) expect(codesOf(await submit(id, { year }))).toEqual([['BAD_USER_INPUT', 'year']]);
    expect(codesOf(await submit(id, { incomeBani: '1.5', employeeCount: -1 }))).toEqual([['BAD_USER_INPUT', 'incomeBani'], ['BAD_USER_INPUT', 'employeeCount']]);
    expect(codesOf(await submit(id, { activityReport: await uploadDocument(registry, ana, 'STATUTE'), financialStatement: randomUUID() }))).toEqual([['BAD_USER_INPUT', 'activityReport'], ['BAD_USER_INPUT', 'financialStatement']]);
    expect(codesOf(await submit(id, { correctionReason: 'x' }))).toEqual([['BAD_USER_INPUT', 'correctionReason']]);
    expect((await lookUp(registry, ana, id))!.viewerCan['submitYearlyReport']).toMatchObject({ allowed: true });

    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [id]);
    expect(codesOf(await submit(id))).toEqual([['INVALID_STATE']]);
    expect((await lookUp(registry, ana, id))!.viewerCan['submitYearlyReport']).toMatchObject({ allowed: false, code: 'INVALID_STATE' });
  });

  it('is one for a year, however many are handed in at once; a replay answers as the first time', async () => {
    const id = await anOld(1);
    const payloads = await Promise.all(Array.from({ length: 10 }, () => submit(id)));
    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.flatMap(({ userErrors }) => userErrors).map(({ code }) => code)).toEqual(Array(9).fill('CONFLICT'));

    const again = { year: lastYear - 1, activityReport: await uploadDocument(registry, ana, 'YEARLY_ACTIVITY_REPORT'), idempotencyKey: 'k' };
    expect([reportOf(await submit(id, again)).versions, reportOf(await submit(id, again)).versions]).toMatchObject([[{ version: 1 }], [{ version: 1 }]]);
  });
});

describe('what is expected', () => {
  it('is shown to its people and SGG alone, and is late once it comes', async () => {
    const id = await anOld(3);
    const earlier = [lastYear - 1, lastYear - 2, lastYear - 3].map((year) => [year, 'OVERDUE']);
    for (const principal of [ana, officer]) expect(statesOf(await reportsOf(principal, id)).slice(1)).toEqual(earlier);
    for (const principal of [anonymous, stranger]) expect(await reportsOf(principal, id)).toEqual([]);

    expect(reportOf(await submit(id, { year: lastYear - 2 }))).toMatchObject({ state: 'LATE', due: { passed: true } });
    expect(statesOf(await reportsOf(anonymous, id))).toEqual([[lastYear - 2, 'LATE']]);
  });

  it('is asked of nobody who was founded this year', async () => {
    const id = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer });
    await registry.sql(`UPDATE organization SET registered_on = make_date($2, 1, 2) WHERE id = $1`, [id, lastYear + 1]);

    expect(await reportsOf(officer, id)).toEqual([]);
  });

  it('and overdue is a queue of SGG, the same that each organization says of itself', async () => {
    await registry.sql(`UPDATE organization SET status = 'WITHDRAWN' WHERE status = 'ACTIVE'`);
    const ids = [await anOld(3), await anOld(2), await anOld(1)];
    const fresh = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer });
    await submit(ids[0]!, { year: lastYear - 3 });
    interface Queue {
      readonly overdueYearlyReports: { readonly totalCount: number; readonly nodes: readonly SeenReport[]; readonly pageInfo: { readonly startCursor: string; readonly endCursor: string } };
    }
    const queue = async (variables: object) =>
      (await ask<Queue>(officer, `query ($year: Int, $first: Int, $after: String, $last: Int, $before: String) { overdueYearlyReports(year: $year, first: $first, after: $after, last: $last, before: $before) { totalCount nodes { ${fields} } pageInfo { startCursor endCursor } } }`, variables)).overdueYearlyReports;
    const placesOf = (nodes: readonly SeenReport[]) => nodes.map(({ year, organization }) => `${year} ${organization.id}`);

    const own = (await Promise.all([...ids, fresh].map((id) => reportsOf(officer, id)))).flat().filter(({ state }) => state === 'OVERDUE');
    const all = await queue({});
    expect(placesOf(all.nodes)).toEqual(placesOf(own).sort());
    expect(all.totalCount).toBe(own.length);
    expect(all.nodes.length).toBeGreaterThanOrEqual(4);
    expect(placesOf((await queue({ year: lastYear - 2 })).nodes)).toEqual(placesOf(own).filter((place) => place.startsWith(String(lastYear - 2))).sort());
    const first = await queue({ first: 2 });
    expect(placesOf([...first.nodes, ...(await queue({ first: 50, after: first.pageInfo.endCursor })).nodes])).toEqual(placesOf(all.nodes));
    expect(placesOf((await queue({ last: 2, before: all.pageInfo.endCursor })).nodes)).toEqual(placesOf(all.nodes).slice(-3, -1));
    for (const principal of [ana, anonymous]) expect((await registry.ask(principal, '{ overdueYearlyReports { totalCount } }')).errors?.[0]?.extensions).toMatchObject({ code: principal === ana ? 'FORBIDDEN' : 'UNAUTHENTICATED' });
  });

  it('of many organizations costs as many statements as of one', async () => {
    for (const number of [1, 2, 3]) await submit(await anOld(1, `Asociația Numărătoarea ${number}`));
    const statementsFor = async (first: number): Promise<number> => {
      const before = registry.statementCount();
      const { organizations } = await ask<{ organizations: { nodes: readonly { yearlyReports: readonly SeenReport[] }[] } }>(anonymous, `query ($first: Int) { organizations(search: "numaratoarea", first: $first) { nodes { yearlyReports { ${fields} } } } }`, { first });
      expect(organizations.nodes.map(({ yearlyReports }) => yearlyReports.length)).toEqual(Array(first).fill(1));
      return registry.statementCount() - before;
    };

    const alone = await statementsFor(1);
    expect(await statementsFor(3)).toBe(alone);
  });
});
