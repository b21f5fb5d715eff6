import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { rebuildProjections } from '@conect/event-bus';
import { organizationDeregistered, organizationDissolutionRecorded, organizationReactivated, organizationSuspended } from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { projections } from '../src/service/projections';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { acceptedOpportunity, anOpportunityOf, changeOpportunity, opportunityRefusals, opportunitySeenBy, shownActions, type SeenOpportunity } from './opportunities';
import { anOrganization, memberOf, setClock } from './volunteering';

let service: ListeningVolunteering;
let organizationId: string;
let ion: Principal;
let editor: Principal;
let sgg: Principal;

beforeAll(async () => {
  service = await startListeningVolunteering();
  await setClock(service, '2026-09-01T09:00:00+03:00');
  organizationId = await anOrganization(service);
  [ion, editor, sgg] = [await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR'), await memberOf(service, organizationId, 'NGO_EDITOR'), await memberOf(service, null, 'SGG_ADMIN')];
});
afterAll(() => service?.stop());

const change = (principal: Principal, operation: string, input: object) => changeOpportunity(service, principal, operation, input);
const create = (principal: Principal, changes: object = {}) => change(principal, 'createOpportunity', anOpportunityOf(organizationId, changes));
const anOpportunity = async (changes: object = {}): Promise<string> => acceptedOpportunity(await create(ion, changes)).id;
const act = (principal: Principal, action: string, opportunityId: string, more: object = {}) => change(principal, `${action}Opportunity`, { opportunityId, ...more });
const done = async (principal: Principal, action: string, opportunityId: string, more: object = {}): Promise<SeenOpportunity> => acceptedOpportunity(await act(principal, action, opportunityId, more));
const refused = async (principal: Principal, action: string, opportunityId: string, more: object = {}) => opportunityRefusals(await act(principal, action, opportunityId, more));
/** Another organization that SGG trusts, with somebody who decides for it. */
async function aTrustedHost() {
  const id = await anOrganization(service);
  const host = await memberOf(service, id, 'VOLUNTEER_COORDINATOR');
  const draft = async (changes: object = {}) => acceptedOpportunity(await change(host, 'createOpportunity', anOpportunityOf(id, changes))).id;
  const first = await draft();
  await done(host, 'submit', first);
  await done(sgg, 'approve', first);
  return { id, host, first, draft, published: async (changes: object = {}) => (await done(host, 'publish', await draft(changes))).id };
}
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), data: outbox.at(-1)?.data, audit: audit.map(({ action }) => action) };
};

describe('a draft', () => {
  it('is written by the people of an active organization, once under one key, and nobody else knows of it', async () => {
    const key = { idempotencyKey: randomUUID() };
    const drafted = acceptedOpportunity(await create(editor, key));
    expect(acceptedOpportunity(await create(editor, key)).id).toBe(drafted.id);
    const { organizationId: of, domains, place, ...said } = anOpportunityOf(organizationId);
    expect(drafted).toMatchObject({ ...said, status: 'DRAFT', version: 1, organization: { id: of }, domains: domains.map((id) => ({ id })), freePlaces: 10, isFull: false, shifts: [], minimumAge: 18, isRemote: false });
    expect(drafted).toMatchObject({ place: { locality: { id: place.localityId }, county: { id: 'CJ' }, address: null, latitude: null } });

    for (const outsider of [anonymous, aUser(), sgg, await memberOf(service, await anOrganization(service))]) expect(await opportunitySeenBy(service, outsider, drafted.id)).toBeNull();
    expect(await opportunitySeenBy(service, ion, drafted.id)).toMatchObject({ id: drafted.id });
    expect(await written(drafted.id)).toEqual({ events: ['OpportunityCreated'], data: { opportunityId: drafted.id, organizationId }, audit: ['createOpportunity'] });
  });

  it('is refused with every bad value, to nobody in particular, and from organizations that may not call', async () => {
    expect(opportunityRefusals(await create(ion, { title: 'Hai!', description: 'Scurt.', volunteeringDomains: [], domains: ['XX'], places: -1, minimumAge: 14, languages: ['zz'] }))).toEqual(
      ['title', 'description', 'volunteeringDomains', 'domains', 'minimumAge', 'languages', 'places'].map((field) => ['BAD_USER_INPUT', field]),
    );
    expect(opportunityRefusals(await change(ion, 'createOpportunity', { ...anOpportunityOf('x') }))).toEqual([['BAD_USER_INPUT', 'organizationId']]);
    for (const other of [aUser(), sgg]) expect(opportunityRefusals(await create(other))).toEqual([['FORBIDDEN', 'organizationId']]);
    for (const [status, code] of [['SUSPENDED', 'ORG_SUSPENDED'], ['DISSOLVING', 'ORG_NOT_ACTIVE']] as const) {
      const organization = await anOrganization(service, status);
      expect(opportunityRefusals(await change(await memberOf(service, organization), 'createOpportunity', anOpportunityOf(organization)))).toEqual([[code, 'organizationId']]);
    }
  });
});

