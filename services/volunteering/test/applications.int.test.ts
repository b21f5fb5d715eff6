import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, waitFor, type TestService } from '@conect/testing';
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
import { anOrganization, idOf, memberOf, setClock, startVolunteering } from './volunteering';

let service: TestService;
let organizationId: string;
let ion: Principal;
let mara: Principal;

beforeAll(async () => {
  service = await startVolunteering();
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

describe('a profile', () => {
  const profile = '{ fullName birthDate phone email countyCode }';
  const update = async (person: Principal, input: object) =>
    (await service.ask<{ updateVolunteerProfile: { profile: object | null; userErrors: readonly { code: string; field: readonly string[] }[] } }>(person, `mutation ($input: UpdateVolunteerProfileInput!) { updateVolunteerProfile(input: $input) { profile ${profile} userErrors { code field } } }`, { input })).data.updateVolunteerProfile;
  const shown = async (viewer: Principal, id: string) =>
    (await service.ask<{ _entities: readonly [{ volunteerProfile: object | null }] }>(viewer, `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { volunteerProfile ${profile} } } }`, { id })).data._entities[0].volunteerProfile;

  it('is the person’s own, whole each time, and the audit trail keeps nothing of it', async () => {
    const luca = aUser();
    const input = { fullName: ' Luca Ştefan ', birthDate: '2011-06-10', phone: '0722 123 456', email: 'luca@exemplu.ro', countyCode: 'cj' };
    expect(await update(luca, input)).toEqual({ profile: { fullName: 'Luca Ștefan', birthDate: '2011-06-10', phone: '+40722123456', email: 'luca@exemplu.ro', countyCode: 'CJ' }, userErrors: [] });
    expect(await update(luca, { fullName: 'Luca Ștefan', birthDate: '2011-06-10' })).toMatchObject({ profile: { phone: null, email: null, countyCode: null } });

    expect(await shown(luca, idOf(luca))).toMatchObject({ fullName: 'Luca Ștefan' });
    for (const other of [anonymous, ion, await memberOf(service, null, 'SGG_ADMIN')]) expect(await shown(other, idOf(luca))).toBeNull();
    expect((await written(idOf(luca))).changes).not.toMatch(/Luca|0722|2011|exemplu|CJ/);
  });

  it('is refused with every bad value', async () => {
    const { profile: none, userErrors } = await update(aUser(), { fullName: 'L', birthDate: '2026-09-11', phone: '12', email: 'luca', countyCode: 'XX' });
    expect([none, userErrors.map(({ code, field }) => [code, field.join('.')])]).toEqual([null, ['fullName', 'birthDate', 'phone', 'email', 'countyCode'].map((field) => ['BAD_USER_INPUT', field])]);
    expect((await update(aUser(), { fullName: 'Metusala', birthDate: '1890-01-01' })).userErrors).toMatchObject([{ field: ['birthDate'] }]);
  });
});

/** What has to be said with a mutation. */
const reasonsOf: Readonly<Record<string, object>> = { withdrawApplication: { reasonCode: 'NOT_AVAILABLE' }, rejectApplication: { reasonCode: 'NO_RESPONSE' } };

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
      for (const viewer of [ion, mara]) {
        const { viewerCan } = (await seen(viewer, id))!;
        for (const [action, mutation] of Object.entries(shownApplicationActions)) {
          if (viewerCan[action]!.allowed) continue;
          const refused = applicationRefusals(await change(viewer, mutation, { applicationId: id, ...reasonsOf[mutation] }));
          expect([status, mutation, refused[0]![0]]).toEqual([status, mutation, viewerCan[action]!.code]);
        }
      }
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

describe('a block', () => {
  const block = async (principal: Principal, operation: 'blockVolunteer' | 'unblockVolunteer', input: object) => {
    const answer = operation === 'blockVolunteer' ? 'block { id reason volunteer { id } }' : 'userId';
    const { data } = await service.ask<Record<string, { block?: { id: string } | null; userErrors: readonly { code: string; field: readonly string[] | null }[] }>>(
      principal,
      `mutation ($input: ${operation === 'blockVolunteer' ? 'BlockVolunteerInput' : 'UnblockVolunteerInput'}!) { ${operation}(input: $input) { ${answer} userErrors { code field } } }`,
      { input },
    );
    return data[operation]!;
  };

  it('ends what waits, keeps the person from applying until it is lifted, and is the host’s own', async () => {
    const [person] = (await volunteers(service, 1)) as [Principal];
    const input = { organizationId, userId: idOf(person), reason: 'A venit beat la tura trecută.' };
    expect((await block(ion, 'blockVolunteer', input)).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['userId'] }]);
    const [waits, has, another] = [await opportunity(), await opportunity({ acceptance: 'AUTOMATIC' }), await opportunity()];
    const [submitted, accepted] = [await applied(person, waits.id), await applied(person, has.id)];
    expect((await block(await memberOf(service, organizationId, 'NGO_EDITOR'), 'blockVolunteer', input)).userErrors).toEqual([{ code: 'FORBIDDEN', field: ['organizationId'] }]);

    const made = (await block(ion, 'blockVolunteer', input)).block!;
    expect((await block(ion, 'blockVolunteer', { ...input, reason: 'Din nou.' })).block).toEqual(made);
    expect(await statusOf(submitted.id, accepted.id)).toEqual(['REJECTED', 'ACCEPTED']);
    expect(applicationRefusals(await apply(person, another.id))).toEqual([['BLOCKED_BY_HOST', null]]);
    const list = 'query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization { volunteerBlocks { totalCount nodes { reason } } } } }';
    const shown = async (viewer: Principal) => (await service.ask<{ _entities: readonly [{ volunteerBlocks: object | null }] }>(viewer, list, { id: organizationId })).data._entities[0].volunteerBlocks;
    expect([await shown(ion), await shown(person)]).toEqual([{ totalCount: 1, nodes: [{ reason: input.reason }] }, null]);

    expect((await block(ion, 'unblockVolunteer', { organizationId, userId: idOf(person) })).userErrors).toEqual([]);
    expect((await block(ion, 'unblockVolunteer', { organizationId, userId: idOf(person) })).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['userId'] }]);
    expect((await applied(person, another.id)).status).toBe('SUBMITTED');
    const told = await written(made.id);
    expect([told.events, told.audit, told.changes.includes('beat')]).toEqual([['VolunteerBlocked', 'VolunteerUnblocked'], ['blockVolunteer', 'unblockVolunteer'], false]);
  });
});

