import { join } from 'node:path';
import { startTestStack, waitFor, type TestStack } from '@conect/testing';
import { noticesOf, operationNamed, signUp, uploadDocument, type Payload, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;
let paul: Person;
let victor: Person;
let organizationId: string;
let importedName: string;

const registerFile = join(__dirname, '../../../services/registry/data/national-register-sample.csv');

beforeAll(async () => {
  stack = await startTestStack();
  [ana, paul, victor] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul'), signUp(stack, 'Victor')]);
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
  await stack.run('registry', 'cli', ['import', registerFile]);
  await waitFor(async () => (await victor.ask('{ claimsToReview(first: 1) { totalCount } }')).errors.length === 0, { describe: 'Victor to be an SGG_ADMIN in the registry' });
  const { data } = await ana.ask('{ organizations(first: 1, filter: { statuses: [IMPORTED_UNCLAIMED] }) { nodes { id legalName } } }');
  const [found] = (data as unknown as { organizations: { nodes: { id: string; legalName: string }[] } }).organizations.nodes;
  organizationId = found!.id;
  importedName = found!.legalName;
});
afterAll(() => stack.stop());

const page = async (person: Person) => {
  const { data, errors } = await person.ask(operationNamed('organization-page'), { id: organizationId });
  expect(errors).toEqual([]);
  return (data as unknown as { organization: { status: string; legalName: string; purpose: string | null; statusReason: string | null; viewerCan: Record<string, { allowed: boolean; code: string | null }> } }).organization;
};
const titlesOf = async (person: Person): Promise<readonly string[]> => (await noticesOf(person)).map(({ title }) => title);
const run = (person: Person, operation: string, input: Record<string, unknown>): Promise<Payload> => person.change(operationNamed(operation), input);
const idIn = (payload: Payload, field: string): string => {
  expect(payload.userErrors).toEqual([]);
  return (payload[field] as { id: string }).id;
};

describe('J2: a pre-seeded profile is claimed', () => {
  let anas: string;

  it('by two people, who both wait', async () => {
    const claim = async (person: Person) =>
      idIn(await run(person, 'claim-organization', { organizationId, message: 'O conduc din 2019.', documents: [await uploadDocument(person, 'CLAIM_EVIDENCE')] }), 'claim');
    anas = await claim(ana);
    await claim(paul);

    expect(await page(paul)).toMatchObject({ status: 'CLAIM_PENDING', purpose: null });
  });

  it('and goes to one of them, while the other reads why not', async () => {
    expect(await run(victor, 'decide-claim', { claimId: anas, decision: 'ACCEPT', reason: 'Ana are mandatul.' })).toMatchObject({ userErrors: [], claim: { status: 'ACCEPTED', organization: { status: 'ACTIVE' } } });

    const { data } = await paul.ask(operationNamed('my-organization-claims'), { first: 5 });
    expect(data).toMatchObject({ me: { organizationClaims: { nodes: [{ status: 'REJECTED', decisionReason: 'Ana are mandatul.', organization: { id: organizationId } }] } } });
    expect(await run(paul, 'claim-organization', { organizationId, message: 'Totuși.', documents: [await uploadDocument(paul, 'CLAIM_EVIDENCE')] })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });
  });

  it('whose administrator it then has', async () => {
    await waitFor(async () => (await page(ana)).viewerCan['confirm']!.allowed, { describe: 'Ana to be NGO_ADMIN in the registry' });

    expect(await run(ana, 'confirm-organization', { organizationId })).toMatchObject({ userErrors: [], organization: { isStale: false } });
    expect((await page(paul)).viewerCan['confirm']).toMatchObject({ allowed: false, code: 'FORBIDDEN' });
  });
});

describe('J3: a sensitive change, and a suspension', () => {
  it('keep the old name public until an officer approves', async () => {
    const request = await run(ana, 'open-change-request', { organizationId, changes: { legalName: 'Asociația Țarnița Nouă' }, reason: 'Hotărârea adunării generale.' });
    expect((await page(paul)).legalName).toBe(importedName);

    expect(await run(victor, 'decide-change-request', { changeRequestId: idIn(request, 'changeRequest'), decision: 'APPROVE' })).toMatchObject({ userErrors: [] });

    expect((await page(paul)).legalName).toBe('Asociația Țarnița Nouă');
  });

  it('leave its people only reading, with the reason, until it ends', async () => {
    expect(await run(victor, 'suspend-organization', { organizationId, reason: ' ' })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['reason'] }] });
    expect(await run(victor, 'suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' })).toMatchObject({ userErrors: [] });

    expect(await page(ana)).toMatchObject({ status: 'SUSPENDED', statusReason: 'Nu răspunde la sediu.', viewerCan: { update: { allowed: false, code: 'INVALID_STATE' } } });
    expect(await page(paul)).toMatchObject({ status: 'SUSPENDED', statusReason: null });
    await waitFor(async () => (await titlesOf(ana)).includes('Organizația dumneavoastră a fost suspendată'), { describe: 'Ana to be told' });
    expect(await titlesOf(paul)).not.toContain('Organizația dumneavoastră a fost suspendată');
    expect(await run(victor, 'reactivate-organization', { organizationId })).toMatchObject({ userErrors: [] });
    expect((await page(ana)).viewerCan['update']).toMatchObject({ allowed: true });
  });
});