describe('an opportunity of an organization that is not trusted yet', () => {
  it('is read by SGG, refused with a reason, changed, approved, and from then on the organization publishes by itself', async () => {
    const id = await anOpportunity();
    expect((await opportunitySeenBy(service, ion, id))!.viewerCan).toMatchObject({ submit: { allowed: true }, publish: { allowed: false, code: 'REVIEW_REQUIRED' } });
    expect(await refused(ion, 'publish', id)).toEqual([['REVIEW_REQUIRED', null]]);
    expect(await done(editor, 'submit', id)).toMatchObject({ status: 'IN_REVIEW', version: 2 });
    expect(await opportunitySeenBy(service, aUser(), id)).toBeNull();
    expect((await opportunitySeenBy(service, sgg, id))!.viewerCan).toMatchObject({ approve: { allowed: true }, reject: { allowed: true }, update: { allowed: false, code: 'FORBIDDEN' } });

    for (const other of [ion, editor]) expect(await refused(other, 'approve', id)).toEqual([['FORBIDDEN', null]]);
    expect(await refused(aUser(), 'approve', id)).toEqual([['NOT_FOUND', 'opportunityId']]);
    expect(await refused(sgg, 'reject', id, { reason: 'Nu.' })).toEqual([['BAD_USER_INPUT', 'reason']]);
    expect(await done(sgg, 'reject', id, { reason: 'Nu se spune cine aduce uneltele.' })).toMatchObject({ status: 'REJECTED', statusReason: 'Nu se spune cine aduce uneltele.' });
    expect(await refused(editor, 'submit', id)).toEqual([['INVALID_STATE', null]]);
    expect(await done(editor, 'update', id, { benefits: ['Unelte de la noi'] })).toMatchObject({ status: 'DRAFT', statusReason: null, benefits: ['Unelte de la noi'] });
    await done(editor, 'submit', id);
    expect(await done(sgg, 'approve', id)).toMatchObject({ status: 'PUBLISHED', publishedAt: expect.any(String) });
    expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PUBLISHED', viewerCan: { pause: { allowed: false, code: 'UNAUTHENTICATED' } } });

    const next = await anOpportunity();
    expect(await refused(ion, 'submit', next)).toEqual([['REVIEW_NOT_NEEDED', null]]);
    expect(await refused(editor, 'publish', next)).toEqual([['FORBIDDEN', null]]);
    expect(await done(ion, 'publish', next)).toMatchObject({ status: 'PUBLISHED' });
    const events = ['OpportunityCreated', 'OpportunitySubmitted', 'OpportunityRejected', 'OpportunityUpdated', 'OpportunitySubmitted', 'OpportunityPublished'];
    const audit = ['createOpportunity', 'submitOpportunity', 'rejectOpportunity', 'updateOpportunity', 'submitOpportunity', 'approveOpportunity'];
    const facts = { domains: ['E'], volunteeringDomains: ['ENVIRONMENT'], countyCode: 'CJ', localityId: '54984', startsOn: '2026-10-01', endsOn: '2026-10-31', isOpenToMinors: false };
    expect(await written(id)).toEqual({ events, audit, data: { opportunityId: id, organizationId, ...facts } });
  });

  it('waits among the others, the longest waiting first, and a change takes it out', async () => {
    const hosts = await Promise.all([1, 2, 3].map(async () => {
      const id = await anOrganization(service);
      return { id, host: await memberOf(service, id) };
    }));
    const ids: string[] = [];
    for (const { id, host } of hosts) {
      ids.push(acceptedOpportunity(await change(host, 'createOpportunity', anOpportunityOf(id))).id);
      await done(host, 'submit', ids.at(-1)!);
    }
    const query = 'query ($first: Int, $after: String, $last: Int, $before: String) { opportunitiesToReview(first: $first, after: $after, last: $last, before: $before) { totalCount nodes { id } pageInfo { endCursor hasNextPage startCursor } } }';
    const ask = async (page: object, principal = sgg) => (await service.ask<{ opportunitiesToReview: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean; startCursor: string } } }>(principal, query, page)).data.opportunitiesToReview;
    const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

    const first = await ask({ first: 2 });
    expect([idsOf(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([ids.slice(0, 2), 3, true]);
    expect(idsOf(await ask({ first: 2, after: first.pageInfo.endCursor }))).toEqual([ids[2]]);
    expect(idsOf(await ask({ last: 2 }))).toEqual(ids.slice(1));
    expect(idsOf(await ask({ first: 5 }, await memberOf(service, null, 'SGG_ANALYST')))).toEqual(ids);
    for (const [principal, code] of [[ion, 'FORBIDDEN'], [anonymous, 'UNAUTHENTICATED']] as const) expect((await service.ask(principal, query, {})).errors).toMatchObject([{ extensions: { code } }]);
    await done(hosts[0]!.host, 'update', ids[0]!, { title: 'Plantăm două păduri' });
    expect(idsOf(await ask({ first: 5 }))).toEqual(ids.slice(1));
  });
});

describe('an opportunity that is public', () => {
  it('is paused, resumed, changed by who has read it, and closed, once each', async () => {
    const { host, published } = await aTrustedHost();
    const id = await published();
    const key = { idempotencyKey: randomUUID() };
    expect(await done(host, 'pause', id, key)).toMatchObject({ status: 'PAUSED', version: 3, statusReasonCode: null });
    expect(await done(host, 'pause', id, key)).toMatchObject({ status: 'PAUSED', version: 3 });
    expect(await refused(host, 'pause', id)).toEqual([['INVALID_STATE', null]]);
    expect(await refused(host, 'resume', id, { expectedVersion: 2 })).toEqual([['CONFLICT', 'expectedVersion']]);
    expect(await done(host, 'resume', id, { expectedVersion: 3 })).toMatchObject({ status: 'PUBLISHED' });
    expect(await done(host, 'update', id, { isRemote: true, languages: ['ro', 'hu'] })).toMatchObject({ status: 'PUBLISHED', isRemote: true, place: null, languages: ['ro', 'hu'] });
    expect(await done(host, 'update', id, { languages: ['ro', 'hu'] })).toMatchObject({ version: 5 });
    expect(await done(host, 'close', id, { message: 'Mulțumim tuturor.' })).toMatchObject({ status: 'CLOSED' });
    expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'CLOSED' });
    expect((await written(id)).events).toEqual(['OpportunityCreated', 'OpportunityPublished', 'OpportunityPaused', 'OpportunityResumed', 'PublishedOpportunityUpdated', 'OpportunityClosed']);
  });

  it('is given up with a reason and a word to who waits', async () => {
    const { host, published } = await aTrustedHost();
    const id = await published();
    expect(await refused(host, 'cancel', id, { reason: 'Plouă.' })).toEqual([['BAD_USER_INPUT', 'message']]);
    expect(await refused(host, 'cancel', id, { reason: '', message: ' ' })).toEqual([['BAD_USER_INPUT', 'reason'], ['BAD_USER_INPUT', 'message']]);
    expect(await done(host, 'cancel', id, { reason: 'Plouă.', message: 'Plouă toată luna.' })).toMatchObject({ status: 'CANCELLED', statusReason: 'Plouă.' });
    expect((await written(id)).data).toEqual({ opportunityId: id, organizationId: expect.any(String), reasonCode: null });
  });

  it('keeps the places that are taken and the shifts for which somebody has applied', async () => {
    const { host, id: of, published } = await aTrustedHost();
    const whole = await published({ places: 10 });
    await service.sql('UPDATE opportunity SET taken_count = 4 WHERE id = $1', [whole]);
    expect(await refused(host, 'update', whole, { places: 3 })).toEqual([['PLACES_TAKEN', 'places']]);
    expect(await done(host, 'update', whole, { places: 4 })).toMatchObject({ places: 4, freePlaces: 0, isFull: true });

    const [early, late] = ['2026-10-03', '2026-10-04'].map((day) => ({ startsAt: `${day}T09:00:00+03:00`, endsAt: `${day}T13:00:00+03:00`, places: 5 }));
    const timed = await published({ places: null, shifts: [late, early] });
    const { shifts } = (await opportunitySeenBy(service, host, timed))!;
    expect(shifts).toMatchObject([{ startsAt: '2026-10-03T06:00:00.000Z', places: 5, freePlaces: 5 }, { startsAt: '2026-10-04T06:00:00.000Z' }]);
    await service.sql('INSERT INTO application SELECT gen_random_uuid(), 1, $1, $2, $3, gen_random_uuid(), \'WITHDRAWN\', now(), null, null, null, \'[]\', now(), null', [timed, of, shifts[1]!.id]);
    expect(await refused(host, 'update', timed, { shifts: [{ ...early, id: shifts[0]!.id }] })).toEqual([['PLACES_TAKEN', 'shifts']]);
    expect(await refused(host, 'update', timed, { places: 5 })).toEqual([['PLACES_TAKEN', 'places']]);
    expect(await done(host, 'update', timed, { shifts: [{ ...late, id: shifts[1]!.id, places: 7 }] })).toMatchObject({ freePlaces: 7, shifts: [{ id: shifts[1]!.id, places: 7 }] });
  });

  it('is not published when it would begin in the past, and takes no day that is over', async () => {
    const { host, draft, published } = await aTrustedHost();
    expect(await refused(host, 'publish', await draft({ startsOn: '2026-08-31' }))).toEqual([['DAYS_PASSED', null]]);
    expect(await refused(host, 'update', await published(), { startsOn: '2026-08-31' })).toEqual([['BAD_USER_INPUT', 'startsOn']]);
    expect(await refused(host, 'update', await draft(), { endsOn: '2026-09-30', isOpenToMinors: true, hasNightWork: true })).toEqual([['BAD_USER_INPUT', 'endsOn'], ['NIGHT_WORK_OF_MINORS', 'hasNightWork']]);
    for (const id of [randomUUID(), 'x']) expect(await refused(host, 'close', id)).toEqual([[id === 'x' ? 'BAD_USER_INPUT' : 'NOT_FOUND', 'opportunityId']]);
  });
});