describe('lists', () => {
  it('are for the host and for the person alone, by state, and cost as many statements for many as for few', async () => {
    const host = await anOrganization(service);
    const admin = await memberOf(service, host, 'NGO_ADMIN');
    const { id: opportunityId } = await aPublished(service, admin, { organizationId: host, acceptance: 'AUTOMATIC', places: 2 });
    for (const person of await volunteers(service, 6)) await applied(person, opportunityId);
    const list = `(first: $first, statuses: $statuses) { totalCount nodes { id status waitingPosition applicant { fullName age } opportunity { title } answers { text } viewerCan { accept { code } } } pageInfo { hasNextPage } }`;
    const query = `query ($id: ID!, $organization: ID!, $first: Int, $statuses: [ApplicationStatus!]) { opportunity(id: $id) { applications${list} }
      _entities(representations: [{ __typename: "Organization", id: $organization }]) { ... on Organization { volunteeringApplications${list} } } }`;
    type Listed = { readonly totalCount: number; readonly nodes: readonly { readonly waitingPosition: number | null }[] } | null;
    const ask = (viewer: Principal, variables: object) =>
      service.ask<{ opportunity: { applications: Listed }; _entities: readonly [{ volunteeringApplications: Listed }] }>(viewer, query, { id: opportunityId, organization: host, ...variables });

    const { opportunity: of, _entities: entities } = (await ask(admin, { first: 3, statuses: ['WAITLISTED'] })).data;
    expect([of.applications!.totalCount, of.applications!.nodes.map(({ waitingPosition }) => waitingPosition), entities[0].volunteeringApplications]).toEqual([4, [4, 3, 2], of.applications]);
    for (const other of [anonymous, mara, await memberOf(service, host, 'NGO_EDITOR'), ion])
      expect((await ask(other, {})).data).toEqual({ opportunity: { applications: null }, _entities: [{ volunteeringApplications: null }] });

    const count = countStatements();
    const cost = async (first: number) => {
      const before = count();
      expect((await ask(admin, { first })).errors).toBeUndefined();
      return count() - before;
    };
    expect(await cost(6)).toBe(await cost(1));
  });

  it('of what changed give a person his own applications: new, changed, and no others', async () => {
    const [person] = (await volunteers(service, 1)) as [Principal];
    const changes = async (since: string | null, viewer = person) =>
      (await service.ask<{ myVolunteeringChanges: { changes: readonly { kind: string; subjectId: string; application: { status: string } | null }[]; cursor: string; hasMore: boolean } }>(
        viewer,
        'query ($since: String) { myVolunteeringChanges(since: $since) { changes { kind subjectType subjectId at application { status } } cursor hasMore } }',
        { since },
      ));
    const start = (await changes(null)).data.myVolunteeringChanges;
    expect(start.changes).toEqual([]);
    const { id } = await applied(person, (await opportunity()).id);
    const after = async (cursor: string) => {
      const found = await waitFor(
        async () => {
          const page = (await changes(cursor)).data.myVolunteeringChanges;
          return page.changes.length > 0 ? page : null;
        },
        { describe: 'a change' },
      );
      return { cursor: found.cursor, told: found.changes.map(({ kind, subjectId, application }) => [kind, subjectId, application?.status ?? null]) };
    };
    const created = await after(start.cursor);
    expect(created.told).toEqual([['CREATED', id, 'SUBMITTED']]);
    await withdraw(person, id);
    expect((await after(created.cursor)).told).toEqual([['UPDATED', id, 'WITHDRAWN']]);
    await service.sql('DELETE FROM application WHERE id = $1', [id]);
    expect((await after(created.cursor)).told).toEqual([['DELETED', id, null]]);

    expect((await changes('x')).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await changes(null, anonymous)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
