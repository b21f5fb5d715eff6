import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { organizationSuspended, userErased } from '@conect/events';
import { aUser } from '@conect/testing';
import {
  acceptedApplication,
  applicationRefusals,
  applicationSeenBy,
  aPublished,
  aVolunteer,
  changeApplication,
  shownApplicationActions,
  volunteers,
  type SeenApplication,
} from './applications';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { acceptedOpportunity, changeOpportunity } from './opportunities';
import { anOrganization, idOf, memberOf, setClock } from './volunteering';

let service: ListeningVolunteering;
let organizationId: string;
let ion: Principal;
let mara: Principal;

beforeAll(async () => {
  service = await startListeningVolunteering();
  await setClock(service, '2026-09-10T09:00:00+03:00');
  organizationId = await anOrganization(service);
  [ion, mara] = [await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR'), await aVolunteer(service)];
});
afterAll(() => service?.stop());

const change = (principal: Principal, operation: string, input: object) => changeApplication(service, principal, operation, input);
const opportunity = (changes: object = {}) => aPublished(service, ion, { organizationId, ...changes });
const apply = (principal: Principal, opportunityId: string, more: object = {}) => change(principal, 'applyToOpportunity', { opportunityId, ...more });
const applied = async (principal: Principal, opportunityId: string, more: object = {}): Promise<SeenApplication> => acceptedApplication(await apply(principal, opportunityId, more));
const seen = (principal: Principal, id: string) => applicationSeenBy(service, principal, id);
const withdraw = (principal: Principal, applicationId: string) => change(principal, 'withdrawApplication', { applicationId, reasonCode: 'NOT_AVAILABLE' });
const statusOf = async (...ids: readonly string[]) => {
  const rows = await service.sql<{ id: string; status: string }>('SELECT id, status FROM application WHERE id = ANY ($1::uuid[])', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};
const taken = async (id: string) => (await service.sql<{ taken: number }>('SELECT taken_count AS taken FROM opportunity WHERE id = $1', [id]))[0]!.taken;
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), data: outbox.at(-1)?.data, audit: audit.map(({ action }) => action), changes: JSON.stringify(audit.map(({ changes }) => changes)) };
};

/** What has to be said with a mutation. */
const reasonsOf: Readonly<Record<string, object>> = { withdrawApplication: { reasonCode: 'NOT_AVAILABLE' }, rejectApplication: { reasonCode: 'NO_RESPONSE' } };

/** The codes with which `viewerCan` says no to the viewer, by mutation. */
async function shownCodes(viewer: Principal, id: string): Promise<object> {
  const { viewerCan } = (await seen(viewer, id))!;
  return Object.fromEntries(Object.entries(shownApplicationActions).flatMap(([action, mutation]) => (viewerCan[action]!.allowed ? [] : [[mutation, viewerCan[action]!.code]])));
}

/** The codes with which those mutations refuse him. */
async function refusedCodes(viewer: Principal, id: string): Promise<object> {
  const refused: [string, string | undefined][] = [];
  for (const mutation of Object.keys(await shownCodes(viewer, id))) refused.push([mutation, (await change(viewer, mutation, { applicationId: id, ...reasonsOf[mutation] })).userErrors[0]?.code]);
  return Object.fromEntries(refused);
}

