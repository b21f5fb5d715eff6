import { randomUUID } from 'node:crypto';
import { anonymous, type Principal, type UserPrincipal } from '@conect/auth';
import { uploadDesignation } from './documents';
import { startIdentity, type TestIdentity } from './identity';
import { institutionPeople } from './institution-people';
import { anSggAdmin, aRegistration, auditOf, codesOf, eventsOf, mutate, mutationOf, userPrincipal } from './operations';

let identity: TestIdentity;
let victor: UserPrincipal;
let culture: string;
let health: string;
const { aMinistry, aPerson, asks, idOf, refused, rolesIn, unique } = institutionPeople(() => identity, () => victor);

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_SECOND_FACTOR: 'true' });
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
  culture = await idOf('Ministerul Culturii');
  health = await idOf('Ministerul Sănătății');
});
afterAll(() => identity.stop());

describe('a request to speak for an institution', () => {
  it('waits in the queue of SGG, with its event and audit entry, and once for a key', async () => {
    const institutionId = await aMinistry('Ministerul Cererilor');
    const elena = await aPerson('elena');
    const idempotencyKey = randomUUID();
    const designationDocumentId = await uploadDesignation(identity, elena);
    const input = { institutionId, designationDocumentId, position: 'Director', idempotencyKey };

    const { request } = await mutate(identity, 'requestInstitutionAccount', input, elena);
    const again = await mutate(identity, 'requestInstitutionAccount', input, elena);

    expect(request).toMatchObject({ status: 'PENDING', position: 'Director', user: { id: elena.userId }, requestedBy: { id: elena.userId }, decidedAt: null });
    expect(again.request.id).toBe(request.id);
    expect(await eventsOf(identity, request.id)).toMatchObject([{ name: 'InstitutionAccountRequested', version: 1, actorId: elena.userId, data: { requestId: request.id, institutionId, userId: elena.userId } }]);
    expect(await auditOf(identity, request.id)).toEqual(['requestInstitutionAccount']);
    expect(await queue(victor)).toContain(request.id);
    expect(await own(elena)).toEqual([request.id]);
  });

  const queue = async (who: Principal, status = 'PENDING') =>
    (await identity.ask<{ institutionAccountRequests: { nodes: { id: string }[] } }>(who, `{ institutionAccountRequests(first: 100, status: ${status}) { nodes { id } } }`)).data.institutionAccountRequests.nodes.map(({ id }) => id);
  const own = async (who: Principal) =>
    (await identity.ask<{ myInstitutionAccountRequests: { id: string }[] }>(who, '{ myInstitutionAccountRequests { id } }')).data.myInstitutionAccountRequests.map(({ id }) => id);

  it('is seen by nobody else', async () => {
    const paul = await aPerson('paul');
    const code = async (who: Principal, query: string) => (await identity.ask(who, query)).errors?.[0]?.extensions['code'];

    expect(await code(paul, '{ institutionAccountRequests { nodes { id } } }')).toBe('FORBIDDEN');
    expect(await code(anonymous, '{ institutionAccountRequests { nodes { id } } }')).toBe('UNAUTHENTICATED');
    expect(await code(anonymous, '{ myInstitutionAccountRequests { id } }')).toBe('UNAUTHENTICATED');
    expect(await own(paul)).toEqual([]);
  });

  it('is listed in the order of coming, a page at a time, and refuses a forged cursor', async () => {
    for (const name of ['a', 'b', 'c']) await asks(await aPerson(name), culture);
    const all = await queue(victor);
    const page = async (given: string) =>
      (await identity.ask<{ institutionAccountRequests: { nodes: { id: string }[]; totalCount: number; pageInfo: { endCursor: string } } }>(victor, `{ institutionAccountRequests(${given}) { nodes { id } totalCount pageInfo { endCursor } } }`)).data.institutionAccountRequests;

    const front = await page('first: 2');
    const back = await page(`first: 100, after: ${JSON.stringify(front.pageInfo.endCursor)}`);

    expect([...front.nodes, ...back.nodes].map(({ id }) => id)).toEqual(all);
    expect(front.totalCount).toBe(all.length);
    expect((await page('last: 1')).nodes.map(({ id }) => id)).toEqual(all.slice(-1));
    const forged = Buffer.from(JSON.stringify(['institution-account-request', 'x'])).toString('base64url');
    expect((await identity.ask(victor, `{ institutionAccountRequests(after: "${forged}") { nodes { id } } }`)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it.each([
    ['an institution that is not there', async () => ({ institutionId: randomUUID() }), 'NOT_FOUND institutionId'],
    ['an institution that is no id', async () => ({ institutionId: 'x' }), 'NOT_FOUND institutionId'],
    ['a closed institution', async () => ({ institutionId: await aClosedOne() }), 'NOT_FOUND institutionId'],
    ['no position', async () => ({ position: ' ' }), 'BAD_USER_INPUT position'],
    ['a document that is not there', async () => ({ designationDocumentId: randomUUID() }), 'BAD_USER_INPUT designationDocumentId'],
    ['a document that is no id', async () => ({ designationDocumentId: 'x' }), 'BAD_USER_INPUT designationDocumentId'],
    ['somebody else\'s document', async () => ({ designationDocumentId: await uploadDesignation(identity, await aPerson()) }), 'BAD_USER_INPUT designationDocumentId'],
  ])('is refused for %s', async (_what, changes, expected) => {
    const elena = await aPerson('elena');
    const designationDocumentId = await uploadDesignation(identity, elena);
    const input = { institutionId: culture, designationDocumentId, position: 'Director', ...(await changes()) };

    expect(await refused('requestInstitutionAccount', input, elena)).toEqual([expected]);
  });
  const aClosedOne = async () => {
    const id = await aMinistry(`Ministerul ${randomUUID()}`);
    await mutate(identity, 'closeInstitution', { institutionId: id }, victor);
    return id;
  };

  it('is refused for a document that was announced and never sent', async () => {
    const elena = await aPerson('elena');
    const { upload } = await mutate(identity, 'requestIdentityDocumentUpload', { fileName: 'a.pdf', mediaType: 'application/pdf', byteLength: 9, sha256: 'a'.repeat(64), purpose: 'DESIGNATION' }, elena);

    expect(await refused('requestInstitutionAccount', { institutionId: culture, designationDocumentId: upload.documentId, position: 'Director' }, elena)).toEqual(['BAD_USER_INPUT designationDocumentId']);
  });

  it('is refused to who waits already, or speaks for the institution already, or has no address that is confirmed', async () => {
    const institutionId = await aMinistry('Ministerul Nerăbdător');
    const elena = await aPerson('elena');
    const { request } = await asks(elena, institutionId);
    const input = { institutionId, designationDocumentId: await uploadDesignation(identity, elena), position: 'Director' };

    expect(await refused('requestInstitutionAccount', input, elena)).toEqual(['INVALID_STATE institutionId']);
    await mutate(identity, 'validateInstitutionRepresentative', { requestId: request.id }, victor);
    expect(await refused('requestInstitutionAccount', input, elena)).toEqual(['INVALID_STATE institutionId']);

    await mutate(identity, 'registerUser', aRegistration({ email: 'waits@exemplu.ro' }));
    const [row] = await identity.sql<{ id: string }>("SELECT id FROM user_account WHERE email = 'waits@exemplu.ro'");
    expect(await refused('requestInstitutionAccount', input, userPrincipal(row!.id))).toEqual(['EMAIL_NOT_CONFIRMED']);
    await mutate(identity, 'disableAccount', { userId: elena.userId, reason: 'x' }, victor);
    expect(await refused('requestInstitutionAccount', input, elena)).toEqual(['FORBIDDEN']);
  });

  it('twice at once is one request', async () => {
    const elena = await aPerson('elena');
    const institutionId = await aMinistry('Ministerul Grăbit');

    const answers = await Promise.all([asks(elena, institutionId), asks(elena, institutionId)]);

    expect(answers.flatMap(codesOf)).toEqual(['INVALID_STATE']);
  });
});

describe('SGG', () => {
  it('validates: the person is the representative, with events and audit entries', async () => {
    const institutionId = await aMinistry('Ministerul Validat');
    const elena = await aPerson('elena');
    const { request } = await asks(elena, institutionId);

    const decided = await mutate(identity, 'validateInstitutionRepresentative', { requestId: request.id }, victor);

    expect(decided.request).toMatchObject({ status: 'VALIDATED', rejectionReason: null });
    const [{ id: membershipId } = { id: '' }] = await identity.sql<{ id: string }>('SELECT id FROM membership WHERE institution_id = $1', [institutionId]);
    expect(await eventsOf(identity, request.id)).toMatchObject([
      { name: 'InstitutionAccountRequested' },
      { name: 'InstitutionRepresentativeValidated', version: 2, actorId: victor.userId, data: { requestId: request.id, institutionId, userId: elena.userId, membershipId } },
    ]);
    expect(await eventsOf(identity, membershipId)).toMatchObject([{ name: 'MembershipGranted', data: { userId: elena.userId, role: 'INSTITUTION_REPRESENTATIVE', institutionId } }]);
    expect(await auditOf(identity, request.id)).toEqual(['requestInstitutionAccount', 'validateInstitutionRepresentative']);
  });

  it('rejects, with a reason that is in neither event nor audit trail', async () => {
    const elena = await aPerson('elena');
    const { request } = await asks(elena, health);

    const decided = await mutate(identity, 'rejectInstitutionRepresentative', { requestId: request.id, reason: 'Actul nu este semnat.' }, victor);

    expect(decided.request).toMatchObject({ status: 'REJECTED', rejectionReason: 'Actul nu este semnat.' });
    expect((await eventsOf(identity, request.id)).map(({ name }) => name)).toEqual(['InstitutionAccountRequested', 'InstitutionRepresentativeRejected']);
    const told = [await eventsOf(identity, request.id), await identity.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [request.id])];
    expect(JSON.stringify(told)).not.toContain('semnat');
    expect(await rolesIn(health)).toEqual([]);
    expect(codesOf(await asks(elena, health))).toEqual([]);
  });

  it.each(['validateInstitutionRepresentative', 'rejectInstitutionRepresentative'] as const)('refuses %s to all who may not, and for what is not there', async (operation) => {
    const { request } = await asks(await aPerson(), culture);
    const inputOf = (requestId: string) => ({ requestId, ...(operation === 'rejectInstitutionRepresentative' ? { reason: 'x' } : {}) });

    expect(await refused(operation, inputOf(request.id), await aPerson('paul'))).toEqual(['FORBIDDEN']);
    expect(await refused(operation, inputOf(request.id), { ...victor, assurance: 'PASSWORD' })).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect((await identity.ask(anonymous, mutationOf(operation), { input: inputOf(request.id) })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const unknown of ['x', randomUUID()]) expect(await refused(operation, inputOf(unknown), victor)).toEqual(['NOT_FOUND requestId']);
  });

  it('refuses that anybody decides on himself, that anything is decided twice, and a rejection without reason', async () => {
    const { request: ofVictor } = await asks(victor, culture);
    const { request } = await asks(await aPerson(), culture);

    for (const operation of ['validateInstitutionRepresentative', 'rejectInstitutionRepresentative'] as const) {
      expect(await refused(operation, { requestId: ofVictor.id, ...(operation.startsWith('reject') ? { reason: 'x' } : {}) }, victor)).toEqual(['FORBIDDEN requestId']);
    }
    expect(await refused('rejectInstitutionRepresentative', { requestId: request.id, reason: ' ' }, victor)).toEqual(['BAD_USER_INPUT reason']);
    await mutate(identity, 'rejectInstitutionRepresentative', { requestId: request.id, reason: 'x' }, victor);
    expect(await refused('validateInstitutionRepresentative', { requestId: request.id }, victor)).toEqual(['INVALID_STATE requestId']);
  });

  it('refuses to validate for an institution that was closed, or a person whose account was', async () => {
    const institutionId = await aMinistry('Ministerul Dispărut');
    const [elena, ioana] = [await aPerson('elena'), await aPerson('ioana')];
    const [ofClosed, ofDisabled] = [await asks(elena, institutionId), await asks(ioana, culture)];
    await mutate(identity, 'closeInstitution', { institutionId }, victor);
    await mutate(identity, 'disableAccount', { userId: ioana.userId, reason: 'x' }, victor);

    for (const { request } of [ofClosed, ofDisabled]) {
      expect(await refused('validateInstitutionRepresentative', { requestId: request.id }, victor)).toEqual(['INVALID_STATE requestId']);
    }
  });

  it('two who decide at once: one decision', async () => {
    const institutionId = await aMinistry('Ministerul Disputat');
    const other = await anSggAdmin(identity, unique('ioana'));
    const { request } = await asks(await aPerson(), institutionId);

    const answers = await Promise.all([victor, other].map((who) => mutate(identity, 'validateInstitutionRepresentative', { requestId: request.id }, who)));

    expect(answers.flatMap(codesOf)).toEqual(['INVALID_STATE']);
    expect(await rolesIn(institutionId)).toEqual(['INSTITUTION_REPRESENTATIVE']);
  });
});
