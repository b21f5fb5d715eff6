import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import {
  activityPublished,
  consultationCreated,
  consultationDeadlineExtended,
  consultationPublished,
  debateScheduled,
  draftNotificationDue,
  opportunityPublished,
  transparencyReportFrozen,
  userErased,
} from '@conect/events';
import { aUser, fewestStatements, waitFor } from '@conect/testing';
import { anInstitution, anOrganization, eventsOf } from './correspondents';
import { allTold, aPublication, followFields, following, published, send, type SeenFollow } from './following';
import { anAddressee, ledgerOf, settled, startMailing, type Addressee, type Mailing } from './mailing';
import { anEvent, idOf, listOf, type TestMessaging } from './messaging';

let mailing: Mailing;
let messaging: TestMessaging;
beforeAll(async () => {
  mailing = await startMailing({ FOLLOWS_PER_PERSON: '3' });
  messaging = mailing.messaging;
});
afterAll(() => mailing?.stop());

const aNamedOrganization = async (status?: string): Promise<string> => {
  const id = await anOrganization(messaging, status);
  await messaging.sql(`UPDATE organization SET legal_name = 'Asociația Verde' WHERE id = $1`, [id]);
  return id;
};
const aConsultation = async (changes: object = {}): Promise<string> => {
  const id = randomUUID();
  await published(messaging, aPublication(id, changes));
  return id;
};
const titlesOf = async (person: Parameters<typeof listOf>[1]): Promise<readonly string[]> => (await listOf(messaging, person)).nodes.map(({ title }) => title);
const chooseFor = ({ principal }: Addressee, emailFrequency: string) =>
  messaging.ask(principal, 'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { userErrors { code } } }', { input: { preferences: [{ topic: 'FOLLOWS', emailFrequency }] } });

