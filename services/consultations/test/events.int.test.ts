import { randomUUID } from 'node:crypto';
import { createKafkaConnection, createKafkaSender, rebuildProjections } from '@conect/event-bus';
import {
  expertiseCommunityCreated,
  expertiseCommunityJoined,
  expertiseCommunityLeft,
  institutionAccountRequested,
  institutionClosed,
  institutionCreated,
  institutionRepresentativeRejected,
  institutionRepresentativeValidated,
  interestRecordConfirmed,
  interestRecordEnded,
  membershipGranted,
  membershipRevoked,
  organizationApproved,
  organizationReactivated,
  organizationSuspended,
  organizationUpdated,
  toMessage,
  userErased,
  type DataOf,
  type EventContract,
  type OutgoingEvent,
} from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { projections } from '../src/service/projections';
import { accepted, aDraftOf, aWholeDraft, idOf, mutate, refusalsOf, startConsultations } from './consultations';
import { aPlanFor, change, debatesSeenBy, done } from './debates';

let service: TestService;
const { brokers, topicPrefix } = testKafka();

beforeAll(async () => {
  service = await startConsultations({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await service.startBackground();
  await waitFor(async () => (await fetch(`${service.address}/readyz`)).ok, { describe: 'consultations to be ready' });
});
afterAll(() => service?.stop());

async function publish(...events: readonly OutgoingEvent[]): Promise<void> {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const kafka = createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger });
  const sender = createKafkaSender(kafka, events.map(({ contract }) => contract));
  const rows = events.map((event) => {
    const { key, headers, value } = toMessage(event);
    return { position: '0', topic: event.contract.topic, key, headers: headers as Record<string, string>, value };
  });
  await sender.connect();
  await sender.send(rows).finally(sender.disconnect);
  const isHandled = ({ eventId }: OutgoingEvent) => async (): Promise<boolean> => (await service.sql('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length > 0;
  for (const event of events) await waitFor(isHandled(event), { describe: `${event.contract.name} to be handled` });
}

const anEvent = <Contract extends EventContract>(contract: Contract, subject: string, data: DataOf<Contract>, aggregateVersion = 1): OutgoingEvent => ({
  contract,
  eventId: randomUUID(),
  subject,
  aggregateVersion,
  actorId: null,
  traceparent: null,
  time: new Date(),
  data,
});

const aMinistry = (institutionId: string) => anEvent(institutionCreated, institutionId, { institutionId, name: 'Ministerul Mediului', type: 'MINISTRY' });
const officerOf = (membershipId: string, userId: string, institutionId: string) => ({ membershipId, userId, institutionId, organizationId: null, role: 'TRANSPARENCY_OFFICER' as const });

it('an officer may draft from the events of identity on, and no longer than they say', async () => {
  const [institutionId, membershipId, radu] = [randomUUID(), randomUUID(), aUser()];
  const data = officerOf(membershipId, idOf(radu), institutionId);
  await publish(aMinistry(institutionId), anEvent(membershipGranted, membershipId, data));
  const { id } = accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId)));
  await waitFor(async () => (await service.sql('SELECT 1 FROM outbox WHERE key = $1 AND sent_at IS NOT NULL', [id])).length === 1, { describe: 'the event to be sent' });

  await publish(anEvent(membershipRevoked, membershipId, data, 2));
  // What comes late, or again, changes nothing.
  await publish(anEvent(membershipGranted, membershipId, data, 1));
  expect(refusalsOf(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId)))).toEqual([['NOT_FOUND', 'institutionId']]);
});

it('who asks to speak for an institution waits until SGG has decided', async () => {
  const [institutionId, requestId, elena] = [randomUUID(), randomUUID(), aUser()];
  const data = { requestId, institutionId, userId: idOf(elena) };
  const codes = async () => refusalsOf(await mutate(service, elena, 'createConsultation', aDraftOf(institutionId))).map(([code]) => code);
  await publish(aMinistry(institutionId), anEvent(institutionAccountRequested, requestId, data));
  expect(await codes()).toEqual(['REP_NOT_VALIDATED']);
  await publish(anEvent(institutionRepresentativeRejected, requestId, data, 2));
  expect(await codes()).toEqual(['NOT_FOUND']);

  const second = { ...data, requestId: randomUUID() };
  const role = { ...officerOf(randomUUID(), idOf(elena), institutionId), role: 'INSTITUTION_REPRESENTATIVE' as const };
  await publish(anEvent(institutionAccountRequested, second.requestId, second), anEvent(institutionRepresentativeValidated, second.requestId, { ...second, membershipId: role.membershipId }, 2), anEvent(membershipGranted, role.membershipId, role));
  accepted(await mutate(service, elena, 'createConsultation', aDraftOf(institutionId)));
  await publish(anEvent(institutionClosed, institutionId, { institutionId }, 2));
  expect(await codes()).toEqual(['NOT_FOUND']);
});

