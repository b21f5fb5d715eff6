import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, testKafka, type TestService } from '@conect/testing';
import { anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';
import { aMember, anOrganization, aPlanFor, aPublished, change, debatesSeenBy, done, eventsOf, refused, walkDebates } from './debates';

jest.setTimeout(180_000);

let service: TestService;
let institutionId: string;
let organizationId: string;
let radu: Principal;
let ana: Principal;
const paul = aUser();

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  service = await startConsultations({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await service.startBackground();
  institutionId = await anInstitution(service);
  organizationId = await anOrganization(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  ana = await aMember(service, 'NGO_ADMIN', organizationId);
});
afterAll(() => service?.stop());
// The morning of the publication.
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

const text = 'Cerem o dezbatere publică asupra articolului 2.';
const aConsultation = () => aPublished(service, radu, institutionId);
const request = (who: Principal, consultationId: string, input: object = {}) => change(service, who, 'requestDebate', { consultationId, text, ...input });
const schedule = (consultationId: string, changes: object = {}) => change(service, radu, 'scheduleDebate', aPlanFor(consultationId, changes));
const seen = async (consultationId: string, who: Principal = anonymous) => (await debatesSeenBy(service, who, consultationId))!;
const register = (debateId: string, who: Principal = aUser(), input: object = {}) => change(service, who, 'registerForDebate', { debateId, name: 'Paul Ionescu', email: 'paul@example.org', ...input });
const breachesOf = async (consultationId: string, who: Principal = anonymous) => {
  const query = 'query ($filter: LegalTermBreachFilter) { legalTermBreaches(filter: $filter) { totalCount nodes { term basis dueAt institution { id } consultation { id } } } }';
  return (await service.ask<{ legalTermBreaches: { totalCount: number; nodes: readonly { term: string; basis: string; dueAt: string }[] } }>(who, query, { filter: { consultationIds: [consultationId] } })).data.legalTermBreaches;
};
const debateOf = async (consultationId: string, changes: object = {}) => done(await schedule(consultationId, changes)).id;

describe('J7', () => {
  it('a person who asks makes a suggestion, which is counted and creates no debate', async () => {
    const id = await aConsultation();

    expect(done(await request(paul, id))).toMatchObject({ status: 'SUGGESTION', requesterKind: 'INDIVIDUAL', decisionDue: null, text });

    expect(await seen(id)).toMatchObject({ debate: null, debateSuggestionCount: 1, debateBlockers: [], debateRequests: { totalCount: 0, nodes: [] }, viewerCan: { requestDebate: { allowed: false, code: 'UNAUTHENTICATED' } } });
    expect((await seen(id, paul)).debateRequests.nodes).toMatchObject([{ status: 'SUGGESTION', text, viewerCanDecide: { allowed: false, code: 'FORBIDDEN' } }]);
    expect((await seen(id, radu)).debateRequests.nodes).toMatchObject([{ status: 'SUGGESTION', text, viewerCanDecide: { allowed: false, code: 'INVALID_STATE' } }]);
    expect(refused(await request(paul, id))).toEqual([['ALREADY_REQUESTED', null]]);
    const [debate] = await service.sql<{ id: string }>('SELECT id FROM debate WHERE consultation_id = $1', [id]);
    expect(await eventsOf(service, debate!.id)).toEqual(['DebateSuggested']);
  });

  it('an active organization obliges the institution at once, which is said once', async () => {
    const id = await aConsultation();
    await request(paul, id);
    const input = { organizationId, idempotencyKey: randomUUID() };

    expect(done(await request(ana, id, input))).toMatchObject({ status: 'ACCEPTED', requesterKind: 'ORGANIZATION', organization: { id: organizationId }, channel: 'CONECT', receivedOn: '2026-03-02' });
    done(await request(ana, id, input));

    const { debate, debateRequests, debateBlockers } = await seen(id);
    expect(debate).toMatchObject({ status: 'REQUESTED', initiative: 'REQUEST', startsAt: null, minutes: null, acknowledgementDue: { term: 'DEBATE_ACKNOWLEDGEMENT', passed: false } });
    expect(debateRequests).toMatchObject({ totalCount: 1, nodes: [{ organization: { id: organizationId }, text: null }] });
    expect(debateBlockers).toEqual(['DEBATE_OPEN']);
    expect(await eventsOf(service, debate!.id)).toEqual(['DebateSuggested', 'DebateRequested']);
    // The next one attaches to the same debate.
    const other = await anOrganization(service);
    done(await request(await aMember(service, 'NGO_EDITOR', other), id, { organizationId: other }));
    expect((await seen(id)).debate).toMatchObject({ id: debate!.id, status: 'REQUESTED' });
  });

  it('is scheduled with place, online link and places; later than the term is a warning and saved, in the past is refused', async () => {
    const id = await aConsultation();
    done(await request(ana, id, { organizationId }));

    expect(refused(await schedule(id, { startsAt: '2026-03-02T08:59:59+02:00', endsAt: '2026-03-02T08:00:00+02:00' }))).toEqual([['BAD_USER_INPUT', 'startsAt'], ['BAD_USER_INPUT', 'endsAt']]);
    expect(refused(await schedule(id, { place: null, onlineUrl: null }))).toEqual([['BAD_USER_INPUT', 'place']]);
    expect(refused(await schedule(id, { places: 0, onlineUrl: 'ftp://x', place: { address: 'Aici', localityCode: '1' } }))).toEqual([['BAD_USER_INPUT', 'place.localityCode'], ['BAD_USER_INPUT', 'onlineUrl'], ['BAD_USER_INPUT', 'places']]);
    // Until the end of the 12th it is in time.
    const { debate, warnings } = await schedule(id, { startsAt: '2026-03-12T23:00:00+02:00', endsAt: '2026-03-13T01:00:00+02:00' });
    expect(warnings).toEqual([]);
    expect(debate).toMatchObject({ status: 'SCHEDULED', initiative: 'REQUEST', acknowledgementDue: null, place: { address: 'Bd. Libertății 12, București', locality: { id: '54984' } }, places: 50, registeredCount: 0, viewerCan: { register: { allowed: true } } });
    const late = await schedule(id, { startsAt: '2026-03-13T10:00:00+02:00', endsAt: '2026-03-13T12:00:00+02:00' });
    expect(late).toMatchObject({
      debate: { startsAt: expect.stringMatching(/^2026-03-13T08:00:00/) },
      warnings: [{ code: 'LEGAL_TERM_VIOLATION', field: ['startsAt'], legalTerm: { term: 'DEBATE_AFTER_ANNOUNCEMENT', required: '2026-03-12', given: '2026-03-13' } }],
      userErrors: [],
    });
    expect(await eventsOf(service, debate!.id)).toEqual(['DebateRequested', 'DebateScheduled', 'DebateRescheduled']);
    expect((await seen(id)).debateBlockers).toEqual(['DEBATE_OPEN']);
  });

  it('the 51st of 50 waits, and gets the first place that becomes free', async () => {
    const id = await aConsultation();
    const debateId = await debateOf(id);
    const people = Array.from({ length: 51 }, () => aUser());
    for (const person of people) done(await register(debateId, person, { wantsToSpeak: true }));
    const last = people.at(-1)!;
    const own = async (who: Principal) => (await seen(id, who)).debate!['viewerRegistration'];
    expect((await seen(id)).debate).toMatchObject({ registeredCount: 50, waitlistedCount: 1, viewerRegistration: null });
    expect(await own(last)).toMatchObject({ status: 'WAITLISTED', position: 51, speakingOrder: null, name: 'Paul Ionescu', email: 'paul@example.org', viewerCanCancel: { allowed: true } });
    expect(refused(await register(debateId, last))).toEqual([['ALREADY_REGISTERED', null]]);

    const first = (await own(people[0]!)) as { id: string };
    expect(refused(await change(service, people[1]!, 'cancelDebateRegistration', { registrationId: first.id }))).toEqual([['NOT_FOUND', 'registrationId']]);
    expect(done(await change(service, people[0]!, 'cancelDebateRegistration', { registrationId: first.id }))).toMatchObject({ status: 'CANCELLED', name: null });

    expect(await own(last)).toMatchObject({ status: 'REGISTERED', speakingOrder: 50 });
    expect((await seen(id)).debate).toMatchObject({ registeredCount: 50, waitlistedCount: 0 });
    expect((await eventsOf(service, debateId)).slice(-2)).toEqual(['DebateRegistrationChanged', 'DebateRegistrationChanged']);
    // Each event has its own version, so that nobody who listens misses one.
    const versions = await service.sql<{ version: number }>(`SELECT (headers->>'ce_aggregateversion')::int AS version FROM outbox WHERE key = $1 ORDER BY position`, [debateId]);
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
  });

  it('held, its minutes are due ten days later; then they are late in public, which is said once and stays when they come', async () => {
    const id = await aConsultation();
    const debateId = await debateOf(id);
    const forOrganization = done(await register(debateId, ana, { organizationId }));
    const alone = done(await register(debateId, paul));
    done(await register(debateId));
    const record = (input: object = {}) => change(service, radu, 'recordAttendance', { debateId, attendedRegistrationIds: [forOrganization.id, alone.id], ...input });
    expect(refused(await record())).toEqual([['INVALID_STATE', null]]);

    await setClock(service, '2026-03-11T10:00:00+02:00');
    expect(refused(await register(debateId))).toEqual([['INVALID_STATE', null]]);
    expect(refused(await record({ attendedRegistrationIds: [randomUUID()] }))).toEqual([['BAD_USER_INPUT', 'attendedRegistrationIds']]);
    expect(refused(await record({ organizations: [{ participantCount: 2 }, { organizationId: randomUUID(), participantCount: 0 }] }))).toEqual([['BAD_USER_INPUT', 'organizations.0'], ['BAD_USER_INPUT', 'organizations.1.participantCount']]);
    expect(refused(await record({ organizations: [{ organizationId: randomUUID(), participantCount: 1 }] }))).toEqual([['NOT_FOUND', 'organizations.0.organizationId']]);
    const held = done(await record({ organizations: [{ organizationId, participantCount: 2 }, { name: 'Asociația Vecinilor', participantCount: 1 }], individualCount: 4 }));
    expect(held).toMatchObject({
      status: 'HELD',
      heldOn: '2026-03-11',
      attendance: { organizations: [{ organization: { id: organizationId }, participantCount: 3 }, { organization: null, name: 'Asociația Vecinilor', participantCount: 1 }], individualCount: 5, participantCount: 9 },
      minutes: { dueAt: { term: 'DEBATE_MINUTES', basis: 'Legea 52/2003 art.7(10)', passed: false }, isOverdue: false, text: null },
    });
    expect((await seen(id, paul)).debate!['viewerRegistration']).toMatchObject({ attended: true });
    expect(refused(await record())).toEqual([['INVALID_STATE', null]]);

    await setClock(service, '2026-03-21T23:59:00+02:00');
    await walkDebates(service);
    expect((await seen(id)).debate).toMatchObject({ status: 'HELD', minutes: { isOverdue: false } });
    await setClock(service, '2026-03-22T00:00:00+02:00');
    // It counts at its instant, before anything has moved.
    expect((await seen(id)).debate).toMatchObject({ minutes: { isOverdue: true } });
    await walkDebates(service);
    await walkDebates(service);

    expect((await seen(id)).debate).toMatchObject({ status: 'OVERDUE', minutes: { isOverdue: true, dueAt: { passed: true } } });
    const breach = { totalCount: 1, nodes: [{ term: 'DEBATE_MINUTES', basis: 'Legea 52/2003 art.7(10)', institution: { id: institutionId }, consultation: { id } }] };
    expect(await breachesOf(id, await someone(service, 'SGG_ANALYST', null))).toMatchObject(breach);
    const said = await service.sql(`SELECT 1 FROM outbox WHERE headers->>'ce_type' LIKE '%LegalTermBreached' AND value::jsonb->>'consultationId' = $1`, [id]);
    expect(said).toHaveLength(1);

    expect(done(await change(service, radu, 'publishMinutes', { debateId, text: 'S-a discutat articolul 2.' }))).toMatchObject({ status: 'MINUTES_PUBLISHED', minutes: { text: 'S-a discutat articolul 2.', isOverdue: false } });
    expect((await seen(id)).debate).toMatchObject({ status: 'MINUTES_PUBLISHED', minutes: { text: 'S-a discutat articolul 2.', publishedAt: expect.any(String) } });
    expect(await breachesOf(id)).toMatchObject(breach);
    await expect(service.sql('DELETE FROM legal_term_breach')).rejects.toThrow('A breach of a legal term stays.');
    expect((await eventsOf(service, debateId)).slice(-2)).toEqual(['AttendanceRecorded', 'MinutesPublished']);
  });

  it('minutes that come late before anybody has said so are late all the same; in time they are not', async () => {
    const [late, inTime] = [await aConsultation(), await aConsultation()];
    const [lateDebate, debate] = [await debateOf(late), await debateOf(inTime)];
    await setClock(service, '2026-03-11T12:00:00+02:00');
    for (const debateId of [lateDebate, debate]) done(await change(service, radu, 'recordAttendance', { debateId }));
    await setClock(service, '2026-03-21T23:00:00+02:00');
    done(await change(service, radu, 'publishMinutes', { debateId: debate, text: 'La timp.' }));
    await setClock(service, '2026-03-22T00:00:01+02:00');
    done(await change(service, radu, 'publishMinutes', { debateId: lateDebate, text: 'Târziu.' }));
    await walkDebates(service);

    expect([(await breachesOf(late)).totalCount, (await breachesOf(inTime)).totalCount]).toEqual([1, 0]);
    expect(refused(await change(service, radu, 'publishMinutes', { debateId: debate, text: 'Din nou.' }))).toEqual([['INVALID_STATE', null]]);
  });

  it('the request of a suspended organization, or of another authority, waits for an officer, who refuses only with a reason in law', async () => {
    const id = await aConsultation();
    const suspended = await anOrganization(service, 'SUSPENDED');
    const [theirs, otherInstitution] = [await aMember(service, 'NGO_ADMIN', suspended), await anInstitution(service)];
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', otherInstitution);
    const waiting = done(await request(theirs, id, { organizationId: suspended }));
    const authority = done(await request(officer, id, { institutionId: otherInstitution }));
    expect([waiting, authority]).toMatchObject([{ status: 'PENDING_ELIGIBILITY', decisionDue: { term: 'DEBATE_ELIGIBILITY_DECISION', passed: false } }, { status: 'PENDING_ELIGIBILITY', institution: { id: otherInstitution } }]);
    expect(await seen(id)).toMatchObject({ debate: null, debateBlockers: ['DEBATE_ELIGIBILITY_PENDING'] });
    const decide = (who: Principal, requestId: string, input: object) => change(service, who, 'decideDebateEligibility', { requestId, ...input });

    expect(refused(await decide(theirs, waiting.id, { decision: 'ACCEPTED' }))).toEqual([['FORBIDDEN', null]]);
    expect(refused(await decide(radu, waiting.id, { decision: 'NOT_ELIGIBLE' }))).toEqual([['BAD_USER_INPUT', 'legalReason']]);
    expect(refused(await decide(radu, waiting.id, { decision: 'NOT_ELIGIBLE', legalReason: 'Nu.' }))).toEqual([['BAD_USER_INPUT', 'legalReason']]);
    const legalReason = 'Suspendată: nu mai are personalitate juridică deplină (OG 26/2000).';
    expect(done(await decide(radu, waiting.id, { decision: 'NOT_ELIGIBLE', legalReason }))).toMatchObject({ status: 'NOT_ELIGIBLE', legalReason });
    expect(await seen(id)).toMatchObject({ debate: null, debateBlockers: ['DEBATE_ELIGIBILITY_PENDING'], debateRequests: { nodes: [{ legalReason }, {}] } });
    expect(refused(await decide(radu, waiting.id, { decision: 'ACCEPTED' }))).toEqual([['INVALID_STATE', null]]);
    done(await decide(radu, authority.id, { decision: 'ACCEPTED' }));
    expect(await seen(id)).toMatchObject({ debate: { status: 'REQUESTED' }, debateBlockers: ['DEBATE_OPEN'] });
    // Active again, it may ask anew; and what was accepted stays so when it is suspended.
    await service.sql(`UPDATE organization SET status = 'ACTIVE' WHERE id = $1`, [suspended]);
    const anew = done(await request(theirs, id, { organizationId: suspended }));
    await service.sql(`UPDATE organization SET status = 'SUSPENDED' WHERE id = $1`, [suspended]);
    expect((await seen(id)).debateRequests.nodes.find((one) => one.id === anew.id)).toMatchObject({ status: 'ACCEPTED' });
  });

  it('a decision that is not taken in its term is a breach, said once, and blocks on', async () => {
    const id = await aConsultation();
    const suspended = await anOrganization(service, 'SUSPENDED');
    const waiting = done(await request(await aMember(service, 'NGO_EDITOR', suspended), id, { organizationId: suspended }));

    await setClock(service, '2026-03-10T00:00:00+02:00');
    await walkDebates(service);
    await walkDebates(service);
    done(await change(service, radu, 'decideDebateEligibility', { requestId: waiting.id, decision: 'ACCEPTED' }));

    expect(await breachesOf(id)).toMatchObject({ totalCount: 1, nodes: [{ term: 'DEBATE_ELIGIBILITY_DECISION' }] });
    expect((await seen(id)).debate).toMatchObject({ status: 'REQUESTED' });
  });
});

describe('asking', () => {
  it('is for those who may ask for whom they ask, while proposals are taken', async () => {
    const id = await aConsultation();
    const coordinator = await aMember(service, 'VOLUNTEER_COORDINATOR', organizationId);
    expect(refused(await request(coordinator, id, { organizationId }))).toEqual([['FORBIDDEN', 'organizationId']]);
    expect(refused(await request(paul, id, { institutionId }))).toEqual([['FORBIDDEN', 'institutionId']]);
    expect(refused(await request(radu, id, { institutionId }))).toEqual([['BAD_USER_INPUT', 'institutionId']]);
    expect(refused(await request(ana, id, { organizationId, institutionId }))).toEqual([['BAD_USER_INPUT', 'institutionId']]);
    expect(refused(await request(ana, id, { organizationId, text: 'Da.' }))).toEqual([['BAD_USER_INPUT', 'text']]);

    await setClock(service, '2026-03-13T00:00:00+02:00');
    expect(refused(await request(ana, id, { organizationId }))).toEqual([['INVALID_STATE', null]]);
    expect((await seen(id, ana)).viewerCan['requestDebate']).toEqual({ allowed: false, code: 'INVALID_STATE' });
    // The debate may be after the deadline.
    done(await schedule(id, { startsAt: '2026-03-16T10:00:00+02:00', endsAt: '2026-03-16T12:00:00+02:00' }));
    expect((await seen(id)).debate).toMatchObject({ status: 'SCHEDULED', initiative: 'INSTITUTION' });
  });

  it('on paper is recorded by an officer, from the day on which it came, and decided then or later', async () => {
    const id = await aConsultation();
    await setClock(service, '2026-03-16T09:00:00+02:00');
    const paper = { consultationId: id, requesterKind: 'ASSOCIATION', requesterName: 'Asociația de Proprietari nr. 7', channel: 'POST', receivedOn: '2026-03-12', text };
    const record = (input: object, who = radu) => change(service, who, 'recordDebateRequest', { ...paper, ...input });
    expect(refused(await record({}, ana))).toEqual([['FORBIDDEN', null]]);
    for (const receivedOn of ['2026-03-01', '2026-03-13', '2026-13-01']) expect((await service.ask(radu, 'mutation ($input: RecordDebateRequestInput!) { recordDebateRequest(input: $input) { userErrors { code field } } }', { input: { ...paper, receivedOn } }))).toMatchObject(receivedOn === '2026-13-01' ? { errors: expect.any(Array) } : { data: { recordDebateRequest: { userErrors: [{ code: 'BAD_USER_INPUT', field: ['receivedOn'] }] } } });
    expect(refused(await record({ decision: 'NOT_ELIGIBLE', requesterName: 'A' }))).toEqual([['BAD_USER_INPUT', 'requesterName'], ['BAD_USER_INPUT', 'legalReason']]);

    expect(done(await record({}))).toMatchObject({ status: 'PENDING_ELIGIBILITY', requesterName: paper.requesterName, channel: 'POST', receivedOn: '2026-03-12', viewerCanDecide: { allowed: true } });
    expect(done(await record({ requesterKind: 'PUBLIC_AUTHORITY', requesterName: 'Primăria Cluj-Napoca', decision: 'ACCEPTED' }))).toMatchObject({ status: 'ACCEPTED', decidedAt: expect.any(String) });

    const { debate, debateRequests, debateBlockers } = await seen(id);
    expect(debate).toMatchObject({ status: 'REQUESTED' });
    expect(debateRequests.nodes).toMatchObject([{ requesterName: paper.requesterName, text: null }, { requesterName: 'Primăria Cluj-Napoca' }]);
    expect(debateBlockers).toEqual(['DEBATE_OPEN', 'DEBATE_ELIGIBILITY_PENDING']);
    expect(await eventsOf(service, debate!.id)).toEqual(['DebateRequested', 'DebateRequested']);
  });

  it('about a hidden consultation is as if there were none, for everything that has an id too', async () => {
    const hidden = await aWholeDraft(service, radu, institutionId);
    expect(refused(await request(ana, hidden, { organizationId }))).toEqual([['NOT_FOUND', 'consultationId']]);
    expect(refused(await request(radu, hidden))).toEqual([['INVALID_STATE', null]]);
    expect(await debatesSeenBy(service, ana, hidden)).toBeNull();
    for (const id of [randomUUID(), hidden]) {
      expect(refused(await register(id))).toEqual([['NOT_FOUND', 'debateId']]);
      expect(refused(await change(service, radu, 'decideDebateEligibility', { requestId: id, decision: 'ACCEPTED' }))).toEqual([['NOT_FOUND', 'requestId']]);
    }
    const withSuggestion = await aConsultation();
    const suggestion = done(await request(paul, withSuggestion));
    expect(refused(await change(service, ana, 'decideDebateEligibility', { requestId: suggestion.id, decision: 'ACCEPTED' }))).toEqual([['NOT_FOUND', 'requestId']]);
    const [begun] = await service.sql<{ id: string }>('SELECT id FROM debate WHERE consultation_id = $1', [withSuggestion]);
    expect(refused(await register(begun!.id))).toEqual([['NOT_FOUND', 'debateId']]);
    // The id of something else about the debate is not the debate's.
    const debateId = await debateOf(withSuggestion);
    expect(refused(await register(suggestion.id))).toEqual([['NOT_FOUND', 'debateId']]);
    const entities = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on PublicDebate { id status consultation { id } } } }';
    const of = [debateId, begun!.id, randomUUID(), 'x'].map((id) => ({ __typename: 'PublicDebate', id }));
    expect((await service.ask(anonymous, entities, { of })).data).toMatchObject({ _entities: [{ id: debateId }, { id: debateId }, null, null] });
  });

  it('stays possible to nobody once the consultation was taken back, and waits for nobody then', async () => {
    const id = await aConsultation();
    const suspended = await anOrganization(service, 'SUSPENDED');
    const theirs = await aMember(service, 'NGO_ADMIN', suspended);
    done(await request(theirs, id, { organizationId: suspended }));
    await mutate(service, radu, 'withdrawConsultation', { consultationId: id, reason: 'Se reface.' });
    await setClock(service, '2026-03-20T00:00:00+02:00');
    await walkDebates(service);

    expect(refused(await request(ana, id, { organizationId }))).toEqual([['INVALID_STATE', null]]);
    expect(refused(await schedule(id))).toEqual([['INVALID_STATE', null]]);
    expect((await breachesOf(id)).totalCount).toBe(0);
  });
});

it('forgets names a year after the debate', async () => {
  const debateId = await debateOf(await aConsultation());
  done(await register(debateId));
  const named = async () => (await service.sql('SELECT 1 FROM debate_registration WHERE debate_id = $1 AND name IS NOT NULL', [debateId])).length;
  await setClock(service, '2027-03-10T00:00:00+02:00');
  await walkDebates(service);
  expect(await named()).toBe(1);
  await setClock(service, '2027-03-12T00:00:00+02:00');
  await walkDebates(service);
  expect(await named()).toBe(0);
});
