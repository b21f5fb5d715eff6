import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { lifecycle } from '../src/organization/domain/lifecycle';
import { acceptedClaim, anImported, claim, claimFields, mutateClaim, type SeenClaim } from './claims';
import { anOrganizationIn, lookUp } from './operations';
import { grantRole, localAddressOf, startRegistry, uploadDocument, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
const ana = aUser();
const paul = aUser();
const officer = aUser();
const claimingOfficer = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  await grantRole(registry, idOf(claimingOfficer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

const eventsOf = async (key: string): Promise<readonly string[]> =>
  (await registry.sql<{ name: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS name FROM outbox WHERE key = $1 ORDER BY position`, [key])).map(({ name }) => name);
const statusOf = async (organizationId: string) => (await lookUp(registry, stranger, organizationId))?.status;
const claimsOf = async (principal: typeof ana, organizationId: string) => {
  const { data } = await registry.ask<{ organization: { claims: readonly SeenClaim[] | null } }>(principal, `query ($id: ID!) { organization(id: $id) { claims { ${claimFields} } } }`, { id: organizationId });
  return data.organization.claims;
};
const ownClaims = async (principal: typeof ana, userId = idOf(principal), first = 20, after: string | null = null) => {
  const query = `query ($representations: [_Any!]!, $first: Int, $after: String) { _entities(representations: $representations) { ... on User {
    organizationClaims(first: $first, after: $after) { totalCount nodes { ${claimFields} } pageInfo { hasNextPage endCursor } } } } }`;
  const answer = await registry.ask<{ _entities: readonly { organizationClaims: { totalCount: number; nodes: readonly SeenClaim[]; pageInfo: { endCursor: string } } | null }[] }>(principal, query, { representations: [{ __typename: 'User', id: userId }], first, after });
  return answer.data._entities[0]!.organizationClaims;
};

describe('J2: claims to a pre-seeded profile', () => {
  let organizationId: string;
  let anas: SeenClaim;
  let pauls: SeenClaim;

  it('may compete: both wait, and what the register published of persons stays hidden', async () => {
    organizationId = await anImported(registry);
    anas = acceptedClaim(await claim(registry, ana, organizationId));
    pauls = acceptedClaim(await claim(registry, paul, organizationId));

    expect([anas.status, pauls.status, pauls.organization.status]).toEqual(['PENDING', 'PENDING', 'CLAIM_PENDING']);
    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({ status: 'CLAIM_PENDING', purpose: null, registeredAddress: null });
    expect(await eventsOf(organizationId)).toEqual(['OrganizationClaimRequested', 'OrganizationClaimRequested']);
  });

  it('are seen by who made them and by SGG alone, with their evidence', async () => {
    expect((await claimsOf(officer, organizationId))!.map(({ id }) => id)).toEqual([pauls.id, anas.id]);
    expect(await claimsOf(ana, organizationId)).toBeNull();
    expect((await ownClaims(ana))!.nodes).toMatchObject([{ id: anas.id, viewerCan: { withdraw: { allowed: true }, decide: { allowed: false, code: 'FORBIDDEN' } } }]);
    expect(await ownClaims(ana, idOf(paul))).toBeNull();
    expect(await ownClaims(officer, idOf(ana))).toBeNull();

    const [{ documents }] = (await claimsOf(officer, organizationId)) as unknown as [{ documents: readonly { downloadUrl: string }[] }];
    expect((await fetch(localAddressOf(registry, documents[0]!.downloadUrl))).status).toBe(200);
  });

  it('wait in the queue of SGG, the longest waiting first', async () => {
    const query = 'query ($first: Int, $after: String) { claimsToReview(first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }';
    const first = await registry.ask<{ claimsToReview: { nodes: readonly { id: string }[]; totalCount: number; pageInfo: { endCursor: string } } }>(officer, query, { first: 1 });
    const second = await registry.ask<typeof first.data>(officer, query, { first: 1, after: first.data.claimsToReview.pageInfo.endCursor });

    expect([...first.data.claimsToReview.nodes, ...second.data.claimsToReview.nodes].map(({ id }) => id)).toEqual([anas.id, pauls.id]);
    expect(first.data.claimsToReview.totalCount).toBe(2);
    expect(await registry.ask(ana, query, { first: 1 })).toMatchObject({ data: { claimsToReview: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await registry.ask(anonymous, query, { first: 1 })).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('need a reason for those who are refused', async () => {
    for (const decision of ['ACCEPT', 'REJECT']) {
      for (const reason of [undefined, null, ' ']) {
        expect((await mutateClaim(registry, officer, 'decideClaim', { claimId: anas.id, decision, reason })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['reason'] }]);
      }
    }
    expect(await statusOf(organizationId)).toBe('CLAIM_PENDING');
  });

  it('end together: one accepted, the other rejected with the reason, the profile active', async () => {
    const payload = await mutateClaim(registry, officer, 'decideClaim', { claimId: anas.id, decision: 'ACCEPT', reason: 'Ana has the mandate of the board.' });

    expect(payload).toMatchObject({ userErrors: [], claim: { status: 'ACCEPTED', decisionReason: null, organization: { status: 'ACTIVE', purpose: 'Protecția pădurii, prin Ion Popescu' } } });
    expect((await ownClaims(paul))!.nodes).toMatchObject([{ status: 'REJECTED', decisionReason: 'Ana has the mandate of the board.' }]);
    expect(await eventsOf(organizationId)).toEqual(['OrganizationClaimRequested', 'OrganizationClaimRequested', 'OrganizationClaimed']);
    expect([await eventsOf(anas.id), await eventsOf(pauls.id)]).toEqual([['ClaimSubmitted', 'ClaimAccepted'], ['ClaimSubmitted', 'ClaimRejected']]);
    const [event] = await registry.sql(`SELECT value FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%OrganizationClaimed'`, [organizationId]);
    expect(JSON.stringify(event)).toContain(idOf(ana));
    expect(await registry.sql(`SELECT action, actor_id AS "actorId" FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`, [organizationId])).toEqual([{ action: 'decideClaim', actorId: idOf(officer) }]);
  });

  it('are not for an active profile', async () => {
    const payload = await claim(registry, stranger, organizationId);

    expect(payload).toMatchObject({ claim: null, userErrors: [{ code: 'INVALID_STATE' }] });
    expect((await lookUp(registry, stranger, organizationId))!.viewerCan['claim']).toMatchObject({ allowed: false, code: 'INVALID_STATE', nextStep: 'Ask an administrator of the organization to add you.' });
  });

  it('are decided once', async () => {
    expect((await mutateClaim(registry, officer, 'decideClaim', { claimId: pauls.id, decision: 'ACCEPT' })).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: expect.stringContaining('rejected claim') as string }]);
    expect((await mutateClaim(registry, paul, 'withdrawClaim', { claimId: pauls.id })).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });
});

