import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { dayOf } from '@conect/legal-clock';
import { aUser } from '@conect/testing';
import { reportedYears } from '../src/public-utility/domain/conditions';
import { publicUtilityLifecycle } from '../src/public-utility/domain/lifecycle';
import { anOrganizationIn, lookUp } from './operations';
import { anInstitution, grantInstitutionRole, grantRole, startRegistry, uploadDocument, type TestRegistry } from './registry';

interface SeenCase extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly status: string;
  readonly dueOn: string | null;
  readonly isOverdue: boolean;
  readonly documents: readonly { readonly purpose: string; readonly year: number | null }[] | null;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}
interface CasePayload {
  readonly publicUtilityCase: SeenCase | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}
interface CasePage {
  readonly totalCount: number;
  readonly nodes: readonly SeenCase[];
  readonly pageInfo: { readonly endCursor: string };
}

const fields = `id status submittedAt statusSince dueAt dueOn isOverdue organization { id publicUtilityStatus } institution { id } decision { number date } withdrawal { number date }
  applicant { id } documents { purpose year document { fileName } } completionRequest opinion refusalReason
  viewerCan { forward { allowed code } startExamination { allowed code } requestCompletion { allowed code } supplyCompletion { allowed code } propose { allowed code }
    grant { allowed code } refuse { allowed code } withdraw { allowed code } }`;
let registry: TestRegistry;
let ministry: string;
const ana = aUser();
const officer = aUser();
const liaison = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  ministry = await anInstitution(registry);
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  await grantInstitutionRole(registry, idOf(liaison), 'CIVIL_SOCIETY_UNIT', ministry);
});
afterAll(() => registry?.stop());

const today = dayOf(new Date());
const years = reportedYears(today);
const yearly = ['UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT'] as const;

async function anActive(registeredOn: string | null = '2015-05-04'): Promise<string> {
  const organizationId = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer }, { registeredOn });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', organizationId);
  return organizationId;
}

async function call(principal: Principal, operation: string, input: object): Promise<CasePayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { publicUtilityCase { ${fields} } userErrors { code field message } } }`;
  const answer = await registry.ask<Readonly<Record<string, CasePayload>>>(principal, query, { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}
const caseOf = ({ publicUtilityCase, userErrors }: CasePayload): SeenCase => {
  if (publicUtilityCase === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return publicUtilityCase;
};

/** Documents of each kind and year, all with the same bytes. */
async function aFile(kinds: readonly string[] = yearly, ofYears: readonly number[] = years) {
  const wanted = kinds.flatMap((purpose) => ofYears.map((year) => ({ purpose, year })));
  return Promise.all(wanted.map(async ({ purpose, year }) => ({ document: await uploadDocument(registry, ana, purpose), year })));
}
const apply = async (organizationId: string) => caseOf(await call(ana, 'applyForPublicUtility', { organizationId, documents: await aFile() }));

/** What each mutation needs beside the case, and who calls it. */
const inputs: Readonly<Record<string, () => Promise<object> | object>> = {
  forwardPublicUtilityCase: () => ({ institutionId: ministry }),
  startPublicUtilityExamination: () => ({}),
  requestCompletion: () => ({ request: 'Lipsesc scrisorile de recomandare.' }),
  supplyCompletion: async () => ({ documents: [{ document: await uploadDocument(registry, ana, 'UTILITY_EVIDENCE') }] }),
  proposePublicUtility: () => ({ opinion: 'Îndeplinește condițiile.' }),
  grantPublicUtility: () => ({ decisionNumber: '123/2026', decidedOn: '2020-02-03' }),
  refusePublicUtility: () => ({ reason: 'Activul este prea mic.' }),
  withdrawPublicUtility: () => ({ decisionNumber: '77/2026', decidedOn: '2020-03-04' }),
};
const principals = { NGO_ADMIN: ana, SGG_ADMIN: officer, INSTITUTION: liaison } as const;
async function walk(caseId: string, ...operations: readonly string[]): Promise<SeenCase> {
  let seen: SeenCase | null = null;
  for (const operation of operations) {
    const { actor } = publicUtilityLifecycle.find(({ by }) => by === operation)!;
    seen = caseOf(await call(principals[actor], operation, { caseId, ...(await inputs[operation]!()) }));
  }
  return seen!;
}
const toProposal = ['forwardPublicUtilityCase', 'startPublicUtilityExamination', 'proposePublicUtility'] as const;

const ofOrganization = async (principal: Principal, id: string): Promise<readonly SeenCase[]> => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { publicUtilityCases { ${fields} } } } }`;
  const { data } = await registry.ask<{ _entities: readonly { publicUtilityCases: readonly SeenCase[] }[] }>(principal, query, { r: [{ __typename: 'Organization', id }] });
  return data._entities[0]!.publicUtilityCases;
};
const ofInstitution = async (principal: Principal, id: string): Promise<CasePage | null> => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Institution { publicUtilityCases { totalCount nodes { ${fields} } pageInfo { endCursor } } } } }`;
  const { data } = await registry.ask<{ _entities: readonly { publicUtilityCases: CasePage | null }[] }>(principal, query, { r: [{ __typename: 'Institution', id }] });
  return data._entities[0]!.publicUtilityCases;
};
const toHandle = (principal: Principal, page: object = {}) =>
  registry.ask<{ publicUtilityCasesToHandle: CasePage | null }>(principal, `query ($first: Int, $after: String) { publicUtilityCasesToHandle(first: $first, after: $after) { totalCount nodes { ${fields} } pageInfo { endCursor } } }`, page);
const eventsOf = async (key: string) =>
  (await registry.sql<{ name: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS name FROM outbox WHERE key = $1 ORDER BY position`, [key])).map(({ name }) => name);

