import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { rebuildProjections } from '@conect/event-bus';
import {
  erasureAnswers,
  membershipGranted,
  membershipRevoked,
  organizationApproved,
  organizationDeregistered,
  organizationReactivated,
  organizationSuspended,
  organizationUpdated,
  organizationWithdrawn,
  userErased,
  type OutgoingEvent,
} from '@conect/events';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { projections } from '../src/service/projections';
import { aVolunteer } from './applications';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { acceptedOpportunity, anOpportunityOf, changeOpportunity, opportunitySeenBy } from './opportunities';
import { idOf, setClock, startVolunteering } from './volunteering';

const kafka = testKafka();
const settings = { KAFKA_BROKERS: kafka.brokers.join(','), KAFKA_TOPIC_PREFIX: kafka.topicPrefix };
let service: ListeningVolunteering;
let published: string;
let erased: Principal;

const host = randomUUID();
const [ana, ion, victor] = [aUser(), aUser(), aUser()];

const profileOf = (organizationId: string, legalName: string) =>
  ({ organizationId, type: 'ASSOCIATION' as const, status: 'ACTIVE' as const, legalName, cui: null, countyCode: 'CJ', localityCode: '54984', domains: ['E', 'E-ANIMALS'], primaryDomain: 'E' });
const approved = (id: string, version = 4) => anEvent(organizationApproved, id, { ...profileOf(id, 'Asociația Țarnița Verde'), applicantId: randomUUID() }, version);
const renamed = (id: string, legalName: string, version: number) => anEvent(organizationUpdated, id, { ...profileOf(id, legalName), countyCode: 'BH', primaryDomain: null, changedFields: ['legalName'] }, version);
const standing = (contract: typeof organizationSuspended, id: string, version: number) => anEvent(contract, id, { organizationId: id }, version);

type Role = 'NGO_ADMIN' | 'VOLUNTEER_COORDINATOR' | 'SGG_ADMIN';
const aRole = (person: Principal, role: Role, organizationId: string | null) => ({ membershipId: randomUUID(), userId: idOf(person), role, institutionId: null, organizationId });
const granted = (role: ReturnType<typeof aRole>) => anEvent(membershipGranted, role.membershipId, role);
const revoked = (role: ReturnType<typeof aRole>) => anEvent(membershipRevoked, role.membershipId, role, 2);

/** What registry and identity say of others, in the order in which a network may bring it: late, again, and the later before the earlier. */
function theRest(): readonly OutgoingEvent[] {
  const [suspended, ended, withdrawn, late] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const coordinates = aRole(ion, 'VOLUNTEER_COORDINATOR', host);
  const [gone, kept] = [aRole(aUser(), 'NGO_ADMIN', suspended), aRole(aUser(), 'NGO_ADMIN', ended)];
  const again = standing(organizationSuspended, suspended, 5);
  return [
    approved(suspended), again, granted(gone), again,
    // Revoked before it was granted, and granted once more by an event that comes twice.
    revoked(coordinates), granted(coordinates), granted(kept), revoked(gone), granted(gone),
    standing(organizationDeregistered, ended, 7), renamed(ended, 'Asociația Verde', 5), approved(ended), renamed(ended, 'Asociația Albastră', 6),
    approved(withdrawn), standing(organizationWithdrawn, withdrawn, 5), approved(withdrawn),
    // Known by where it stands before anything is known of its name.
    standing(organizationReactivated, late, 9), renamed(late, 'Fundația Izvorul', 3),
  ];
}

beforeAll(async () => {
  service = await startListeningVolunteering({}, kafka);
  await setClock(service, '2026-09-01T09:00:00+03:00');
  await service.hears(approved(host), granted(aRole(ana, 'NGO_ADMIN', host)), granted(aRole(victor, 'SGG_ADMIN', null)));
  published = await publish();
  erased = await aVolunteer(service);

  await service.hears(standing(organizationSuspended, host, 5), standing(organizationReactivated, host, 6), renamed(host, 'Asociația Țarnița Albastră', 7));
  acceptedOpportunity(await changeOpportunity(service, ana, 'resumeOpportunity', { opportunityId: published }));
  await service.hears(...theRest(), anEvent(userErased, idOf(erased), { userId: idOf(erased) }, 9));
});
afterAll(() => service?.stop());