describe('an application', () => {
  it('waits for a coordinator, who sees who it is; nobody else knows of it', async () => {
    const { id: opportunityId, questions } = await opportunity({ questions: [{ text: 'Aveți cizme?', isRequired: true }] });
    expect(applicationRefusals(await apply(mara, opportunityId))).toEqual([['BAD_USER_INPUT', `answers.${questions[0]!.id}`]]);
    const key = { idempotencyKey: randomUUID(), motivation: 'Îmi place pădurea.', answers: [{ questionId: questions[0]!.id, text: 'Da' }] };
    const mine = await applied(mara, opportunityId, key);
    expect((await applied(mara, opportunityId, key)).id).toBe(mine.id);
    expect(mine).toMatchObject({ status: 'SUBMITTED', opportunity: { id: opportunityId }, organization: { id: organizationId }, volunteer: { id: idOf(mara) }, motivation: key.motivation, waitingPosition: null });
    expect(applicationRefusals(await apply(mara, opportunityId, { answers: key.answers }))).toEqual([['ALREADY_APPLIED', null]]);

    expect(await seen(ion, mine.id)).toMatchObject({ applicant: { fullName: 'Mara Dănilă', age: 30, phone: '+40722123456' }, answers: [{ text: 'Da', question: { text: 'Aveți cizme?' } }] });
    const stranger = await memberOf(service, await anOrganization(service), 'VOLUNTEER_COORDINATOR');
    for (const other of [anonymous, aUser(), stranger, await memberOf(service, organizationId, 'NGO_EDITOR'), await memberOf(service, null, 'SGG_ADMIN')]) expect(await seen(other, mine.id)).toBeNull();
    expect(applicationRefusals(await change(stranger, 'acceptApplication', { applicationId: mine.id }))).toEqual([['NOT_FOUND', 'applicationId']]);

    expect(acceptedApplication(await change(ion, 'acceptApplication', { applicationId: mine.id })).status).toBe('ACCEPTED');
    expect(await taken(opportunityId)).toBe(1);
    const { changes, ...told } = await written(mine.id);
    expect(told).toEqual({
      events: ['ApplicationSubmitted', 'ApplicationAccepted'],
      data: { applicationId: mine.id, opportunityId, organizationId, shiftId: null, volunteerId: idOf(mara), status: 'ACCEPTED' },
      audit: ['applyToOpportunity', 'acceptApplication'],
    });
    expect(changes).not.toMatch(/pădurea|"Da"/);
  });

  it('is refused with the code of each guard, as `viewerCan` says before', async () => {
    const adult = { minimumAge: 18, isOpenToMinors: false };
    const young = { minimumAge: 15, isOpenToMinors: true };
    const suspended = await anOrganization(service, 'ACTIVE');
    const theirs = await aPublished(service, await memberOf(service, suspended), { organizationId: suspended });
    await service.sql(`UPDATE organization SET status = 'SUSPENDED' WHERE id = $1`, [suspended]);
    const closed = await opportunity();
    await service.sql(`UPDATE opportunity SET status = 'CLOSED' WHERE id = $1`, [closed.id]);
    const paused = await opportunity();
    await service.sql(`UPDATE opportunity SET status = 'PAUSED' WHERE id = $1`, [paused.id]);
    const draft = await opportunity();
    await service.sql(`UPDATE opportunity SET status = 'DRAFT', published_at = NULL WHERE id = $1`, [draft.id]);
    const of = (birthDate: string) => aVolunteer(service, { birthDate });

    const cases: readonly (readonly [string, Principal, string])[] = [
      ['PROFILE_INCOMPLETE', aUser(), (await opportunity()).id],
      ['OWN_ORGANIZATION', ion, (await opportunity()).id],
      ['NOT_FOUND', mara, draft.id],
      ['APPLICATIONS_CLOSED', mara, closed.id],
      ['INVALID_STATE', mara, paused.id],
      ['ORG_SUSPENDED', mara, theirs.id],
      // 14 on 1 October 2026.
      ['UNDER_MIN_AGE', await of('2011-10-02'), (await opportunity(young)).id],
      ['UNDER_MIN_AGE', await of('2008-10-02'), (await opportunity(adult)).id],
    ];
    for (const [code, person, opportunityId] of cases) {
      const { data } = await service.ask<{ opportunity: { viewerCan: { apply: { allowed: boolean; code: string } } } | null }>(person, 'query ($id: ID!) { opportunity(id: $id) { viewerCan { apply { allowed code } } } }', { id: opportunityId });
      if (code !== 'NOT_FOUND') expect([code, data.opportunity!.viewerCan.apply]).toEqual([code, { allowed: false, code }]);
      expect(applicationRefusals(await apply(person, opportunityId)).map(([first]) => first)).toEqual([code]);
    }
    expect(applicationRefusals(await apply(mara, randomUUID()))).toEqual([['NOT_FOUND', 'opportunityId']]);
    expect(applicationRefusals(await apply(mara, 'x', { shiftId: 'y' }))).toEqual([['BAD_USER_INPUT', 'opportunityId'], ['BAD_USER_INPUT', 'shiftId']]);
    const open = await opportunity({ ...young, places: null, shifts: [shift('2026-10-03', 1)] });
    expect(applicationRefusals(await apply(mara, open.id))).toEqual([['BAD_USER_INPUT', 'shiftId']]);
    expect((await applied(await of('2011-10-01'), (await opportunity(young)).id)).status).toBe('SUBMITTED');
  });

  it('is allowed what `viewerCan` says, in every state', async () => {
    const { id: opportunityId } = await opportunity({ places: 5 });
    await applied(mara, opportunityId);
    for (const status of ['SUBMITTED', 'WAITLISTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST', 'ENGAGED', 'COMPLETED', 'NO_SHOW']) {
      await service.sql(`UPDATE application SET status = $2::text, waiting_number = CASE WHEN $2::text = 'WAITLISTED' THEN 1 END WHERE opportunity_id = $1`, [opportunityId, status]);
      const [{ id }] = await service.sql<{ id: string }>('SELECT id FROM application WHERE opportunity_id = $1', [opportunityId]) as [{ id: string }];
      for (const viewer of [ion, mara]) expect([status, await refusedCodes(viewer, id)]).toEqual([status, await shownCodes(viewer, id)]);
    }
    expect((await service.sql<{ status: string }>('SELECT status FROM application WHERE opportunity_id = $1', [opportunityId]))[0]!.status).toBe('NO_SHOW');
  });

  it('that was not taken is shown to the host for 30 days, and can be made again', async () => {
    const { id: opportunityId } = await opportunity();
    const { id } = await applied(mara, opportunityId, { motivation: 'Îmi place pădurea.' });
    expect(applicationRefusals(await change(ion, 'rejectApplication', { applicationId: id, reasonCode: 'OTHER' }))).toEqual([['BAD_USER_INPUT', 'text']]);
    expect(acceptedApplication(await change(ion, 'rejectApplication', { applicationId: id, reasonCode: 'OTHER', text: 'Terenul e prea abrupt.' }))).toMatchObject({ status: 'REJECTED', reasonCode: 'OTHER', reason: 'Terenul e prea abrupt.' });
    expect((await applied(mara, opportunityId)).status).toBe('SUBMITTED');

    await service.sql(`UPDATE application SET status_since = status_since - interval '31 days' WHERE id = $1`, [id]);
    expect(await seen(ion, id)).toMatchObject({ applicant: null, motivation: null, reason: null, reasonCode: 'OTHER' });
    expect(await seen(mara, id)).toMatchObject({ motivation: 'Îmi place pădurea.', reason: 'Terenul e prea abrupt.' });
  });
});