it('viewerCan says of everybody and every state what the mutations then do', async () => {
  const { id: of, host, first } = await aTrustedHost();
  const viewers = { host, editor: await memberOf(service, of, 'NGO_EDITOR'), sgg, stranger: aUser() };
  const inputs: Readonly<Record<string, object>> = { update: { title: 'Plantăm două păduri' }, reject: { reason: 'Nu se spune ce se face.' }, cancel: { reason: 'Plouă.', message: 'Plouă toată luna.' } };
  const copyIn = async (status: string): Promise<string> => {
    const id = randomUUID();
    const publishedAt = ['DRAFT', 'IN_REVIEW', 'REJECTED'].includes(status) ? null : new Date().toISOString();
    await service.sql('INSERT INTO opportunity SELECT (jsonb_populate_record(o, $2::jsonb)).* FROM opportunity o WHERE id = $1', [first, JSON.stringify({ id, status, published_at: publishedAt })]);
    return id;
  };
  for (const status of ['DRAFT', 'IN_REVIEW', 'REJECTED', 'PUBLISHED', 'PAUSED', 'CLOSED', 'CANCELLED', 'ARCHIVED']) {
    for (const [name, viewer] of Object.entries(viewers)) {
      const seen = await opportunitySeenBy(service, viewer, await copyIn(status));
      for (const action of shownActions) {
        const { opportunity, userErrors } = await act(viewer, action, await copyIn(status), inputs[action] ?? {});
        const said = seen === null ? { allowed: false, code: 'NOT_FOUND' } : seen.viewerCan[action];
        expect({ status, name, action, ...said }).toEqual({ status, name, action, allowed: opportunity !== null, code: userErrors[0]?.code ?? null });
      }
    }
  }
});