async function publish(): Promise<string> {
  const { id: opportunityId } = acceptedOpportunity(await changeOpportunity(service, ana, 'createOpportunity', anOpportunityOf(host)));
  acceptedOpportunity(await changeOpportunity(service, ana, 'submitOpportunity', { opportunityId }));
  return acceptedOpportunity(await changeOpportunity(service, victor, 'approveOpportunity', { opportunityId })).id;
}

/** Every row and column of what is made of events alone. */
const projectedIn = ({ sql }: TestService) => Promise.all(projections.map(({ table }) => sql(`SELECT * FROM ${table} ORDER BY id`)));
const heardBy = ({ sql }: TestService) => sql('SELECT event_id FROM inbox ORDER BY event_id');
const saidBy = ({ sql }: TestService) => sql(`SELECT 'event' AS what, position::text AS at FROM outbox UNION ALL SELECT action, id::text FROM audit_entry ORDER BY 1, 2`);
const typesSaidBy = async ({ sql }: TestService) => (await sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox UNION ALL SELECT action FROM audit_entry`)).map(({ type }) => type);

/** As the operator's command does. */
async function rebuild(of: TestService): Promise<void> {
  const owner = await of.connect();
  await rebuildProjections(owner, projections);
  owner.release();
}

it('hears what others say, in whatever order it comes', async () => {
  expect(await service.sql('SELECT role, revoked FROM membership ORDER BY revoked, role')).toMatchObject([
    { role: 'NGO_ADMIN' }, { role: 'NGO_ADMIN' }, { role: 'SGG_ADMIN' }, { role: 'NGO_ADMIN', revoked: true }, { role: 'VOLUNTEER_COORDINATOR', revoked: true },
  ]);
  expect(await service.sql('SELECT * FROM organization WHERE id = $1', [host])).toMatchObject([{ status: 'ACTIVE', version: 7, profile_version: 7, county_code: 'BH', primary_domain: null, domains: ['E', 'E-ANIMALS'] }]);
  const organizations = await service.sql<{ said: string }>(`SELECT status || ' ' || legal_name AS said FROM organization`);
  expect(organizations.map(({ said }) => said).toSorted()).toEqual([
    'ACTIVE Asociația Țarnița Albastră', 'ACTIVE Fundația Izvorul', 'DEREGISTERED Asociația Albastră', 'SUSPENDED Asociația Țarnița Verde', 'WITHDRAWN Asociația Țarnița Verde',
  ]);
  expect(await service.sql('SELECT 1 FROM volunteer_profile WHERE user_id = $1', [idOf(erased)])).toEqual([]);
});

it('makes the same of the topics from their beginning in an empty database, and says nothing of its own but that it keeps nothing of who is erased', async () => {
  const empty = await startVolunteering(settings);
  try {
    expect(await projectedIn(empty)).toEqual(projections.map(() => []));
    await rebuild(empty);
    await empty.startBackground();
    await waitFor(async () => JSON.stringify(await heardBy(empty)) === JSON.stringify(await heardBy(service)), { describe: 'the topics to be read from their beginning' });

    expect(await projectedIn(empty)).toEqual(await projectedIn(service));
    expect(await typesSaidBy(empty)).toEqual([`ro.gov.conect.volunteering.${erasureAnswers.volunteering.forgotten.name}`]);
  } finally {
    await empty.stop();
  }
});

it('makes them again beside its own rows, and does nothing again that it did because of them', async () => {
  const foundBy = () => service.sql('SELECT * FROM opportunity_search');
  const [projected, said, found] = [await projectedIn(service), await saidBy(service), await foundBy()];
  // Whoever is erased does not come back; if something of his did, a rebuild would not be what takes it away.
  await service.sql(`INSERT INTO volunteer_profile (user_id, version, full_name, birth_date, updated_at) VALUES ($1, 1, 'Mara Dănilă', '1996-05-01', now())`, [idOf(erased)]);

  // What the empty database read belongs to the generation after the first.
  await rebuild(service);
  await rebuild(service);
  await waitFor(async () => (await service.sql('SELECT 1 FROM event_position WHERE version < settled_version')).length === 0, { describe: 'the topics to be read again' });

  expect(await projectedIn(service)).toEqual(projected);
  expect(await saidBy(service)).toEqual(said);
  expect(await foundBy()).toEqual(found);
  expect(await opportunitySeenBy(service, ana, published)).toMatchObject({ status: 'PUBLISHED' });
  expect(await service.sql('SELECT 1 FROM volunteer_profile WHERE user_id = $1', [idOf(erased)])).toHaveLength(1);
});