const shift = (day: string, places: number) => ({ startsAt: `${day}T09:00:00+03:00`, endsAt: `${day}T13:00:00+03:00`, places });

describe('the line', () => {
  it('of automatic acceptance: who comes when all is taken waits, and the first who waits gets what is free', async () => {
    const { id: opportunityId } = await opportunity({ acceptance: 'AUTOMATIC', places: 1 });
    const [a, b, c] = (await volunteers(service, 3)) as [Principal, Principal, Principal];
    const [first, second, third] = [await applied(a, opportunityId), await applied(b, opportunityId), await applied(c, opportunityId)];
    expect([first, second, third].map(({ status, waitingPosition }) => [status, waitingPosition])).toEqual([['ACCEPTED', null], ['WAITLISTED', 1], ['WAITLISTED', 2]]);
    expect(applicationRefusals(await change(ion, 'acceptApplication', { applicationId: third.id }))).toEqual([['INVALID_STATE', null]]);

    expect(acceptedApplication(await withdraw(a, first.id)).status).toBe('WITHDRAWN');
    expect(await statusOf(second.id, third.id)).toEqual(['ACCEPTED', 'WAITLISTED']);
    expect((await seen(c, third.id))!.waitingPosition).toBe(1);
    expect((await written(second.id)).events).toEqual(['ApplicationWaitlisted', 'ApplicationPromoted']);
    expect((await applied(a, opportunityId)).waitingPosition).toBe(2);
    expect([await taken(opportunityId), acceptedApplication(await change(ion, 'rejectApplication', { applicationId: second.id, reasonCode: 'NO_RESPONSE' })).status, await statusOf(third.id), await taken(opportunityId)]).toEqual([1, 'REJECTED', ['ACCEPTED'], 1]);
  });

  it('of a coordinator: he puts people there while all is taken, and they are not asked about again', async () => {
    const { id: opportunityId } = await opportunity({ places: 1 });
    const [a, b, c] = (await volunteers(service, 3)) as [Principal, Principal, Principal];
    const ids = [(await applied(a, opportunityId)).id, (await applied(b, opportunityId)).id, (await applied(c, opportunityId)).id] as const;
    const decide = (operation: string, applicationId: string) => change(ion, operation, { applicationId });
    expect(applicationRefusals(await decide('waitlistApplication', ids[0]))).toEqual([['PLACES_FREE', null]]);
    acceptedApplication(await decide('acceptApplication', ids[0]));
    expect(applicationRefusals(await decide('acceptApplication', ids[1]))).toEqual([['OPPORTUNITY_FULL', null]]);
    acceptedApplication(await decide('waitlistApplication', ids[2]));
    acceptedApplication(await decide('waitlistApplication', ids[1]));

    await withdraw(a, ids[0]);
    expect(await statusOf(...ids)).toEqual(['WITHDRAWN', 'WAITLISTED', 'ACCEPTED']);
    expect(await taken(opportunityId)).toBe(1);
  });

  it('is of each shift its own, ends when the shift begins, and counts nobody twice', async () => {
    const { id: opportunityId, shifts } = await opportunity({ acceptance: 'AUTOMATIC', places: null, shifts: [shift('2026-10-03', 1), shift('2026-10-04', 1)] });
    const [a, b] = (await volunteers(service, 2)) as [Principal, Principal];
    const to = async (person: Principal, index: number) => applied(person, opportunityId, { shiftId: shifts[index]!.id });
    const [mine, next, waiting] = [await to(a, 0), await to(a, 1), await to(b, 0)];
    expect([mine, next, waiting].map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'WAITLISTED']);
    expect(applicationRefusals(await apply(a, opportunityId, { shiftId: shifts[0]!.id }))).toEqual([['ALREADY_APPLIED', null]]);
    expect(await service.sql('SELECT places, taken_count AS taken FROM shift WHERE opportunity_id = $1 ORDER BY starts_at', [opportunityId])).toEqual([{ places: 1, taken: 1 }, { places: 1, taken: 1 }]);

    expect(applicationRefusals(await change(ion, 'markNoShow', { applicationId: mine.id }))).toEqual([['ACTIVITY_NOT_BEGUN', null]]);
    await setClock(service, '2026-10-03T09:00:00+03:00');
    try {
      await withdraw(a, mine.id);
      expect(await statusOf(waiting.id)).toEqual(['WAITLISTED']);
      expect(applicationRefusals(await change(ion, 'markNoShow', { applicationId: next.id }))).toEqual([['ACTIVITY_NOT_BEGUN', null]]);
    } finally {
      await setClock(service, '2026-09-10T09:00:00+03:00');
    }
  });
});