describe('a case of public utility', () => {
  it('goes the whole way to the recognition and back, each step told and kept', async () => {
    const organizationId = await anActive();
    const { id, ...applied } = await apply(organizationId);
    expect(applied).toMatchObject({ status: 'SUBMITTED', institution: null, isOverdue: false, organization: { publicUtilityStatus: 'APPLIED' }, viewerCan: { forward: { code: 'FORBIDDEN' } } });
    expect(applied.documents).toHaveLength(6);

    const steps = ['forwardPublicUtilityCase', 'startPublicUtilityExamination', 'requestCompletion', 'supplyCompletion', 'proposePublicUtility', 'grantPublicUtility'];
    const granted = await walk(id, ...steps);
    expect(granted).toMatchObject({ status: 'GRANTED', dueAt: null, dueOn: null, isOverdue: false, decision: { number: '123/2026', date: '2020-02-03' }, organization: { publicUtilityStatus: 'GRANTED' } });
    expect(granted.documents).toHaveLength(7);
    expect((await call(ana, 'applyForPublicUtility', { organizationId, documents: await aFile() })).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['organizationId'] }]);

    expect(await walk(id, 'withdrawPublicUtility')).toMatchObject({ status: 'WITHDRAWN', withdrawal: { number: '77/2026' }, organization: { publicUtilityStatus: 'WITHDRAWN' } });
    expect(await eventsOf(id)).toEqual(
      ['applyForPublicUtility', ...steps, 'withdrawPublicUtility'].map((operation) => publicUtilityLifecycle.find(({ by }) => by === operation)!.event),
    );
    expect((await eventsOf(organizationId)).filter((name) => name === 'OrganizationPublicUtilityChanged')).toHaveLength(3);
    expect((await registry.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id])).map(({ action }) => action)).toEqual(['applyForPublicUtility', ...steps, 'withdrawPublicUtility']);
  });

  it('stands in the chain of its organization', async () => {
    const organizationId = await anActive();
    const { id } = await apply(organizationId);

    expect(await registry.sql('SELECT chain_id FROM audit_entry WHERE subject_id = $1', [id])).toEqual([{ chain_id: organizationId }]);
  });

  it('that is refused leaves the organization as it was, with a reason for its people', async () => {
    const organizationId = await anActive();
    const refused = await walk((await apply(organizationId)).id, ...toProposal, 'refusePublicUtility');

    expect(refused).toMatchObject({ status: 'REFUSED', refusalReason: 'Activul este prea mic.', organization: { publicUtilityStatus: 'NONE' } });
    expect((await apply(organizationId)).status).toBe('SUBMITTED');
  });

  it('shows everybody its state and its dates, and the file to those concerned alone', async () => {
    const organizationId = await anActive();
    const { id } = await apply(organizationId);
    await walk(id, 'forwardPublicUtilityCase', 'startPublicUtilityExamination', 'requestCompletion');
    const secret = { applicant: null, documents: null, completionRequest: null, opinion: null, refusalReason: null };

    for (const principal of [anonymous, stranger]) {
      const [seen] = await ofOrganization(principal, organizationId);
      expect(seen).toMatchObject({ id, status: 'COMPLETION_REQUESTED', institution: { id: ministry }, ...secret });
      expect(Object.values(seen!.viewerCan).map(({ code }) => code)).toEqual(Array(8).fill('FORBIDDEN'));
    }
    for (const principal of [ana, officer, liaison]) expect(await ofOrganization(principal, organizationId)).toMatchObject([{ completionRequest: 'Lipsesc scrisorile de recomandare.', applicant: { id: idOf(ana) } }]);
  });

  it('needs a complete file of an organization that is old enough', async () => {
    const codesOf = ({ userErrors }: CasePayload) => userErrors.map(({ code }) => code);
    const organizationId = await anActive();
    const incomplete = await call(ana, 'applyForPublicUtility', { organizationId, documents: (await aFile()).slice(1) });

    expect(incomplete.userErrors).toMatchObject([{ code: 'MISSING_YEARLY_DOCUMENT', field: ['documents'], message: `The file lacks the activity report of the year ${years[0]}.` }]);
    for (const registeredOn of [today, null]) {
      expect(codesOf(await call(ana, 'applyForPublicUtility', { organizationId: await anActive(registeredOn), documents: await aFile() }))).toEqual(['TOO_RECENTLY_REGISTERED']);
    }
    const statute = [{ document: await uploadDocument(registry, ana, 'STATUTE'), year: 2024 }];
    const yearless = [{ document: await uploadDocument(registry, ana, 'UTILITY_ACTIVITY_REPORT') }];
    for (const documents of [[], statute, yearless, [{ document: 'x' }]]) expect(codesOf(await call(ana, 'applyForPublicUtility', { organizationId, documents }))).toEqual(['BAD_USER_INPUT']);
    expect((await lookUp(registry, ana, organizationId))!.viewerCan['applyForPublicUtility']).toMatchObject({ allowed: true });
  });

  it('is moved by nobody else, nor out of turn, and names decisions as decisions are named', async () => {
    const { id: caseId } = await apply(await anActive());
    const codes = async (principal: Principal, operation: string, changes: object = {}) =>
      (await call(principal, operation, { caseId, ...(await inputs[operation]!()), ...changes })).userErrors.map(({ code, field }) => [code, ...(field ?? [])]);

    expect(await codes(ana, 'forwardPublicUtilityCase')).toEqual([['FORBIDDEN']]);
    expect(await codes(liaison, 'startPublicUtilityExamination')).toEqual([['FORBIDDEN']]);
    expect(await codes(officer, 'grantPublicUtility')).toEqual([['INVALID_STATE']]);
    expect(await codes(officer, 'forwardPublicUtilityCase', { institutionId: randomUUID() })).toEqual([['NOT_FOUND', 'institutionId']]);
    expect(await codes(officer, 'forwardPublicUtilityCase', { caseId: randomUUID() })).toEqual([['NOT_FOUND', 'caseId']]);
    await walk(caseId, ...toProposal);
    expect(await codes(officer, 'grantPublicUtility', { decisionNumber: 'HG 12', decidedOn: '2999-01-01' })).toEqual([['BAD_USER_INPUT', 'decisionNumber'], ['BAD_USER_INPUT', 'decidedOn']]);
    expect(await codes(officer, 'refusePublicUtility', { reason: '' })).toEqual([['BAD_USER_INPUT', 'reason']]);
  });

  it('follows the organization into its suspension', async () => {
    const organizationId = await anActive();
    const { id } = await apply(organizationId);
    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [organizationId]);

    expect(await walk(id, ...toProposal, 'grantPublicUtility')).toMatchObject({ status: 'GRANTED', organization: { publicUtilityStatus: 'GRANTED' } });
  });

  it('is one for an organization, however many apply or decide at once', async () => {
    const organizationId = await anActive();
    const documents = await aFile();
    const applications = await Promise.all(Array.from({ length: 20 }, () => call(ana, 'applyForPublicUtility', { organizationId, documents })));
    const accepted = applications.filter(({ userErrors }) => userErrors.length === 0);
    expect(accepted).toHaveLength(1);
    expect(applications.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(19).fill('CONFLICT'));

    const caseId = caseOf(accepted[0]!).id;
    await walk(caseId, ...toProposal);
    const decided = { grantPublicUtility: await inputs['grantPublicUtility']!(), refusePublicUtility: await inputs['refusePublicUtility']!() };
    const rivals = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'grantPublicUtility' : 'refusePublicUtility'));
    const decisions = await Promise.all(rivals.map((operation) => call(officer, operation, { caseId, ...decided[operation] })));
    expect(decisions.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect((await eventsOf(caseId)).filter((name) => name === 'PublicUtilityGranted' || name === 'PublicUtilityRefused')).toHaveLength(1);
  });
});