describe('the opportunities of an organization', () => {
  it('are all of them for its people, those that were public for others, by state when asked, and take as many statements for many as for one', async () => {
    const { id: of, host, first, draft, published } = await aTrustedHost();
    const ids = [first, await draft(), await published({ places: null, shifts: [{ startsAt: '2026-10-03T09:00:00+03:00', endsAt: '2026-10-03T13:00:00+03:00', places: 5 }] }), await draft()];
    const [other, bare] = [await aTrustedHost(), await anOrganization(service)];
    const query = `query ($of: [_Any!]!, $first: Int, $after: String, $last: Int, $statuses: [OpportunityStatus!]) { _entities(representations: $of) { ... on Organization {
      opportunities(first: $first, after: $after, last: $last, statuses: $statuses) { totalCount nodes { id shifts { id } isFull viewerCan { update { allowed } publish { allowed } } } pageInfo { endCursor } } } } }`;
    interface Page {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly endCursor: string | null };
    }
    const ask = async (principal: Principal, organizationIds: readonly string[], page: object = {}) => {
      const { data } = await service.ask<{ _entities: readonly { opportunities: Page }[] }>(principal, query, { of: organizationIds.map((id) => ({ __typename: 'Organization', id })), ...page });
      return { pages: data._entities.map(({ opportunities }) => opportunities) };
    };
    const idsIn = ({ nodes }: Page) => nodes.map(({ id }) => id);

    const { pages: [whole] } = await ask(host, [of]);
    expect([idsIn(whole!), whole!.totalCount]).toEqual([ids.toReversed(), 4]);
    const { pages: [start] } = await ask(host, [of], { first: 3 });
    expect(idsIn((await ask(host, [of], { first: 3, after: start!.pageInfo.endCursor })).pages[0]!)).toEqual([first]);
    expect(idsIn((await ask(host, [of], { last: 1 })).pages[0]!)).toEqual([first]);
    expect(idsIn((await ask(host, [of], { statuses: ['DRAFT'] })).pages[0]!)).toEqual([ids[3], ids[1]]);
    expect(idsIn((await ask(anonymous, [of])).pages[0]!)).toEqual([ids[2], first]);
    expect((await ask(anonymous, [of], { statuses: ['DRAFT'] })).pages[0]).toMatchObject({ totalCount: 0, nodes: [] });

    const many = () => ask(host, [of, other.id, bare], { first: 20 });
    expect((await many()).pages.map(idsIn)).toEqual([ids.toReversed(), [other.first], []]);
    expect(await fewestStatements(many)).toBe(await fewestStatements(() => ask(host, [of], { first: 2 })));
  });
});

