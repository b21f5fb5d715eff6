import { systemCall } from '@conect/auth';
import { newId } from '@conect/kernel';
import { createLogger } from '@conect/service-kit';
import { aUser } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createChangeRequestArea } from '../src/change-request/create-change-request-area';
import { documentRecordsOf } from '../src/document/database/document-records';
import { createOrganizationUnitOf } from '../src/organization/create-organization-area';
import { createRegistryDataSource } from '../src/service/database/data-source';
import { accepted, aCui, anOrganizationIn, lookUp, mutate, type ReachableStatus } from './operations';
import { grantRole, startRegistry, uploadDocument, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
let dataSource: DataSource;
const ana = aUser();
const editor = aUser();
const officer = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  dataSource = createRegistryDataSource({ url: registry.databaseUrl, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await registry?.stop();
});

const fields = `id status source reason decisionReason requester { id } changes { field current wanted } warnings { code } document { fileName }
  organization { id legalName cui } viewerCan { withdraw { allowed code } decide { allowed code } }`;
interface Seen {
  readonly id: string;
  readonly status: string;
  readonly organization: { readonly legalName: string };
  readonly viewerCan: Readonly<Record<'withdraw' | 'decide', { readonly allowed: boolean; readonly code: string | null }>>;
}
interface Payload {
  readonly changeRequest: Seen | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}
async function change(principal: typeof ana, operation: string, input: object): Promise<Payload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const answer = await registry.ask<Readonly<Record<string, Payload>>>(principal, `mutation ($input: ${type}!) { ${operation}(input: $input) { changeRequest { ${fields} } userErrors { code field message } } }`, { input });
  if (answer.errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data[operation]!;
}
const open = (principal: typeof ana, organizationId: string, changes: object, more: object = {}) => change(principal, 'openChangeRequest', { organizationId, changes, reason: 'Hotărârea adunării generale.', ...more });
const opened = ({ changeRequest, userErrors }: Payload): Seen => {
  if (changeRequest === null) throw new Error(JSON.stringify(userErrors));
  return changeRequest;
};
const decide = (changeRequestId: string, decision: string, reason: string | null = null) => change(officer, 'decideChangeRequest', { changeRequestId, decision, reason });
const requestsOf = async (principal: typeof ana, id: string) =>
  (await registry.ask<{ organization: { changeRequests: readonly Seen[] | null } }>(principal, `query ($id: ID!) { organization(id: $id) { changeRequests { ${fields} } } }`, { id })).data.organization.changeRequests;
const eventsOf = async (key: string): Promise<readonly string[]> =>
  (await registry.sql<{ name: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS name FROM outbox WHERE key = $1 ORDER BY position`, [key])).map(({ name }) => name);

async function anOrganization(status: ReachableStatus = 'ACTIVE', changes: object = {}): Promise<string> {
  const id = await anOrganizationIn(registry, status, { applicant: ana, officer }, { cui: aCui(), ...changes });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', id);
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
  return id;
}

describe('J3: a sensitive change', () => {
  let organizationId: string;
  let request: Seen;

  it('waits, with the old name public, while the phone changes at once', async () => {
    organizationId = await anOrganization();
    const direct = await mutate(registry, ana, 'updateOrganization', { organizationId, legalName: 'Agenția Verde' });
    expect(direct.userErrors).toMatchObject([{ code: 'SENSITIVE_FIELD', message: expect.stringContaining('openChangeRequest') as string }]);

    const document = await uploadDocument(registry, ana, 'CHANGE_EVIDENCE');
    request = opened(await open(ana, organizationId, { legalName: 'Agenția Verde' }, { document }));
    accepted(await mutate(registry, ana, 'updateOrganization', { organizationId, contactPhone: '0264 123 456' }));

    expect(request).toMatchObject({
      status: 'PENDING',
      source: 'ORGANIZATION',
      requester: { id: idOf(ana) },
      changes: [{ field: ['legalName'], current: 'Asociația Țarnița Verde', wanted: 'Agenția Verde' }],
      warnings: [{ code: 'RESTRICTED_NAME_TERM' }],
      document: { fileName: 'statut.pdf' },
      viewerCan: { withdraw: { allowed: true }, decide: { allowed: false, code: 'FORBIDDEN' } },
    });
    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({ legalName: 'Asociația Țarnița Verde', contactPhone: '+40264123456' });
  });

  it('is seen by its people and SGG alone, and waits in the queue', async () => {
    const query = `{ changeRequestsToReview(first: 10) { totalCount nodes { id viewerCan { decide { allowed } } } } }`;

    expect(await registry.ask(officer, query)).toMatchObject({ data: { changeRequestsToReview: { totalCount: 1, nodes: [{ id: request.id, viewerCan: { decide: { allowed: true } } }] } } });
    expect(await registry.ask(ana, query)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await requestsOf(editor, organizationId))!.map(({ id }) => id)).toEqual([request.id]);
    expect(await requestsOf(stranger, organizationId)).toBeNull();
  });

  it('is one at a time', async () => {
    expect((await open(ana, organizationId, { legalName: 'Asociația Alta' })).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['organizationId'] }]);
  });

  it('is the new name once approved, with both events', async () => {
    const payload = await decide(request.id, 'APPROVE');

    expect(payload).toMatchObject({ userErrors: [], changeRequest: { status: 'APPROVED', organization: { legalName: 'Agenția Verde' } } });
    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({ legalName: 'Agenția Verde' });
    expect((await eventsOf(organizationId)).at(-1)).toBe('OrganizationUpdated');
    expect(await eventsOf(request.id)).toEqual(['ChangeRequestOpened', 'ChangeRequestApproved']);
    expect((await decide(request.id, 'REJECT', 'Too late.')).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });
});

describe('a change request', () => {
  it('is rejected with a reason, or taken back, and the old values stay', async () => {
    const organizationId = await anOrganization();
    const first = opened(await open(ana, organizationId, { registeredAddress: 'Str. Nouă 1' }));
    expect((await decide(first.id, 'REJECT')).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['reason'] }]);
    expect((await decide(first.id, 'REJECT', 'Nu se vede din act.')).changeRequest).toMatchObject({ status: 'REJECTED', decisionReason: 'Nu se vede din act.' });

    const second = opened(await open(ana, organizationId, { registeredAddress: 'Str. Nouă 1' }));
    expect((await change(editor, 'withdrawChangeRequest', { changeRequestId: second.id })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await change(stranger, 'withdrawChangeRequest', { changeRequestId: second.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await change(ana, 'withdrawChangeRequest', { changeRequestId: second.id })).changeRequest?.status).toBe('WITHDRAWN');
    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({ registeredAddress: null });
    expect(await eventsOf(second.id)).toEqual(['ChangeRequestOpened', 'ChangeRequestWithdrawn']);
  });

  it('needs a change, values that may stand, and a reason', async () => {
    const organizationId = await anOrganization();
    const taken = aCui();
    await anOrganization('ACTIVE', { cui: taken });
    const foreign = await uploadStatute(registry, stranger);
    const codes = async (changes: object, more: object = {}) => (await open(ana, organizationId, changes, more)).userErrors.map(({ code, field }) => [code, field?.join('.')]);

    expect(await codes({})).toEqual([['BAD_USER_INPUT', 'changes']]);
    expect(await codes({ legalName: 'Asociația Țarnița Verde' })).toEqual([['BAD_USER_INPUT', 'changes']]);
    expect(await codes({ cui: '12345678' })).toEqual([['CUI_CHECKSUM', 'changes.cui']]);
    expect(await codes({ cui: taken })).toEqual([['CONFLICT', 'changes.cui']]);
    expect(await codes({ cui: null })).toEqual([['BAD_USER_INPUT', 'changes.cui']]);
    expect(await codes({ documents: { statute: foreign } })).toEqual([['BAD_USER_INPUT', 'changes.documents.statute']]);
    expect(await codes({ legalName: 'Asociația Alta' }, { reason: ' ' })).toEqual([['BAD_USER_INPUT', 'reason']]);
    expect(await codes({ legalName: 'Asociația Alta' }, { document: foreign })).toEqual([['BAD_USER_INPUT', 'document']]);
  });

  it.each([
    ['SUBMITTED', 'FORBIDDEN'],
    ['SUSPENDED', 'INVALID_STATE'],
    ['WITHDRAWN', 'INVALID_STATE'],
    ['DISSOLVING', 'ok'],
  ] as const)('of what is %s meets %s, as viewerCan promised', async (status, code) => {
    const organizationId = await anOrganizationIn(registry, status, { applicant: ana, officer }, { cui: aCui() });
    if (status !== 'SUBMITTED') await grantRole(registry, idOf(ana), 'NGO_ADMIN', organizationId);
    const promised = (await lookUp(registry, ana, organizationId))!.viewerCan['openChangeRequest'];

    expect((await open(ana, organizationId, { legalName: 'Asociația Alta' })).userErrors[0]?.code ?? 'ok').toBe(code);
    expect(promised?.code ?? 'ok').toBe(code);
  });

  it('whose CUI somebody took meanwhile is a CONFLICT and stays undecided', async () => {
    const cui = aCui();
    const organizationId = await anOrganization();
    const { id } = opened(await open(ana, organizationId, { cui }));
    await anOrganization('ACTIVE', { cui });

    expect((await decide(id, 'APPROVE')).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['cui'] }]);
    expect((await requestsOf(ana, organizationId))![0]).toMatchObject({ status: 'PENDING' });
  });

  it('waits through a suspension, and cannot be applied during it', async () => {
    const organizationId = await anOrganization();
    const { id } = opened(await open(ana, organizationId, { legalName: 'Asociația Alta' }));
    accepted(await mutate(registry, officer, 'suspendOrganization', { organizationId, reason: 'x' }));
    expect((await decide(id, 'APPROVE')).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    accepted(await mutate(registry, officer, 'reactivateOrganization', { organizationId }));

    expect((await decide(id, 'APPROVE')).changeRequest?.organization.legalName).toBe('Asociația Alta');
  });

  it('decided twenty times at once is decided once, with one event', async () => {
    const organizationId = await anOrganization();
    const { id } = opened(await open(ana, organizationId, { legalName: 'Asociația Alta' }));

    const payloads = await Promise.all(Array.from({ length: 20 }, (_, index) => decide(id, index % 2 === 0 ? 'APPROVE' : 'REJECT', 'x')));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.filter(({ userErrors }) => userErrors[0]?.code === 'INVALID_STATE')).toHaveLength(19);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('opened twenty times at once is opened once', async () => {
    const organizationId = await anOrganization();

    const payloads = await Promise.all(Array.from({ length: 20 }, () => open(ana, organizationId, { legalName: 'Asociația Alta' })));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.filter(({ userErrors }) => userErrors[0]?.code === 'CONFLICT')).toHaveLength(19);
  });
});

describe('the national register', () => {
  it('asks like anybody, for an organization that has people; they cannot take it back', async () => {
    const organizationId = await anOrganization();
    const { openRegisterChangeRequest } = createChangeRequestArea({
      dataSource,
      logger: createLogger({ service: 'test', level: 'silent' }),
      afterCommit: () => undefined,
      organizationUnitOf: createOrganizationUnitOf({ documentsOf: documentRecordsOf, viewersOf: () => ({ of: async ({ userId }) => ({ userId, roles: [] }) }) }),
    });
    const news = { organizationId, changes: { legalName: 'Asociația Nouă' }, reason: 'The register of 2026-03-02.' };

    const outcome = await openRegisterChangeRequest(systemCall('importRegister', newId), news);
    const again = await openRegisterChangeRequest(systemCall('importRegister', newId), news);

    expect(outcome.ok).toBe(true);
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT' }] });
    const [request] = (await requestsOf(ana, organizationId))!;
    expect(request).toMatchObject({ source: 'NATIONAL_REGISTER', requester: null, viewerCan: { withdraw: { allowed: false, code: 'FORBIDDEN' } } });
    expect((await decide(request!.id, 'APPROVE')).changeRequest?.organization.legalName).toBe('Asociația Nouă');
  });
});
