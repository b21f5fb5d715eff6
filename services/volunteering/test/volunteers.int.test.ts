import { anonymous, type Principal } from '@conect/auth';
import { aUser, fewestStatements, waitFor, type TestService } from '@conect/testing';
import { acceptedApplication, applicationRefusals, aPublished, aVolunteer, changeApplication, volunteers, type SeenApplication } from './applications';
import { aHost, raceForOnePlace, walkSequences } from './capacity';
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

const opportunity = (changes: object = {}) => aPublished(service, ion, { organizationId, ...changes });
const apply = (principal: Principal, opportunityId: string) => changeApplication(service, principal, 'applyToOpportunity', { opportunityId });
const applied = async (principal: Principal, opportunityId: string): Promise<SeenApplication> => acceptedApplication(await apply(principal, opportunityId));
const withdraw = (principal: Principal, applicationId: string) => changeApplication(service, principal, 'withdrawApplication', { applicationId, reasonCode: 'NOT_AVAILABLE' });
const statusOf = async (...ids: readonly string[]) => {
  const rows = await service.sql<{ id: string; status: string }>('SELECT id, status FROM application WHERE id = ANY ($1::uuid[])', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), audit: audit.map(({ action }) => action), changes: JSON.stringify(audit.map(({ changes }) => changes)) };
};
/** What both answer when neither writes to the table before the other wants to. */
async function atOnce<Answer>(table: string, ...calls: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
  const rival = await service.connect();
  try {
    await rival.query('BEGIN');
    await rival.query(`LOCK TABLE ${table} IN SHARE MODE`);
    const answers = calls.map((call) => call());
    await waitFor(async () => (await service.sql('SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [table])).length === calls.length, { describe: `all to want to write ${table}` });
    await rival.query('COMMIT');
    return await Promise.all(answers);
  } finally {
    rival.release();
  }
}

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

  it('is there once when it is given twice at once, and what was given last counts', async () => {
    const luca = aUser();
    const names = ['Luca Ștefan', 'Luca Ștefan-Pop'];
    const answers = await atOnce('volunteer_profile', ...names.map((fullName) => () => update(luca, { fullName, birthDate: '2011-06-10' })));
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    const [row, ...others] = await service.sql<{ version: number; name: string }>('SELECT version, full_name AS name FROM volunteer_profile WHERE user_id = $1', [idOf(luca)]);
    expect([row!.version, names.includes(row!.name), others]).toEqual([2, true, []]);
    expect((await written(idOf(luca))).audit).toEqual(['updateVolunteerProfile', 'updateVolunteerProfile']);
  });

  it('is refused with every bad value', async () => {
    const { profile: none, userErrors } = await update(aUser(), { fullName: 'L', birthDate: '2026-09-11', phone: '12', email: 'luca', countyCode: 'XX' });
    expect([none, userErrors.map(({ code, field }) => [code, field.join('.')])]).toEqual([null, ['fullName', 'birthDate', 'phone', 'email', 'countyCode'].map((field) => ['BAD_USER_INPUT', field])]);
    expect((await update(aUser(), { fullName: 'Metusala', birthDate: '1890-01-01' })).userErrors).toMatchObject([{ field: ['birthDate'] }]);
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

describe('a block by two at once', () => {
  it('is one block, told once', async () => {
    const [person] = (await volunteers(service, 1)) as [Principal];
    await applied(person, (await opportunity({ acceptance: 'AUTOMATIC' })).id);
    const query = 'mutation ($input: BlockVolunteerInput!) { blockVolunteer(input: $input) { block { id } userErrors { code } } }';
    const block = (principal: Principal, reason: string) => () =>
      service.ask<{ blockVolunteer: { block: { id: string } | null; userErrors: object[] } | null }>(principal, query, { input: { organizationId, userId: idOf(person), reason } });
    const answers = await atOnce('volunteer_block', block(ion, 'A venit beat.'), block(await memberOf(service, organizationId, 'NGO_ADMIN'), 'A plecat.'));
    const [row, ...others] = await service.sql<{ id: string }>('SELECT id FROM volunteer_block WHERE user_id = $1', [idOf(person)]);
    expect([answers.map(({ data }) => data.blockVolunteer), others]).toEqual([[{ block: row, userErrors: [] }, { block: row, userErrors: [] }], []]);
    expect((await written(row!.id)).audit).toEqual(['blockVolunteer']);
    expect(await service.sql(`SELECT key FROM outbox WHERE value::jsonb ->> 'userId' = $1 AND headers->>'ce_type' LIKE '%VolunteerBlocked%'`, [idOf(person)])).toEqual([{ key: row!.id }]);
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

    const cost = (first: number) => fewestStatements(async () => expect((await ask(admin, { first })).errors).toBeUndefined());
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

    // What a backup brought from another server comes first, and to its owner alone.
    const theirs = await applied((await volunteers(service, 1))[0]!, (await opportunity()).id);
    const own = await applied(person, (await opportunity()).id);
    await service.sql(`UPDATE application_change SET transaction_id = '900000000000' WHERE application_id IN ($1, $2)`, [own.id, theirs.id]);
    expect((await changes(null)).data.myVolunteeringChanges.changes.map(({ subjectId }) => subjectId)).toEqual([own.id, id]);

    expect((await changes('x')).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await changes(null, anonymous)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('places', () => {
  it.each(['AUTOMATIC', 'BY_COORDINATOR'] as const)('are given once when eleven want the last one, with %s acceptance', async (acceptance) => {
    await raceForOnePlace(await aHost(service, 11), acceptance);
  });

  it('are never oversold, nobody is lost, and the line keeps its order, whatever people and the coordinator do', async () => {
    await walkSequences(await aHost(service, 5), { sequences: 8, seed: 8 });
  });
});