describe('the end of an opportunity', () => {
  const edit = (operation: string, input: object) => changeOpportunity(service, ion, operation, input);
  /** One who waits for an answer, one in line, one with a place. */
  async function three(opportunityId: string): Promise<readonly string[]> {
    const people = await volunteers(service, 3);
    const ids: string[] = [];
    for (const person of people) ids.push((await applied(person, opportunityId)).id);
    acceptedApplication(await change(ion, 'acceptApplication', { applicationId: ids[2] }));
    acceptedApplication(await change(ion, 'waitlistApplication', { applicationId: ids[1] }));
    return ids;
  }
  const ended = ['CANCELLED_BY_HOST', 'CANCELLED_BY_HOST', 'ACCEPTED'];

  it('tells who waits, with the host’s message, in the same way by hand, by the calendar and by a suspension', async () => {
    const [byHand, byJob] = [await opportunity({ places: 1 }), await opportunity({ places: 1, startsOn: '2026-09-11', endsOn: '2026-09-12' })];
    const [handed, timed] = [await three(byHand.id), await three(byJob.id)];
    acceptedOpportunity(await edit('cancelOpportunity', { opportunityId: byHand.id, reason: 'Terenul s-a vândut.', message: 'Ne pare rău: terenul s-a vândut.' }));
    expect(await statusOf(...handed)).toEqual(ended);
    expect(await service.sql('SELECT DISTINCT reason FROM application WHERE id = ANY ($1::uuid[]) AND status <> $2', [handed, 'ACCEPTED'])).toEqual([{ reason: 'Ne pare rău: terenul s-a vândut.' }]);
    const { events, audit } = await written(handed[1]!);
    expect([events, audit]).toEqual([['ApplicationSubmitted', 'ApplicationWaitlisted', 'ApplicationCancelledByHost'], ['applyToOpportunity', 'waitlistApplication', 'cancelOpportunity']]);

    await setClock(service, '2026-09-13T00:00:00+03:00');
    try {
      await service.runJob('walk-opportunities');
    } finally {
      await setClock(service, '2026-09-10T09:00:00+03:00');
    }
    expect(await statusOf(...timed)).toEqual(ended);

    const host = await anOrganization(service);
    const admin = await memberOf(service, host);
    const theirs = await aPublished(service, admin, { organizationId: host, acceptance: 'AUTOMATIC', places: 1 });
    const [a, b] = (await volunteers(service, 2)) as [Principal, Principal];
    const ids = [(await applied(b, theirs.id)).id, (await applied(a, theirs.id)).id];
    await service.hears(anEvent(organizationSuspended, host, { organizationId: host }, 2));
    expect(await statusOf(...ids)).toEqual(['ACCEPTED', 'CANCELLED_BY_HOST']);
    expect(applicationRefusals(await apply(a, theirs.id))).toEqual([['ORG_SUSPENDED', null], ['INVALID_STATE', null]]);
  });

  it('is far when there are more places: those who wait get them, the first first', async () => {
    const { id: opportunityId } = await opportunity({ acceptance: 'AUTOMATIC', places: 1 });
    const ids: string[] = [];
    for (const person of await volunteers(service, 4)) ids.push((await applied(person, opportunityId)).id);
    acceptedOpportunity(await edit('updateOpportunity', { opportunityId, places: 3 }));
    expect([await statusOf(...ids), await taken(opportunityId)]).toEqual([['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'WAITLISTED'], 3]);
  });
});

describe('the erasure of a person', () => {
  it('ends what is open, gives his place to the next, and leaves nothing that he said', async () => {
    const person = await aVolunteer(service, { fullName: 'Mara Dănilă' });
    const [next] = (await volunteers(service, 1)) as [Principal];
    const [one, two, three] = [await opportunity({ acceptance: 'AUTOMATIC', places: 1 }), await opportunity(), await opportunity()];
    const [placed, waits] = [await applied(person, one.id, { motivation: 'Îmi place pădurea.' }), await applied(next, one.id)];
    const [submitted, rejected] = [await applied(person, two.id), await applied(person, three.id)];
    acceptedApplication(await change(ion, 'rejectApplication', { applicationId: rejected.id, reasonCode: 'OTHER', text: 'Mara, terenul e prea abrupt.' }));

    await service.hears(anEvent(userErased, idOf(person), { userId: idOf(person) }));
    expect(await statusOf(placed.id, waits.id, submitted.id, rejected.id)).toEqual(['WITHDRAWN', 'ACCEPTED', 'WITHDRAWN', 'REJECTED']);
    expect((await written(placed.id)).events).toEqual(['ApplicationAccepted', 'ApplicationWithdrawn']);
    expect(await service.sql('SELECT motivation, answers, reason FROM application WHERE volunteer_id = $1', [idOf(person)])).toEqual(Array.from({ length: 3 }, () => ({ motivation: null, answers: [], reason: null })));
    for (const own of ['volunteer_profile WHERE user_id', 'application_change WHERE volunteer_id']) expect(await service.sql(`SELECT 1 FROM ${own} = $1`, [idOf(person)])).toEqual([]);
    expect(await seen(ion, placed.id)).toMatchObject({ status: 'WITHDRAWN', applicant: null, motivation: null });
  });
});