describe('the last claim', () => {
  const walked = lifecycle.filter(({ event }) => event === 'OrganizationClaimLapsed').map(({ by }) => by);

  it.each(walked)('gone by %s leaves the organization to the register again', async (by) => {
    const organizationId = await anImported(registry);
    const [first, last] = [acceptedClaim(await claim(registry, ana, organizationId)), acceptedClaim(await claim(registry, paul, organizationId))];
    const end = (principal: typeof ana, claimId: string) =>
      by === 'withdrawClaim' ? mutateClaim(registry, principal, by, { claimId }) : mutateClaim(registry, officer, by, { claimId, decision: 'REJECT', reason: 'No mandate.' });

    expect((await end(ana, first.id)).claim?.organization.status).toBe('CLAIM_PENDING');
    expect((await end(paul, last.id)).claim?.organization.status).toBe('IMPORTED_UNCLAIMED');
    expect((await eventsOf(organizationId)).at(-1)).toBe('OrganizationClaimLapsed');
    expect((await claim(registry, ana, organizationId)).claim?.status).toBe('PENDING');
  });

  it('accepted needs no reason, since it refuses nobody', async () => {
    const { id } = acceptedClaim(await claim(registry, ana, await anImported(registry)));

    expect((await mutateClaim(registry, officer, 'decideClaim', { claimId: id, decision: 'ACCEPT' })).claim?.organization.status).toBe('ACTIVE');
  });
});

