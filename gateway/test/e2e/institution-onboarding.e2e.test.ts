import { createHash } from 'node:crypto';
import { startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aCui, anaOrganization, aStatute, idOf, operationNamed, organizationMutations, signUp, uploadStatute, type Payload, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let elena: Person;
let radu: Person;
let victor: Person;
let ana: Person;
let institutionId: string;

beforeAll(async () => {
  stack = await startTestStack();
  [elena, radu, victor, ana] = (await Promise.all(['Elena', 'Radu', 'Victor', 'Ana'].map((name) => signUp(stack, name)))) as [Person, Person, Person, Person];
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
  const { data } = await elena.ask(operationNamed('institutions'), { search: 'culturii' });
  institutionId = (data as unknown as { institutions: { nodes: { id: string }[] } }).institutions.nodes[0]!.id;
});
afterAll(() => stack.stop());

const run = (person: Person, operation: string, input: Record<string, unknown>): Promise<Payload> => person.change(operationNamed(operation), input);

async function uploadDesignation(person: Person): Promise<string> {
  const bytes = aStatute();
  const description = { fileName: 'desemnare.pdf', mediaType: 'application/pdf', byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), purpose: 'DESIGNATION' };
  const payload = await run(person, 'request-identity-document-upload', description);
  const upload = payload['upload'] as { documentId: string; url: string; method: string; headers: { name: string; value: string }[] };
  const response = await fetch(upload.url, { method: upload.method, headers: Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  expect(response.status).toBe(200);
  return upload.documentId;
}

const members = async (person: Person) => {
  const { data, errors } = await person.ask(operationNamed('institution-members'), { id: institutionId });
  expect(errors).toEqual([]);
  return (data as unknown as { institution: { members: { id: string; role: string; user: { email: string | null } }[] | null } }).institution.members;
};
/** An organization of Ana's that Victor has approved. */
async function anActiveOrganization(): Promise<string> {
  organizationId = idOf(await ana.change(organizationMutations.create, { ...anaOrganization, cui: aCui() }));
  expect(await ana.change(organizationMutations.update, { organizationId, documents: { statute: await uploadStatute(ana) } })).toMatchObject({ userErrors: [] });
  for (const [who, mutation] of [[ana, organizationMutations.submit], [victor, organizationMutations.startReview], [victor, organizationMutations.approve]] as const) {
    expect(await who.change(mutation, { organizationId })).toMatchObject({ userErrors: [] });
  }
  await waitFor(async () => ((await run(ana, 'request-interest-record', { organizationId, institutionId, domains: [] })).userErrors[0]?.code ?? '') === 'BAD_USER_INPUT', {
    describe: 'the registry to know its administrator',
  });
  return organizationId;
}

let organizationId: string;
let interestRecordId: string;
const codeOfConfirming = async (): Promise<string | null> => (await run(radu, 'confirm-interest-record', { interestRecordId })).userErrors[0]?.code ?? null;

const grants = (person: Person, to: Person) => run(person, 'grant-officer-role', { institutionId, email: to.email, role: 'TRANSPARENCY_OFFICER' });

describe('J4: an institution comes in', () => {
  it('when its representative asks with a designation, and can do nothing before SGG has validated', async () => {
    const asked = await run(elena, 'request-institution-account', { institutionId, designationDocumentId: await uploadDesignation(elena), position: 'Secretar general' });

    expect(asked).toMatchObject({ userErrors: [], request: { status: 'PENDING' } });
    expect(await grants(elena, radu)).toMatchObject({ userErrors: [{ code: 'REP_NOT_VALIDATED' }] });
    expect(await run(elena, 'validate-institution-representative', { requestId: (asked['request'] as { id: string }).id })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
  });

  it('and drafts no consultation meanwhile', async () => {
    const draft = { institutionId, title: 'Proiect de ordin privind calitatea aerului', actType: 'MINISTERIAL_ORDER' };
    const codeOfDrafting = async (person: Person) => (await run(person, 'create-consultation', draft)).userErrors[0]?.code;

    await waitFor(async () => (await codeOfDrafting(elena)) === 'REP_NOT_VALIDATED', { describe: 'consultations to know of the request' });
    expect(await codeOfDrafting(radu)).toBe('NOT_FOUND');
  });

  it('when SGG reads the designation in its queue and validates', async () => {
    const { data, errors } = await victor.ask(operationNamed('institution-account-requests'), {});
    expect(errors).toEqual([]);
    const [request] = (data as unknown as { institutionAccountRequests: { nodes: { id: string; user: { name: string }; designationDocument: { downloadUrl: string } }[] } }).institutionAccountRequests.nodes;

    expect(request!.user.name).toBe('Elena');
    expect((await fetch(request!.designationDocument.downloadUrl)).status).toBe(200);
    expect(await run(victor, 'validate-institution-representative', { requestId: request!.id })).toMatchObject({ userErrors: [], request: { status: 'VALIDATED' } });
  });

  it('and its representative adds an officer, who adds none, and whose address stays inside', async () => {
    expect(await grants(elena, radu)).toMatchObject({ userErrors: [], membership: { role: 'TRANSPARENCY_OFFICER' } });

    expect(await grants(radu, ana)).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    expect((await members(radu))?.map(({ user }) => user.email)).toEqual([elena.email, radu.email]);
    expect(await members(ana)).toBeNull();
    expect((await members(victor))?.map(({ user }) => user.email)).toEqual([null, null]);
  });

  it('and its officer keeps a record in another service, until the role is taken back: then his token is refused there as well', async () => {
    const granted = await run(elena, 'grant-officer-role', { institutionId, email: radu.email, role: 'CIVIL_SOCIETY_UNIT' });
    const asked = await run(ana, 'request-interest-record', { organizationId: await anActiveOrganization(), institutionId, domains: ['E'] });
    expect(asked).toMatchObject({ userErrors: [], interestRecord: { status: 'REQUESTED' } });
    interestRecordId = (asked['interestRecord'] as { id: string }).id;
    // The role is on its way to the registry.
    await waitFor(async () => (await codeOfConfirming()) === null, { describe: 'the officer to take the organization into record' });
    expect(await codeOfConfirming()).toBe('INVALID_STATE');

    const membershipId = (granted['membership'] as { id: string }).id;
    expect(await run(elena, 'revoke-officer-role', { membershipId })).toMatchObject({ userErrors: [], revokedMembershipId: membershipId });

    await waitFor(async () => (await codeOfConfirming()) === 'FORBIDDEN', { describe: 'the registry to refuse the revoked officer' });
    expect(await codeOfConfirming()).toBe('FORBIDDEN');
  });

  it('and who is revoked is refused with the token that he has', async () => {
    const held = (await members(radu))!.find(({ role }) => role === 'TRANSPARENCY_OFFICER')!;

    expect(await run(elena, 'revoke-officer-role', { membershipId: held.id })).toMatchObject({ userErrors: [], revokedMembershipId: held.id });

    expect(await run(radu, 'revoke-officer-role', { membershipId: held.id })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await members(radu)).toBeNull();
  });
});

describe('an institution that exists no more', () => {
  it('takes its records with it in the registry, and is asked no more', async () => {
    const records = async () => {
      const { data, errors } = await ana.ask(operationNamed('organization-interest-records'), { id: organizationId });
      expect(errors).toEqual([]);
      return (data as unknown as { organization: { interestRecords: { id: string; status: string; closedBy: string | null }[] } }).organization.interestRecords;
    };
    expect(await records()).toMatchObject([{ id: interestRecordId, status: 'CONFIRMED' }]);

    expect(await run(victor, 'close-institution', { institutionId })).toMatchObject({ userErrors: [] });

    await waitFor(async () => (await records()).every(({ status }) => status === 'ENDED'), { describe: 'the record to end' });
    expect(await run(ana, 'request-interest-record', { organizationId, institutionId, domains: ['E'] })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