describe('the queues', () => {
  it('of SGG lead with what is overdue, page by page, for SGG alone', async () => {
    const late = (await apply(await anActive())).id;
    const fresh = (await apply(await anActive())).id;
    await registry.sql(`UPDATE public_utility_case SET due_at = '2020-01-01T22:00:00Z' WHERE id = $1`, [late]);

    const all = (await toHandle(officer, { first: 100 })).data.publicUtilityCasesToHandle!;
    expect(all.nodes[0]).toMatchObject({ id: late, isOverdue: true, dueOn: '2020-01-01', viewerCan: { forward: { allowed: true } } });
    expect(all.nodes.find(({ id }) => id === fresh)).toMatchObject({ isOverdue: false });
    expect(all.nodes.filter(({ status }) => !['SUBMITTED', 'PROPOSED'].includes(status))).toEqual([]);
    const first = (await toHandle(officer, { first: 1 })).data.publicUtilityCasesToHandle!;
    const second = (await toHandle(officer, { first: 1, after: first.pageInfo.endCursor })).data.publicUtilityCasesToHandle!;
    expect([first.nodes[0]!.id, second.nodes[0]!.id]).toEqual(all.nodes.slice(0, 2).map(({ id }) => id));
    expect(first.totalCount).toBe(all.nodes.length);
    expect(await toHandle(ana)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await toHandle(anonymous)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('of an institution hold what it has, for its people and SGG', async () => {
    const [mine, other] = [(await apply(await anActive())).id, (await apply(await anActive())).id];
    await walk(mine, 'forwardPublicUtilityCase');
    const institutionId = await anInstitution(registry);
    await call(officer, 'forwardPublicUtilityCase', { caseId: other, institutionId });

    const ids = (await ofInstitution(liaison, ministry))!.nodes.map(({ id }) => id);
    expect([ids.includes(mine), ids.includes(other)]).toEqual([true, false]);
    expect((await ofInstitution(officer, institutionId))!.nodes).toMatchObject([{ id: other, status: 'FORWARDED' }]);
    expect([await ofInstitution(liaison, institutionId), await ofInstitution(anonymous, ministry)]).toEqual([null, null]);
  });
});
