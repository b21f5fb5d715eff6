import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, idOf, mutate, setClock, someone, startConsultations } from './consultations';
import { aMember, anOrganization, call, read } from './reach';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  service = await startConsultations({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await service.startBackground();
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await setClock(service, '2026-03-02T09:00:00+02:00');
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});

interface SeenRequest {
  readonly id: string;
  readonly holder: string;
  readonly organization: { readonly id: string } | null;
  readonly domains: readonly { readonly id: string }[];
  readonly endedAt: string | null;
  readonly servedCount: number;
  readonly viewerCan: { readonly end: { readonly allowed: boolean; readonly code: string | null } };
}

interface Payload {
  readonly request: SeenRequest | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

const fields = 'id holder institution { id } organization { id } domains { id } requestedAt endedAt servedCount viewerCan { end { allowed code } }';
const ask = (principal: Principal, input: object = {}) => call<Payload>(service, principal, { operation: 'requestDraftNotifications', input: { institutionId, ...input }, selection: `request { ${fields} }` });
const end = (principal: Principal, requestId: string) => call<Payload>(service, principal, { operation: 'endDraftNotifications', input: { requestId }, selection: `request { ${fields} }` });
const refusalsOf = ({ userErrors }: Payload) => userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
const mine = async (principal: Principal, standingOnly = true) =>
  (await read<{ myDraftNotificationRequests: { nodes: readonly SeenRequest[] } }>(service, principal, `query ($standingOnly: Boolean) { myDraftNotificationRequests(standingOnly: $standingOnly) { totalCount nodes { ${fields} } } }`, { standingOnly }))
    .myDraftNotificationRequests.nodes;
const eventsOf = async (type: string, key: string) =>
  (await service.sql<{ data: Readonly<Record<string, unknown>> }>(`SELECT value::json AS data FROM outbox WHERE headers->>'ce_type' = $1 AND $2 IN (value::json->>'requestId', value::json->>'consultationId')`, [`ro.gov.conect.consultations.${type}`, key])).map(({ data }) => data);

async function publish(domains: readonly string[] = ['E']): Promise<string> {
  const id = await aWholeDraft(service, radu, institutionId, { domains });
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId: id }));
  return id;
}

/** Waits until all who asked for the draft are served. */
const served = (consultationId: string) =>
  waitFor(async () => (await service.sql('SELECT 1 FROM draft_notification_round WHERE consultation_id = $1 AND ended_at IS NOT NULL', [consultationId])).length === 1, { describe: 'the requests to be served' });