describe('what the registry says of an organization', () => {
  it('pauses what is public when it is suspended; later its people resume it, and what comes late or again changes nothing', async () => {
    const { id: of, host, published, draft } = await aTrustedHost();
    const [id, hidden] = [await published(), await draft()];
    const suspension = anEvent(organizationSuspended, of, { organizationId: of }, 5);
    await service.hears(suspension);
    expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PAUSED', statusReasonCode: 'ORGANIZATION_SUSPENDED', statusReason: null });
    expect(await opportunitySeenBy(service, host, hidden)).toMatchObject({ status: 'DRAFT' });
    expect(await refused(host, 'resume', id)).toEqual([['ORG_SUSPENDED', null]]);
    expect(await refused(host, 'update', hidden, { title: 'Plantăm două păduri' })).toEqual([['ORG_SUSPENDED', null]]);
    expect((await written(id)).data).toMatchObject({ reasonCode: 'ORGANIZATION_SUSPENDED' });
    expect((await written(id)).audit.at(-1)).toBe('onOrganizationStands');

    await service.hears(anEvent(organizationReactivated, of, { organizationId: of }, 6));
    expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PAUSED' });
    expect(await done(host, 'resume', id)).toMatchObject({ status: 'PUBLISHED', statusReasonCode: null });
    await service.hears(suspension, anEvent(organizationSuspended, of, { organizationId: of }, 5));
    expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PUBLISHED' });
    expect((await written(id)).events.filter((type) => type === 'OpportunityPaused')).toHaveLength(1);
  });

  it('gives up what is public or paused when it ends', async () => {
    for (const contract of [organizationDissolutionRecorded, organizationDeregistered]) {
      const { id: of, host, first, published, draft } = await aTrustedHost();
      const [paused, hidden] = [await published(), await draft()];
      await done(host, 'pause', paused);
      await service.hears(anEvent(contract, of, { organizationId: of }, 5));
      for (const id of [first, paused]) expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'CANCELLED', statusReasonCode: 'ORGANIZATION_ENDED' });
      expect(await opportunitySeenBy(service, host, hidden)).toMatchObject({ status: 'DRAFT' });
      expect(await refused(host, 'publish', hidden)).toEqual([['ORG_NOT_ACTIVE', null]]);
    }
  });
});