it('forgets the repeated requests of who is erased, and keeps what the institution drafted', async () => {
  const [institutionId, membershipId, radu] = [randomUUID(), randomUUID(), aUser()];
  await publish(aMinistry(institutionId), anEvent(membershipGranted, membershipId, officerOf(membershipId, idOf(radu), institutionId)));
  const { id } = accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId, { idempotencyKey: 'k' })));
  await service.ask(radu, 'mutation ($input: RequestDraftNotificationsInput!) { requestDraftNotifications(input: $input) { userErrors { code } } }', { input: { institutionId } });

  await publish(anEvent(userErased, idOf(radu), { userId: idOf(radu) }));

  expect(await service.sql('SELECT 1 FROM idempotency_record WHERE user_id = $1', [idOf(radu)])).toEqual([]);
  expect(await service.sql('SELECT 1 FROM consultation WHERE id = $1', [id])).toHaveLength(1);
  // That somebody asked for drafts stays to be counted; who it was does not.
  expect(await service.sql('SELECT user_id, holder, version, ended_at IS NULL AS standing FROM draft_notification_request WHERE institution_id = $1', [institutionId])).toEqual([
    { user_id: null, holder: 'INDIVIDUAL', version: 2, standing: false },
  ]);
});

it('forgets who comes to a debate and what he wrote, and gives his place to the first who waits', async () => {
  const [institutionId, membershipId, radu, paul, mara] = [randomUUID(), randomUUID(), aUser(), aUser(), aUser()];
  await publish(aMinistry(institutionId), anEvent(membershipGranted, membershipId, officerOf(membershipId, idOf(radu), institutionId)));
  const consultationId = await aWholeDraft(service, radu, institutionId);
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId }));
  done(await change(service, paul, 'requestDebate', { consultationId, text: 'Locuiesc pe strada Florilor nr. 3.' }));
  const [startsAt, endsAt] = [6, 7].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const { id: debateId } = done(await change(service, radu, 'scheduleDebate', aPlanFor(consultationId, { startsAt, endsAt, places: 1 })));
  for (const who of [paul, mara]) done(await change(service, who, 'registerForDebate', { debateId, name: 'Paul Ionescu', email: 'paul@example.org' }));

  await publish(anEvent(userErased, idOf(paul), { userId: idOf(paul) }));

  expect((await debatesSeenBy(service, mara, consultationId))!.debate).toMatchObject({ registeredCount: 1, waitlistedCount: 0, viewerRegistration: { status: 'REGISTERED' } });
  expect((await debatesSeenBy(service, radu, consultationId))).toMatchObject({ debateSuggestionCount: 1, debateRequests: { nodes: [{ status: 'SUGGESTION', text: null }] } });
  expect(await service.sql('SELECT name, email, status FROM debate_registration WHERE user_id = $1', [idOf(paul)])).toEqual([{ name: null, email: null, status: 'CANCELLED' }]);
});

const profileOf = (organizationId: string) =>
  ({ organizationId, type: 'ASSOCIATION', status: 'ACTIVE', legalName: 'Asociația Țarnița Verde', cui: null, countyCode: 'CJ', localityCode: '54984', domains: ['E'], primaryDomain: 'E' }) as const;

it('knows in what organizations work and where, whatever comes first', async () => {
  const organizationId = randomUUID();
  const updated = (changes: object, version: number) => anEvent(organizationUpdated, organizationId, { ...profileOf(organizationId), domains: ['E'], changedFields: ['domains'], ...changes }, version);
  const known = async () => (await service.sql('SELECT status, domains, primary_domain, county_code FROM organization WHERE id = $1', [organizationId]))[0];

  await publish(anEvent(organizationSuspended, organizationId, { organizationId }, 7));
  await publish(updated({ domains: ['E-ANIMALS', 'B'], primaryDomain: 'B', countyCode: 'BH' }, 6));
  expect(await known()).toEqual({ status: 'SUSPENDED', domains: ['E-ANIMALS', 'B'], primary_domain: 'B', county_code: 'BH' });
  await publish(updated({ domains: ['A'] }, 5));
  expect(await known()).toMatchObject({ status: 'SUSPENDED', domains: ['E-ANIMALS', 'B'] });
  await publish(updated({ domains: ['C'], countyCode: null, primaryDomain: null }, 8));
  expect(await known()).toEqual({ status: 'ACTIVE', domains: ['C'], primary_domain: null, county_code: null });
});