describe('a standing request', () => {
  it('is made in one’s own name, is one however often it is made, and ends once', async () => {
    const [paul, stranger] = [aUser(), aUser()];
    const [one, other] = await Promise.all([ask(paul, { domains: ['E'] }), ask(paul, { domains: ['E'] })]);
    expect(one.request!.id).toBe(other.request!.id);
    expect(one.request).toMatchObject({ holder: 'INDIVIDUAL', organization: null, domains: [{ id: 'E' }], endedAt: null, servedCount: 0, viewerCan: { end: { allowed: true } } });
    expect((await ask(paul, { domains: ['B', 'E', 'B'] })).request).toMatchObject({ id: one.request!.id, domains: [{ id: 'B' }, { id: 'E' }] });
    expect((await eventsOf('DraftNotificationsRequested', one.request!.id)).map(({ domains }) => domains)).toEqual([['E'], ['B', 'E']]);

    expect(refusalsOf(await end(stranger, one.request!.id))).toEqual([['NOT_FOUND', 'requestId']]);
    expect(refusalsOf(await end(radu, one.request!.id))).toEqual([['FORBIDDEN', null]]);
    expect((await end(paul, one.request!.id)).request).toMatchObject({ endedAt: expect.any(String), viewerCan: { end: { allowed: false, code: 'INVALID_STATE' } } });
    expect(refusalsOf(await end(paul, one.request!.id))).toEqual([['INVALID_STATE', null]]);
    expect([(await mine(paul)).length, (await mine(paul, false)).length, (await mine(stranger, false)).length]).toEqual([0, 1, 0]);
    expect((await ask(paul)).request!.id).not.toBe(one.request!.id);
    expect(await service.sql(`SELECT 1 FROM audit_entry WHERE subject_type = 'draftNotificationRequest' AND subject_id = $1`, [one.request!.id])).toHaveLength(3);
  });

  it('is made for an organization by who speaks for it', async () => {
    const [organizationId, suspended] = [await anOrganization(service), await anOrganization(service, { status: 'SUSPENDED' })];
    const [ana, coordinator, leader] = [await aMember(service, 'NGO_EDITOR', organizationId), await aMember(service, 'VOLUNTEER_COORDINATOR', organizationId), await aMember(service, 'NGO_ADMIN', suspended)];

    expect(refusalsOf(await ask(coordinator, { organizationId }))).toEqual([['FORBIDDEN', null]]);
    expect(refusalsOf(await ask(aUser(), { organizationId }))).toEqual([['NOT_FOUND', 'organizationId']]);
    expect(refusalsOf(await ask(leader, { organizationId: suspended }))).toEqual([['INVALID_STATE', 'organizationId']]);
    expect(refusalsOf(await ask(ana, { institutionId: randomUUID() }))).toEqual([['NOT_FOUND', 'institutionId']]);
    expect(refusalsOf(await ask(ana, { domains: ['Z'] }))).toEqual([['BAD_USER_INPUT', 'domains']]);
    const { request } = await ask(ana, { organizationId });
    expect(request).toMatchObject({ holder: 'ORGANIZATION', organization: { id: organizationId }, domains: [] });
    expect((await mine(coordinator)).map(({ id, viewerCan }) => [id, viewerCan.end.code])).toEqual([[request!.id, 'FORBIDDEN']]);
  });
});