describe('following', () => {
  it('takes each of the five, once, with a choice of its own, and says so in the outbox and in the trail without what it is', async () => {
    const [ana, institutionId, organizationId, consultationId] = [aUser(), await anInstitution(messaging), await anOrganization(messaging), await aConsultation()];
    const first = await following(messaging, ana, { institutionId, idempotencyKey: 'key' });
    expect(await following(messaging, ana, { institutionId, idempotencyKey: 'key' })).toEqual(first);
    const again = await following(messaging, ana, { institutionId: institutionId.toUpperCase(), emailFrequency: 'WEEKLY' });

    expect([first, again]).toEqual([
      { id: first.id, emailFrequency: null, target: { __typename: 'Institution', id: institutionId } },
      { id: first.id, emailFrequency: 'WEEKLY', target: { __typename: 'Institution', id: institutionId } },
    ]);
    expect(await eventsOf(messaging, first.id)).toEqual(['FollowAdded', 'FollowUpdated']);
    const trail = await messaging.sql<{ changes: object }>('SELECT changes FROM audit_entry WHERE subject_id = $1 ORDER BY recorded_at', [first.id]);
    expect([trail.length, JSON.stringify(trail).includes(institutionId), trail[1]]).toEqual([2, false, { changes: { version: { before: 1, after: 2 }, emailFrequency: { before: null, after: 'WEEKLY' } } }]);
    for (const [input, type] of [[{ organizationId }, 'Organization'], [{ consultationId }, 'Consultation'], [{ activityDomainId: 'E' }, 'ActivityDomain'], [{ countyId: 'CJ' }, 'County']] as const) {
      expect(await following(messaging, aUser(), input)).toMatchObject({ target: { __typename: type, id: Object.values(input)[0] } });
    }
  });

  it.each([
    ['nothing', {}, 'BAD_USER_INPUT'],
    ['two things', { countyId: 'CJ', activityDomainId: 'E' }, 'BAD_USER_INPUT'],
    ['no UUID', { institutionId: '1' }, 'BAD_USER_INPUT'],
    ['an institution that nobody knows', { institutionId: randomUUID() }, 'NOT_FOUND'],
    ['an organization that nobody knows', { organizationId: randomUUID() }, 'NOT_FOUND'],
    ['a consultation that nobody knows', { consultationId: randomUUID() }, 'NOT_FOUND'],
    ['a domain that there is not', { activityDomainId: 'Z\u0000' }, 'NOT_FOUND'],
    ['a county that there is not', { countyId: 'XX' }, 'NOT_FOUND'],
  ])('is refused for %s', async (_what, input, code) => {
    expect((await send(messaging, aUser(), 'follow', input)).userErrors.map((refusal) => refusal.code)).toEqual([code]);
  });

  it('is not for who has not signed in, for a draft, or for an organization that has ended', async () => {
    const { errors } = await messaging.ask(anonymous, 'mutation { follow(input: { countyId: "CJ" }) { follow { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const draft = anEvent(consultationCreated, randomUUID(), consultationCreated.example);
    await messaging.publish({ ...draft, data: { ...consultationCreated.example, consultationId: draft.subject } });
    for (const input of [{ consultationId: draft.subject }, { organizationId: await anOrganization(messaging, 'WITHDRAWN') }]) {
      expect((await send(messaging, aUser(), 'follow', input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  it('has a limit, also when many tries come at once, which what is followed already does not count against', async () => {
    const ana = aUser();
    const outcomes = await Promise.all(['AB', 'AG', 'AR', 'B', 'BC', 'BH'].map((countyId) => send(messaging, ana, 'follow', { countyId })));
    expect(outcomes.filter(({ follow }) => follow != null)).toHaveLength(3);
    expect(outcomes.flatMap(({ userErrors }) => userErrors)[0]).toMatchObject({ code: 'QUOTA_EXCEEDED', message: 'You can follow at most 3 things.' });

    const countyId = outcomes.find(({ follow }) => follow != null)!.follow!.target.id;
    expect((await send(messaging, ana, 'follow', { countyId, emailFrequency: 'NONE' })).userErrors).toEqual([]);
    expect(await send(messaging, ana, 'unfollow', { countyId })).toEqual({ followId: expect.any(String), userErrors: [] });
    expect((await send(messaging, ana, 'unfollow', { countyId })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await send(messaging, ana, 'follow', { countyId: 'CJ' })).userErrors).toEqual([]);
  });

  it('is known to who follows alone, in a list whose statements do not grow with it', async () => {
    const [ana, other] = [aUser(), aUser()];
    const id = idOf(ana);
    for (const activityDomainId of ['A', 'B', 'C']) await following(messaging, ana, { activityDomainId });
    const list = (first: number) => `query { _entities(representations: [{ __typename: "User", id: "${id}" }]) { ... on User { follows(first: ${first}) { totalCount nodes { ${followFields} } pageInfo { hasNextPage endCursor } } } } }`;
    const read = async (who: typeof ana, first: number) => (await messaging.ask<{ _entities: [{ follows: { totalCount: number; nodes: readonly SeenFollow[]; pageInfo: object } | null }] }>(who, list(first))).data._entities[0].follows;

    expect(await read(other, 3)).toBeNull();
    expect(await read(ana, 2)).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, nodes: [{ target: { id: 'C' } }, { target: { id: 'B' } }] });
    expect(await fewestStatements(() => read(ana, 3))).toBe(await fewestStatements(() => read(ana, 1)));

    const viewed = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on ActivityDomain { id viewerFollow { id } } } }`;
    const domains = { ids: ['A', 'B', 'D'].map((code) => ({ __typename: 'ActivityDomain', id: code })) };
    const seen = async (who: typeof ana) => (await messaging.ask<{ _entities: readonly { viewerFollow: object | null }[] }>(who, viewed, domains)).data._entities.map(({ viewerFollow }) => viewerFollow !== null);
    expect([await seen(ana), await seen(other), await seen(anonymous)]).toEqual([[true, true, false], [false, false, false], [false, false, false]]);
  });
});

describe('a publication', () => {
  it('is told once to who follows its institution, its domain by the section, and asked the institution for its drafts, and to nobody who follows something else', async () => {
    const [paul, other] = [anAddressee(mailing), anAddressee(mailing)];
    const [institutionId, consultationId] = [await anInstitution(messaging), randomUUID()];
    await following(messaging, paul.principal, { institutionId });
    await following(messaging, paul.principal, { activityDomainId: 'E' });
    await following(messaging, other.principal, { activityDomainId: 'F' });
    const publication = aPublication(consultationId, { institutionId, domains: ['E-ENVIRONMENT', 'E-ANIMALS'] });
    const asked = anEvent(draftNotificationDue, randomUUID(), { ...draftNotificationDue.example, consultationId, institutionId, userId: paul.userId, organizationId: null });
    await published(messaging, publication, publication, asked);
    await published(messaging, { ...publication, eventId: randomUUID(), time: new Date(Date.now() - 60_000) });

    // Which of the two events comes first is nobody's to say; either notice leads to the same.
    const { nodes } = await listOf(messaging, paul.principal);
    expect(nodes).toMatchObject([{ topic: expect.stringMatching('FOLLOWS|CONSULTATIONS'), subject: { __typename: 'Consultation', id: consultationId } }]);
    expect((await listOf(messaging, other.principal)).totalCount).toBe(0);
    expect(await settled(mailing, paul)).toMatchObject([{ cause: consultationId, kind: 'NOTICE', state: 'MADE' }]);
    expect(mailing.mailbox.to(paul.email)).toHaveLength(1);
  });

  it('is not told to who began to follow after it, did it himself, or follows what nobody heard of to be public', async () => {
    const [late, author] = [aUser(), aUser()];
    const institutionId = await anInstitution(messaging);
    const before = new Date();
    await following(messaging, late, { institutionId });
    await following(messaging, author, { institutionId });
    await published(messaging, aPublication(randomUUID(), { institutionId }, { time: before }), aPublication(randomUUID(), { institutionId }, { actorId: idOf(author) }));
    const hidden = anEvent(debateScheduled, randomUUID(), { ...debateScheduled.example, consultationId: randomUUID(), institutionId });
    await published(messaging, hidden);

    expect([(await titlesOf(late)).length, (await titlesOf(author)).length]).toEqual([1, 0]);
  });

  it('of every kind comes to those whom it concerns, each by what he follows', async () => {
    const [institutionId, organizationId, consultationId] = [await anInstitution(messaging), await aNamedOrganization(), await aConsultation({ domains: ['K'] })];
    await messaging.sql('UPDATE public_consultation SET institution_id = $2 WHERE id = $1', [consultationId, institutionId]);
    const [ofInstitution, ofOrganization, ofConsultation, ofDomain, ofCounty] = [aUser(), aUser(), aUser(), aUser(), aUser()];
    await following(messaging, ofInstitution, { institutionId });
    await following(messaging, ofOrganization, { organizationId });
    await following(messaging, ofConsultation, { consultationId });
    await following(messaging, ofDomain, { activityDomainId: 'K' });
    await following(messaging, ofCounty, { countyId: 'VS' });
    const where = { organizationId, domains: ['K'], countyCode: 'VS' };
    await published(
      messaging,
      anEvent(debateScheduled, randomUUID(), { ...debateScheduled.example, consultationId, institutionId }),
      anEvent(transparencyReportFrozen, randomUUID(), { ...transparencyReportFrozen.example, institutionId }),
      anEvent(activityPublished, randomUUID(), { ...activityPublished.example, ...where }),
      anEvent(opportunityPublished, randomUUID(), { ...opportunityPublished.example, ...where }),
    );

    const [debate, report, activity, call] = ['A public debate was announced', 'An institution that you follow has published its annual report', 'An organization tells of what it does', 'An organization looks for volunteers'];
    const told = async (person: typeof ofCounty) => [...(await titlesOf(person))].sort();
    expect(await Promise.all([ofInstitution, ofOrganization, ofConsultation, ofDomain, ofCounty].map(told))).toEqual([[debate, report], [activity, call], [debate], [debate, activity, call], [activity, call]].map((titles) => titles.sort()));
  });

  it('comes by mail as the follow says, else as the topic, the soonest of several; an ended topic has none', async () => {
    const people = [anAddressee(mailing), anAddressee(mailing), anAddressee(mailing), anAddressee(mailing)] as const;
    const [byTopic, soonest, never, ended] = people;
    const institutionId = await anInstitution(messaging);
    const choose = [[null, null], ['DAILY', 'WEEKLY'], ['NONE', 'NONE'], ['INSTANT', null]] as const;
    for (const [place, { principal }] of people.entries()) {
      await following(messaging, principal, { institutionId, emailFrequency: choose[place]![0] });
      await following(messaging, principal, { activityDomainId: 'G', emailFrequency: choose[place]![1] });
    }
    await chooseFor(byTopic, 'WEEKLY');
    await chooseFor(ended, 'NONE');
    await published(messaging, aPublication(randomUUID(), { institutionId, domains: ['G'] }));

    const waiting = async ({ userId }: Addressee) => (await messaging.sql<{ frequency: string }>('SELECT frequency FROM digest_item WHERE recipient_ref = $1', [userId])).map(({ frequency }) => frequency);
    expect(await Promise.all([byTopic, soonest, never, ended].map(waiting))).toEqual([['WEEKLY'], ['DAILY'], [], []]);
    expect((await Promise.all(people.map((person) => ledgerOf(mailing, person)))).flat()).toEqual([]);
    expect(await Promise.all(people.map(async ({ principal }) => (await listOf(messaging, principal)).totalCount))).toEqual([1, 1, 1, 1]);
  });

  it('goes on behind the last batch when the process died in it, and tells each of many once, whoever follows everything too', async () => {
    const [everything, institutionId, consultationId] = [aUser(), await anInstitution(messaging), randomUUID()];
    for (const input of [{ institutionId }, { activityDomainId: 'H' }, { activityDomainId: 'J' }]) await following(messaging, everything, input);
    await messaging.sql(
      `INSERT INTO follow (id, version, user_id, target_type, target_id, email_frequency, created_at)
       SELECT gen_random_uuid(), 1, gen_random_uuid(), type, id, 'NONE', now() FROM generate_series(1, 1250), (VALUES ('Institution', $1), ('ActivityDomain', 'H')) AS target (type, id)`,
      [institutionId],
    );
    // The first batch is written and not its end, as when the process is killed before it commits; the second telling of it meets its notices.
    const publication = aPublication(consultationId, { institutionId, domains: ['H', 'J'] });
    await published(messaging, publication);
    await messaging.sql('UPDATE telling SET finished_at = NULL, after_user_id = NULL WHERE id = $1', [publication.eventId]);
    await messaging.sql(`SELECT graphile_worker.add_job('tell-many')`);
    await allTold(messaging);

    const [counted] = await messaging.sql<{ notices: number; people: number }>('SELECT count(*)::int AS notices, count(DISTINCT recipient_ref)::int AS people FROM notification WHERE cause_id = $1', [consultationId]);
    expect(counted).toEqual({ notices: 2501, people: 2501 });
    expect(await messaging.sql('SELECT told_count FROM telling WHERE id = $1', [publication.eventId])).toEqual([{ told_count: 2501 }]);
    expect((await listOf(messaging, everything)).totalCount).toBe(1);
  });

  it('that cannot be told lets the others come first', async () => {
    const [ana, institutionId] = [aUser(), await anInstitution(messaging)];
    await following(messaging, ana, { institutionId });
    await messaging.sql(`INSERT INTO telling (id, kind, cause, audience, advanced_at) VALUES ($1, 'FollowedActAdopted', '{}', '{"of": "FOLLOWERS", "targets": 1}', now() - interval '1 day')`, [randomUUID()]);
    const extended = anEvent(consultationDeadlineExtended, randomUUID(), { ...consultationPublished.example, institutionId });
    await messaging.publish({ ...extended, data: { ...consultationPublished.example, institutionId, consultationId: extended.subject } });
    await messaging.handled(extended);
    await messaging.sql(`SELECT graphile_worker.add_job('tell-many')`);
    await messaging.sql(`SELECT graphile_worker.add_job('tell-many')`);

    await waitFor(async () => (await listOf(messaging, ana)).totalCount === 1, { describe: 'the notice' });
    await messaging.sql(`DELETE FROM telling WHERE audience ->> 'targets' = '1'`);
  });
});

it('is forgotten with the person, who is told of nothing more', async () => {
  const [ana, institutionId] = [aUser(), await anInstitution(messaging)];
  await following(messaging, ana, { institutionId });
  const erased = anEvent(userErased, idOf(ana), { userId: idOf(ana) });
  await messaging.publish(erased);
  await messaging.handled(erased);
  await published(messaging, aPublication(randomUUID(), { institutionId }));

  expect(await messaging.sql('SELECT 1 FROM follow WHERE user_id = $1', [idOf(ana)])).toEqual([]);
  expect((await listOf(messaging, ana)).totalCount).toBe(0);
});