it('calls an author by the name that the registry said last', async () => {
  const organizationId = randomUUID();
  const renamed = (legalName: string, version: number) => anEvent(organizationUpdated, organizationId, { ...profileOf(organizationId), domains: ['E'], legalName, changedFields: ['legalName'] }, version);
  const name = async () => (await service.sql('SELECT legal_name FROM organization WHERE id = $1', [organizationId]))[0];

  await publish(renamed('Asociația Verde', 4), renamed('Asociația Țarnița Albastră', 5));
  await publish(renamed('Asociația Verde', 4));

  expect(await name()).toEqual({ legal_name: 'Asociația Țarnița Albastră' });
});

it('knows whom institutions have taken into record, and which organizations are in communities of expertise', async () => {
  const [organizationId, institutionId, interestRecordId, communityId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const interest = { interestRecordId, organizationId, institutionId, domains: ['E'] };
  const community = { communityId, domain: 'E' };
  const member = { ...community, organizationId, userId: null };
  const expert = { ...community, organizationId: null, userId: randomUUID() };

  await publish(anEvent(interestRecordConfirmed, interestRecordId, interest, 2), anEvent(expertiseCommunityCreated, communityId, community), anEvent(expertiseCommunityJoined, communityId, member, 2));
  await publish(anEvent(expertiseCommunityJoined, communityId, expert, 3));
  expect(await service.sql('SELECT organization_id, domains, confirmed FROM interest_record WHERE institution_id = $1', [institutionId])).toEqual([{ organization_id: organizationId, domains: ['E'], confirmed: true }]);
  expect(await service.sql('SELECT organization_id, present FROM community_member WHERE community_id = $1', [communityId])).toEqual([{ organization_id: organizationId, present: true }]);

  await publish(anEvent(interestRecordEnded, interestRecordId, interest, 3), anEvent(expertiseCommunityLeft, communityId, member, 4));
  // What comes late changes nothing.
  await publish(anEvent(interestRecordConfirmed, interestRecordId, interest, 2), anEvent(expertiseCommunityJoined, communityId, member, 2));
  expect(await service.sql('SELECT confirmed FROM interest_record WHERE id = $1', [interestRecordId])).toEqual([{ confirmed: false }]);
  expect(await service.sql('SELECT present FROM community_member WHERE community_id = $1', [communityId])).toEqual([{ present: false }]);
  expect(await service.sql('SELECT domain, version FROM expertise_community WHERE id = $1', [communityId])).toEqual([{ domain: 'E', version: 4 }]);
});

it('knows where organizations stand, and makes all of what it knows anew from the beginning of the topics', async () => {
  const [organizationId, institutionId] = [randomUUID(), randomUUID()];
  const statusOf = async () => (await service.sql<{ status: string }>('SELECT status FROM organization WHERE id = $1', [organizationId])).map(({ status }) => status);
  await publish(aMinistry(institutionId), anEvent(organizationApproved, organizationId, { ...profileOf(organizationId), domains: ['E'], applicantId: randomUUID() }, 4));
  expect(await statusOf()).toEqual(['ACTIVE']);
  await publish(anEvent(organizationSuspended, organizationId, { organizationId }, 5));
  expect(await statusOf()).toEqual(['SUSPENDED']);
  await publish(anEvent(organizationReactivated, organizationId, { organizationId }, 6), anEvent(organizationSuspended, organizationId, { organizationId }, 5));
  expect(await statusOf()).toEqual(['ACTIVE']);

  const everything = async () => Promise.all(projections.map(({ table }) => service.sql(`SELECT * FROM ${table} ORDER BY 1, 2`)));
  const before = await everything();
  const owner = await service.connect();
  await rebuildProjections(owner, projections);
  owner.release();

  await waitFor(async () => (await service.sql('SELECT 1 FROM event_position WHERE version < settled_version')).length === 0, { describe: 'the topics to be read again', timeoutMillis: 60_000 });
  expect(await everything()).toEqual(before);
});