describe('a claim', () => {
  it('needs a message, and one to five own stored documents of its purpose', async () => {
    const organizationId = await anImported(registry);
    const statute = await uploadStatute(registry, ana);
    const foreign = await uploadDocument(registry, paul, 'CLAIM_EVIDENCE');
    const fieldsOf = async (changes: object) => (await claim(registry, ana, organizationId, changes)).userErrors.map(({ code, field }) => [code, field]);

    expect(await fieldsOf({ message: '' })).toEqual([['BAD_USER_INPUT', ['message']]]);
    for (const documents of [[], [statute], [foreign], ['x'], Array.from({ length: 6 }, () => foreign).map((id, index) => `${index}${id.slice(1)}`)]) {
      expect(await fieldsOf({ documents })).toEqual([['BAD_USER_INPUT', ['documents']]]);
    }
    expect(await statusOf(organizationId)).toBe('IMPORTED_UNCLAIMED');
    expect(await eventsOf(organizationId)).toEqual([]);
  });

  it('is one for each person and organization', async () => {
    const organizationId = await anImported(registry);
    await claim(registry, ana, organizationId);

    expect(await claim(registry, ana, organizationId)).toMatchObject({ claim: null, userErrors: [{ code: 'CONFLICT', field: ['organizationId'], message: 'Not possible: a claim of yours is already under examination.' }] });
  });

  it.each(['DISSOLVING', 'DEREGISTERED'])('is not for what is %s', async (status) => {
    expect((await claim(registry, ana, await anImported(registry, status))).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });

  it('to a registration that the claimant may not know of does not find it', async () => {
    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant: paul, officer });

    expect((await claim(registry, ana, organizationId)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['organizationId'] }]);
  });

  it('is nothing to those who neither made it nor decide it', async () => {
    const { id } = acceptedClaim(await claim(registry, ana, await anImported(registry)));
    const codes = await Promise.all([
      mutateClaim(registry, stranger, 'withdrawClaim', { claimId: id }),
      mutateClaim(registry, stranger, 'decideClaim', { claimId: id, decision: 'ACCEPT' }),
      mutateClaim(registry, stranger, 'decideClaim', { claimId: idOf(ana), decision: 'ACCEPT' }),
      mutateClaim(registry, officer, 'withdrawClaim', { claimId: id }),
      mutateClaim(registry, ana, 'decideClaim', { claimId: id, decision: 'ACCEPT' }),
    ]);

    expect(codes.map(({ userErrors }) => userErrors[0]?.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('is not decided by an officer who made it or competes with it, as viewerCan says', async () => {
    const organizationId = await anImported(registry);
    const own = acceptedClaim(await claim(registry, claimingOfficer, organizationId));
    const rival = acceptedClaim(await claim(registry, ana, organizationId));

    for (const { id } of [own, rival]) {
      expect((await mutateClaim(registry, claimingOfficer, 'decideClaim', { claimId: id, decision: 'REJECT', reason: 'x' })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await claimsOf(claimingOfficer, organizationId))!.map(({ viewerCan }) => viewerCan.decide.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect((await claimsOf(officer, organizationId))!.map(({ viewerCan }) => viewerCan.decide.allowed)).toEqual([true, true]);
  });

  it('answers a replay as the first time and changes nothing more', async () => {
    const organizationId = await anImported(registry);
    const documents = [await uploadDocument(registry, ana, 'CLAIM_EVIDENCE')];
    const input = { organizationId, message: 'O conduc.', documents, idempotencyKey: 'claim-1' };

    const [first, again] = [await mutateClaim(registry, ana, 'claimOrganization', input), await mutateClaim(registry, ana, 'claimOrganization', input)];

    expect(again.claim?.id).toBe(first.claim?.id);
    expect(await eventsOf(organizationId)).toEqual(['OrganizationClaimRequested']);
  });
});

describe('twenty simultaneous decisions', () => {
  it('of two rivals are one, with one owner and one event', async () => {
    const organizationId = await anImported(registry);
    const ids = [acceptedClaim(await claim(registry, ana, organizationId)).id, acceptedClaim(await claim(registry, paul, organizationId)).id];

    const payloads = await Promise.all(Array.from({ length: 20 }, (_, index) => mutateClaim(registry, officer, 'decideClaim', { claimId: ids[index % 2], decision: 'ACCEPT', reason: 'The other one has the mandate.' })));

    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(payloads.filter(({ userErrors }) => userErrors[0]?.code === 'INVALID_STATE')).toHaveLength(19);
    expect((await eventsOf(organizationId)).filter((name) => name === 'OrganizationClaimed')).toHaveLength(1);
    expect(await registry.sql(`SELECT status, count(*)::int AS count FROM claim WHERE organization_id = $1 GROUP BY status ORDER BY status`, [organizationId])).toEqual([
      { status: 'ACCEPTED', count: 1 },
      { status: 'REJECTED', count: 1 },
    ]);
  });
});
