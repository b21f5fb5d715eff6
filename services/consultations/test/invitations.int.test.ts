import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { selectCoverage, selectGaps } from '../src/invitation/database/coverage-reader';
import { accepted, anInstitution, aWholeDraft, mutate, seenBy, setClock, someone, startConsultations } from './consultations';
import { aCommunity, aMember, anOrganization, call, read, takeIntoRecord } from './reach';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  service = await startConsultations();
});
afterAll(() => service?.stop());
// J5's morning, with an institution and organizations of its own for each test.
beforeEach(async () => {
  await setClock(service, '2026-03-02T09:00:00+02:00');
  await service.sql('DELETE FROM invitation');
  await service.sql('DELETE FROM organization');
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});

async function anOpenConsultation(domains: readonly string[] = ['E']): Promise<string> {
  const id = await aWholeDraft(service, radu, institutionId, { domains });
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId: id }));
  return id;
}

interface Invited {
  readonly invitedCount: number | null;
  readonly alreadyInvitedCount: number | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

const invite = (input: object, principal = radu) => call<Invited>(service, principal, { operation: 'inviteToConsultation', input, selection: 'consultation { id } invitedCount alreadyInvitedCount' });
const refusalsOf = ({ userErrors }: Pick<Invited, 'userErrors'>) => userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
const invitedTo = async (consultationId: string) =>
  (await service.sql<{ organization_id: string }>('SELECT organization_id FROM invitation WHERE consultation_id = $1', [consultationId])).map(({ organization_id }) => organization_id).sort();
const eventsOf = (type: string, consultationId: string) =>
  service.sql<{ data: { organizationId: string; title?: string } }>(`SELECT value::json AS data FROM outbox WHERE headers->>'ce_type' = $1 AND value::json->>'consultationId' = $2`, [`ro.gov.conect.consultations.${type}`, consultationId]);

/** How many statements some work takes. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const count = countStatements();
  const before = count();
  await work();
  return count() - before;
}

describe('an invitation', () => {
  it('reaches the active organizations of domains, communities, records and names, each once, and says so of each once', async () => {
    const [ofDomain, ofSection, ofCommunity, ofRecord, named] = [
      await anOrganization(service, { domains: ['E-ANIMALS'] }),
      await anOrganization(service, { domains: ['E', 'B'] }),
      await anOrganization(service, { domains: ['A'] }),
      await anOrganization(service, { domains: ['B'] }),
      await anOrganization(service, { domains: ['C'] }),
    ];
    const [suspended, elsewhere, otherField] = [await anOrganization(service, { status: 'SUSPENDED' }), await anOrganization(service, { county: 'BH' }), await anOrganization(service, { domains: ['B'] })];
    const communityId = await aCommunity(service, [ofCommunity, ofSection, suspended, elsewhere]);
    await takeIntoRecord(service, institutionId, ofRecord, ['E-ANIMALS']);
    await takeIntoRecord(service, institutionId, otherField, ['B']);
    await takeIntoRecord(service, await anInstitution(service), otherField, ['E']);
    const consultationId = await anOpenConsultation();
    const audience = { domains: ['E'], countyCodes: ['CJ'], communityIds: [communityId], fromInterestRecords: true, organizationIds: [named] };

    const preview = 'query ($id: ID!, $audience: InvitationAudienceInput!) { previewInvitation(consultationId: $id, audience: $audience) { newCount alreadyInvitedCount maximum organizations(first: 2) { nodes { id } totalCount pageInfo { hasNextPage } } } }';
    const seen = await read<{ previewInvitation: object }>(service, radu, preview, { id: consultationId, audience });
    const everybody = [ofDomain, ofSection, ofCommunity, ofRecord, named].sort();
    expect(seen.previewInvitation).toEqual({ newCount: 5, alreadyInvitedCount: 0, maximum: 5_000, organizations: { nodes: everybody.slice(0, 2).map((id) => ({ id })), totalCount: 5, pageInfo: { hasNextPage: true } } });

    const input = { consultationId, ...audience, idempotencyKey: randomUUID() };
    expect(await invite(input)).toMatchObject({ consultation: { id: consultationId }, invitedCount: 5, alreadyInvitedCount: 0, userErrors: [] });
    expect(await invitedTo(consultationId)).toEqual(everybody);
    expect(await invite(input)).toMatchObject({ invitedCount: 5, alreadyInvitedCount: 0 });
    expect(await invite({ consultationId, domains: ['E'] })).toMatchObject({ invitedCount: 1, alreadyInvitedCount: 2 });
    expect(await invitedTo(consultationId)).toEqual([...everybody, elsewhere].sort());
    const told = await eventsOf('OrganizationInvited', consultationId);
    expect(told.map(({ data }) => data.organizationId).sort()).toEqual([...everybody, elsewhere].sort());
    expect(told[0]!.data.title).toContain('calitatea aerului');
    expect(await service.sql(`SELECT changes FROM audit_entry WHERE action = 'inviteToConsultation' AND subject_id = $1`, [consultationId])).toHaveLength(2);
  });

  it('is refused to who may not, where nobody can answer, and of what is not there', async () => {
    const organizationId = await anOrganization(service);
    const [draft, open] = [await aWholeDraft(service, radu, institutionId), await anOpenConsultation()];
    const named = { organizationIds: [organizationId] };
    const [foi, stranger] = [await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))];

    expect(refusalsOf(await invite({ consultationId: open, ...named }, foi))).toEqual([['FORBIDDEN', null]]);
    expect(refusalsOf(await invite({ consultationId: open, ...named }, stranger))).toEqual([['FORBIDDEN', null]]);
    expect(refusalsOf(await invite({ consultationId: draft, ...named }, stranger))).toEqual([['NOT_FOUND', 'consultationId']]);
    expect(refusalsOf(await invite({ consultationId: draft, ...named }))).toEqual([['INVALID_STATE', null]]);
    expect(refusalsOf(await invite({ consultationId: open }))).toEqual([['BAD_USER_INPUT', 'domains']]);
    expect(refusalsOf(await invite({ consultationId: open, domains: ['Z'], countyCodes: ['XX'] }))).toEqual([
      ['BAD_USER_INPUT', 'domains'],
      ['BAD_USER_INPUT', 'countyCodes'],
    ]);
    expect(refusalsOf(await invite({ consultationId: open, organizationIds: [organizationId, randomUUID()], communityIds: [randomUUID()] }))).toEqual([
      ['NOT_FOUND', 'organizationIds'],
      ['NOT_FOUND', 'communityIds'],
    ]);
    expect((await seenBy(service, radu, open))!.viewerCan['invite']).toMatchObject({ allowed: true });
    // The deadline counts at its instant, whenever the consultation is closed.
    await setClock(service, '2026-03-14T00:00:00+02:00');
    expect(refusalsOf(await invite({ consultationId: open, ...named }))).toEqual([['INVALID_STATE', null]]);
    expect(await invitedTo(open)).toEqual([]);
  });

  it('reaches at most so many at once, and is narrowed down by county', async () => {
    await service.sql(`INSERT INTO organization (id, status, version, as_of, domains, county_code, profile_version)
      SELECT gen_random_uuid(), 'ACTIVE', 1, now(), '{E}', CASE WHEN n <= 5000 THEN 'CJ' ELSE 'BH' END, 1 FROM generate_series(1, 5001) n`);
    const consultationId = await anOpenConsultation();

    expect((await invite({ consultationId, domains: ['E'] })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining('5000') }]);
    const [first, second] = await Promise.all([invite({ consultationId, countyCodes: ['CJ'] }), invite({ consultationId, countyCodes: ['CJ'] })]);
    expect([first.invitedCount! + second.invitedCount!, first.alreadyInvitedCount! + second.alreadyInvitedCount!]).toEqual([5_000, 5_000]);
    expect(await invite({ consultationId, domains: ['E'] })).toMatchObject({ invitedCount: 1, alreadyInvitedCount: 5_000 });
    expect(await eventsOf('OrganizationInvited', consultationId)).toHaveLength(5_001);
  });

  it('is seen by the people of both, and opened once by those of the organization', async () => {
    const [organizationId, other] = [await anOrganization(service), await anOrganization(service)];
    const [ana, outsider] = [await aMember(service, 'NGO_EDITOR', organizationId), await aMember(service, 'NGO_ADMIN', other)];
    const consultationId = await anOpenConsultation();
    await invite({ consultationId, organizationIds: [organizationId] });
    const query = 'query ($consultation: ID!, $organization: ID!, $opened: Boolean) { consultation(id: $consultation) { invitations(opened: $opened) { totalCount nodes { id openedAt organization { id } viewerCan { markOpened { allowed code } } } } } _entities(representations: [{ __typename: "Organization", id: $organization }]) { ... on Organization { consultationInvitations(opened: $opened) { totalCount nodes { id openedAt consultation { id title } viewerCan { markOpened { allowed code } } } } } } }';
    interface Lists {
      readonly consultation: { readonly invitations: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly openedAt: string | null }[] } | null };
      readonly _entities: readonly [{ readonly consultationInvitations: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] } | null }];
    }
    const lists = (principal: Principal, opened: boolean | null = null) => read<Lists>(service, principal, query, { consultation: consultationId, organization: organizationId, opened });
    const open = (invitationId: string, principal: Principal) => call<{ invitation: { openedAt: string } | null } & Pick<Invited, 'userErrors'>>(service, principal, { operation: 'markInvitationOpened', input: { invitationId }, selection: 'invitation { id openedAt }' });

    expect((await lists(radu)).consultation.invitations).toMatchObject({ totalCount: 1, nodes: [{ openedAt: null, organization: { id: organizationId }, viewerCan: { markOpened: { allowed: false, code: 'FORBIDDEN' } } }] });
    expect((await lists(radu))._entities[0].consultationInvitations).toBeNull();
    const seen = await lists(ana);
    expect([seen.consultation.invitations, seen._entities[0].consultationInvitations]).toMatchObject([null, { totalCount: 1, nodes: [{ consultation: { id: consultationId }, viewerCan: { markOpened: { allowed: true } } }] }]);
    for (const principal of [outsider, aUser(), anonymous]) expect(await lists(principal)).toMatchObject({ consultation: { invitations: null }, _entities: [{ consultationInvitations: null }] });

    const id = seen._entities[0].consultationInvitations!.nodes[0]!.id;
    expect(refusalsOf(await open(id, outsider))).toEqual([['NOT_FOUND', 'invitationId']]);
    expect(refusalsOf(await open(randomUUID(), outsider))).toEqual([['NOT_FOUND', 'invitationId']]);
    expect(refusalsOf(await open(id, radu))).toEqual([['FORBIDDEN', null]]);
    const first = (await open(id, ana)).invitation!.openedAt;
    await setClock(service, '2026-03-03T09:00:00+02:00');
    expect((await open(id, ana)).invitation!.openedAt).toBe(first);
    expect(await eventsOf('InvitationOpened', consultationId)).toHaveLength(1);
    expect([(await lists(radu, true)).consultation.invitations!.totalCount, (await lists(radu, false)).consultation.invitations!.totalCount]).toEqual([1, 0]);
  });

  it('comes in pages, and with one statement for however many consultations', async () => {
    for (let count = 0; count < 5; count += 1) await anOrganization(service);
    const ids = [await anOpenConsultation(), await anOpenConsultation()];
    for (const consultationId of ids) await invite({ consultationId, domains: ['E'] });
    const page = 'query ($id: ID!, $after: String) { consultation(id: $id) { invitations(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }';
    interface Page {
      readonly consultation: { readonly invitations: { readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } };
    }
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { consultation: { invitations } }: Page = await read<Page>(service, radu, page, { id: ids[0], after });
      found.push(...invitations.nodes.map(({ id }) => id));
      [after, more] = [invitations.pageInfo.endCursor, invitations.pageInfo.hasNextPage];
    }
    expect(new Set(found).size).toBe(5);

    const many = (first: number) => `{ consultations(first: ${first}, filter: { institutionIds: ["${institutionId}"] }) { nodes { invitations(first: 3) { totalCount nodes { id organization { id } } } } } }`;
    const statements = (first: number) => statementsOf(() => read(service, radu, many(first)));
    expect(await statements(2)).toBe(await statements(1));
  });
});

interface Counts {
  readonly activeCount: number;
  readonly invitedCount: number;
  readonly openedCount: number;
  readonly contributedCount: number;
}

interface Coverage {
  readonly total: Counts;
  readonly byDomain: readonly { readonly domain: { readonly id: string }; readonly counts: Counts }[];
  readonly byCounty: readonly { readonly county: { readonly id: string } | null; readonly counts: Counts }[];
  readonly cells: readonly { readonly domain: { readonly id: string }; readonly county: { readonly id: string } | null; readonly counts: Counts }[];
  readonly invitedElsewhereCount: number;
  readonly gaps: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
}

const counts = 'counts { activeCount invitedCount openedCount contributedCount }';
const coverageQuery = `query ($id: ID!, $counties: [ID!], $first: Int, $after: String) { expertiseCoverage(consultationId: $id) {
  total { activeCount invitedCount openedCount contributedCount } byDomain { domain { id } ${counts} } byCounty { county { id } ${counts} } cells { domain { id } county { id } ${counts} }
  invitedElsewhereCount gaps(countyCodes: $counties, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }`;
const coverageOf = async (principal: Principal, id: string, variables: object = {}) => (await read<{ expertiseCoverage: Coverage | null }>(service, principal, coverageQuery, { id, ...variables })).expertiseCoverage;

describe('the coverage of a consultation', () => {
  it('counts by domain and county who was invited and opened, each organization once, and lists who is missing', async () => {
    const [both, inCluj, inBihor, nowhere] = [
      await anOrganization(service, { domains: ['E', 'B'] }),
      await anOrganization(service, { domains: ['E-ANIMALS'] }),
      await anOrganization(service, { domains: ['B'], county: 'BH' }),
      await anOrganization(service, { domains: ['B'], county: null }),
    ];
    const [outside] = [await anOrganization(service, { domains: ['A'] }), await anOrganization(service, { domains: ['E'], status: 'SUSPENDED' })];
    const consultationId = await anOpenConsultation(['E', 'B']);
    await invite({ consultationId, organizationIds: [both, inBihor, outside] });
    await service.sql('UPDATE invitation SET opened_at = now() WHERE organization_id = ANY ($1)', [[both]]);

    const coverage = (await coverageOf(radu, consultationId))!;
    const of = (activeCount: number, invitedCount: number, openedCount: number) => ({ activeCount, invitedCount, openedCount, contributedCount: 0 });
    expect(coverage.total).toEqual(of(4, 2, 1));
    expect(coverage.byDomain).toEqual([
      { domain: { id: 'B' }, counts: of(3, 2, 1) },
      { domain: { id: 'E' }, counts: of(2, 1, 1) },
    ]);
    expect(coverage.byCounty).toEqual([
      { county: null, counts: of(1, 0, 0) },
      { county: { id: 'BH' }, counts: of(1, 1, 0) },
      { county: { id: 'CJ' }, counts: of(2, 1, 1) },
    ]);
    expect(coverage.cells).toContainEqual({ domain: { id: 'E' }, county: { id: 'CJ' }, counts: of(2, 1, 1) });
    expect(coverage.cells).toHaveLength(4);
    expect(coverage.invitedElsewhereCount).toBe(1);
    expect(coverage.gaps).toMatchObject({ totalCount: 2, nodes: [{ id: nowhere }, { id: inCluj }] });

    const first = (await coverageOf(radu, consultationId, { first: 1 }))!.gaps;
    expect(first).toMatchObject({ nodes: [{ id: nowhere }], pageInfo: { hasNextPage: true } });
    expect((await coverageOf(radu, consultationId, { first: 1, after: first.pageInfo.endCursor }))!.gaps).toMatchObject({ nodes: [{ id: inCluj }], pageInfo: { hasNextPage: false } });
    expect((await coverageOf(radu, consultationId, { counties: ['CJ'] }))!.gaps).toMatchObject({ totalCount: 1, nodes: [{ id: inCluj }] });
  });

  it('is for the institution and SGG, of what they may know of', async () => {
    const [draft, open] = [await aWholeDraft(service, radu, institutionId), await anOpenConsultation()];
    const [foi, analyst, sggAdmin] = [await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'SGG_ANALYST', null), await someone(service, 'SGG_ADMIN', null)];

    for (const principal of [radu, foi, analyst, sggAdmin]) expect((await coverageOf(principal, open))!.total.activeCount).toBe(0);
    expect(await coverageOf(analyst, draft)).toBeNull();
    expect(await coverageOf(radu, randomUUID())).toBeNull();
    for (const principal of [aUser(), anonymous]) expect((await service.ask(principal, coverageQuery, { id: open })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await service.ask(radu, coverageQuery, { id: open, counties: ['XX'] })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'countyCodes' } }]);
  });

  it('of 150,000 organizations is found by the index of domains, and its gaps page by page by that of counties', async () => {
    await service.sql(`INSERT INTO organization (id, status, version, as_of, domains, county_code, profile_version)
      SELECT gen_random_uuid(), 'ACTIVE', 1, now(), ARRAY[(ARRAY['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'])[1 + n % 10]], (ARRAY['CJ', 'BH', 'B'])[1 + n % 3], 1 FROM generate_series(1, 150000) n`);
    await service.sql('ANALYZE organization');
    const consultationId = await anOpenConsultation();

    const coverage = (await coverageOf(radu, consultationId, { first: 100 }))!;
    expect([coverage.total.activeCount, coverage.byCounty.length, coverage.gaps.totalCount, coverage.gaps.nodes.length]).toEqual([15_000, 3, 15_000, 100]);
    const planOf = async (statement: string, parameters: readonly unknown[]) => (await service.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`, parameters)).map((line) => line['QUERY PLAN']).join('\n');
    expect(await planOf(selectCoverage, [consultationId, ['E'], JSON.stringify([{ domain: 'E', related: ['E'] }]), []])).toContain('organization_active_domains_idx');
    expect(await planOf(selectGaps(true), [consultationId, ['E'], null, null, null, 101])).toContain('organization_active_county_idx');
    const statements = (id: string) => statementsOf(() => coverageOf(radu, id));
    expect(await statements(consultationId)).toBe(await statements(await anOpenConsultation(['E', 'B', 'A'])));
  });
});