describe('a publication', () => {
  it('serves whoever asked for it and stood then, each once', async () => {
    const [organizationId, gone] = [await anOrganization(service), await anOrganization(service)];
    const [paul, inDomain, elsewhere, ended] = [aUser(), aUser(), aUser(), aUser()];
    const [ana, boss] = [await aMember(service, 'NGO_ADMIN', organizationId), await aMember(service, 'NGO_ADMIN', gone)];
    const all = (await ask(paul)).request!.id;
    const narrow = (await ask(inDomain, { domains: ['E-ANIMALS', 'A'] })).request!.id;
    const ofOrganization = (await ask(ana, { organizationId, domains: ['E'] })).request!.id;
    await ask(boss, { organizationId: gone });
    await service.sql(`UPDATE organization SET status = 'WITHDRAWN' WHERE id = $1`, [gone]);
    await ask(elsewhere, { domains: ['B'] });
    await end(ended, (await ask(ended)).request!.id);
    await ask(aUser(), { institutionId: await anInstitution(service) });

    const consultationId = await publish();
    await served(consultationId);
    await ask(aUser());
    await service.sql(`SELECT graphile_worker.add_job('serve-draft-notifications')`);
    await waitFor(async () => (await service.sql(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'serve-draft-notifications'`)).length === 0, { describe: 'the job to be done' });

    const told = await eventsOf('DraftNotificationDue', consultationId);
    expect(told.map(({ requestId }) => requestId).sort()).toEqual([all, narrow, ofOrganization].sort());
    expect(told.find(({ requestId }) => requestId === all)).toMatchObject({ institutionId, userId: idOf(paul), organizationId: null, title: expect.stringContaining('calitatea aerului') });
    expect(told.find(({ requestId }) => requestId === ofOrganization)).toMatchObject({ userId: null, organizationId });
    expect((await mine(paul))[0]!.servedCount).toBe(1);
  });

  it('that comes by itself serves them too, and one that was taken back at once nobody', async () => {
    const paul = aUser();
    const { request } = await ask(paul);
    const scheduled = await aWholeDraft(service, radu, institutionId);
    accepted(await mutate(service, radu, 'scheduleConsultation', { consultationId: scheduled, publishAt: '2026-03-03T09:00:00+02:00' }));
    await setClock(service, '2026-03-03T09:00:01+02:00');
    await service.sql(`SELECT graphile_worker.add_job('walk-consultations')`);
    await served(scheduled);
    expect((await eventsOf('DraftNotificationDue', scheduled)).map(({ requestId }) => requestId)).toEqual([request!.id]);

    accepted(await mutate(service, radu, 'withdrawConsultation', { consultationId: scheduled, reason: 'Proiectul se reface.' }));
    // As if the withdrawal had come before anybody was served.
    await service.sql('DELETE FROM draft_notification WHERE consultation_id = $1', [scheduled]);
    await service.sql('UPDATE draft_notification_round SET ended_at = NULL WHERE consultation_id = $1', [scheduled]);
    await service.sql(`SELECT graphile_worker.add_job('serve-draft-notifications')`);
    await served(scheduled);
    expect(await eventsOf('DraftNotificationDue', scheduled)).toHaveLength(1);
  });

  it('serves thousands in batches, however many processes try and die', async () => {
    await service.sql(`INSERT INTO draft_notification_request (id, version, institution_id, holder, user_id, domains, created_at) SELECT gen_random_uuid(), 1, $1, 'INDIVIDUAL', gen_random_uuid(), '{}', business_now() FROM generate_series(1, 1234)`, [institutionId]);
    const consultationId = await publish();
    await service.sql(`SELECT graphile_worker.add_job('serve-draft-notifications') FROM generate_series(1, 3)`);
    await served(consultationId);

    const told = await eventsOf('DraftNotificationDue', consultationId);
    expect([told.length, new Set(told.map(({ requestId }) => requestId)).size]).toEqual([1_234, 1_234]);
    // As if the process had died after some batches: what was not served is, and nothing else.
    await service.sql('DELETE FROM draft_notification WHERE ctid IN (SELECT ctid FROM draft_notification WHERE consultation_id = $1 LIMIT 7)', [consultationId]);
    await service.sql('UPDATE draft_notification_round SET ended_at = NULL WHERE consultation_id = $1', [consultationId]);
    await service.sql(`SELECT graphile_worker.add_job('serve-draft-notifications')`);
    await served(consultationId);
    expect(await eventsOf('DraftNotificationDue', consultationId)).toHaveLength(1_234 + 7);
  });
});

it('officials see who asks, an individual without a name, and count what the annual report counts', async () => {
  const organizationId = await anOrganization(service);
  const [paul, ana] = [aUser(), await aMember(service, 'NGO_ADMIN', organizationId)];
  await ask(paul);
  await ask(ana, { organizationId });
  for (const id of [await publish(), await publish()]) await served(id);
  const list = `query ($id: ID!, $holder: DraftNotificationHolder, $year: Int!) { draftNotificationRequests(institutionId: $id, holder: $holder) { totalCount nodes { holder organization { id } servedCount } }
    draftNotificationStatistics(institutionId: $id, year: $year) { individuals { requestCount notificationCount draftCount } associations { requestCount notificationCount draftCount } } }`;
  const seen = (principal: Principal, variables: object = {}) => service.ask<Readonly<Record<string, object>>>(principal, list, { id: institutionId, year: 2026, ...variables });
  const counts = { requestCount: 1, notificationCount: 2, draftCount: 2 };

  for (const principal of [await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'SGG_ANALYST', null)]) {
    const { data } = await seen(principal);
    expect(data['draftNotificationStatistics']).toEqual({ individuals: counts, associations: counts });
    expect(data['draftNotificationRequests']).toMatchObject({ totalCount: 2, nodes: expect.arrayContaining([{ holder: 'INDIVIDUAL', organization: null, servedCount: 2 }]) });
  }
  expect((await seen(radu, { holder: 'ORGANIZATION', year: 2025 })).data).toMatchObject({ draftNotificationRequests: { totalCount: 1, nodes: [{ organization: { id: organizationId } }] }, draftNotificationStatistics: { individuals: { requestCount: 0, notificationCount: 0 } } });
  for (const principal of [paul, ana, anonymous, await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))]) expect((await seen(principal)).errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect((await service.ask(anonymous, '{ myDraftNotificationRequests { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});