it('the calendar closes an opportunity after its last day in Romania and archives it a year later', async () => {
  const { host, published, draft } = await aTrustedHost();
  const [short, long, paused, hidden] = [await published({ endsOn: '2026-10-24' }), await published({ endsOn: '2028-10-01' }), await published({ endsOn: '2026-10-24' }), await draft({ endsOn: '2026-10-24' })];
  await done(host, 'pause', paused);
  const statuses = async () => Promise.all([short, long, paused, hidden].map(async (id) => (await opportunitySeenBy(service, host, id))!.status));

  await setClock(service, '2026-10-24T23:59:00+03:00');
  await service.runJob('walk-opportunities');
  expect(await statuses()).toEqual(['PUBLISHED', 'PUBLISHED', 'PAUSED', 'DRAFT']);
  await setClock(service, '2026-10-25T00:00:30+03:00');
  await service.runJob('walk-opportunities');
  expect(await statuses()).toEqual(['CLOSED', 'PUBLISHED', 'CLOSED', 'DRAFT']);
  await setClock(service, '2027-10-25T00:00:30+03:00');
  await service.runJob('walk-opportunities');
  expect(await statuses()).toEqual(['ARCHIVED', 'PUBLISHED', 'ARCHIVED', 'DRAFT']);
  expect(await written(short)).toMatchObject({ events: ['OpportunityCreated', 'OpportunityPublished', 'OpportunityClosed', 'OpportunityArchived'], audit: ['createOpportunity', 'publishOpportunity', 'walkOpportunities', 'walkOpportunities'] });
});

// The last, since roles here come from no event and go with the projections.
it('what is known of organizations is made anew from their events without pausing anything again', async () => {
  await setClock(service, '2026-09-01T09:00:00+03:00');
  const { id: of, host, published } = await aTrustedHost();
  const id = await published();
  await service.hears(anEvent(organizationSuspended, of, { organizationId: of }, 5), anEvent(organizationReactivated, of, { organizationId: of }, 6));
  expect(await done(host, 'resume', id)).toMatchObject({ status: 'PUBLISHED' });
  const before = await service.sql('SELECT id, status, version FROM organization WHERE id = $1', [of]);

  const owner = await service.connect();
  await rebuildProjections(owner, projections);
  owner.release();
  await waitFor(async () => (await service.sql('SELECT 1 FROM event_position WHERE version < settled_version')).length === 0, { describe: 'the topics to be read again' });

  expect(await service.sql('SELECT id, status, version FROM organization WHERE id = $1', [of])).toEqual(before);
  expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PUBLISHED' });
  await service.hears(anEvent(organizationSuspended, of, { organizationId: of }, 7));
  expect(await opportunitySeenBy(service, anonymous, id)).toMatchObject({ status: 'PAUSED' });
});
