import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, aDraftOf, anInstitution, aWholeDraft, idOf, mutate, refusalsOf, seenBy, someone, startConsultations } from './consultations';

let service: TestService;
let institutionId: string;
let radu: Principal;
let elena: Principal;
let colleague: Principal;
let outsiders: readonly Principal[];

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  elena = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
  colleague = await someone(service, 'FOI_OFFICER', institutionId);
  outsiders = [anonymous, aUser(), await someone(service, 'SGG_ADMIN', null), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))];
});
afterAll(() => service?.stop());

const create = (principal: Principal, changes: object = {}) => mutate(service, principal, 'createConsultation', aDraftOf(institutionId, changes));
const aDraft = async (changes: object = {}): Promise<string> => accepted(await create(radu, changes)).id;
const written = async (id: string) => {
  const [outbox, audit] = await Promise.all([
    service.sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [id]),
    service.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]),
  ]);
  return { events: outbox.map(({ type }) => type.split('.').at(-1)), audit: audit.map(({ action }) => action) };
};

describe('an officer', () => {
  it('drafts what a consultation says, changes it and gives it up, each with its event and its audit entry', async () => {
    const { institutionId: id, ...said } = aDraftOf(institutionId);
    const created = accepted(await create(radu));
    expect(created).toMatchObject({ ...said, status: 'DRAFT', version: 1, isUrgent: false, urgency: null, domains: [{ id: 'E' }], institution: { id } });
    expect(created.viewerCan).toMatchObject({ update: { allowed: true }, cancel: { allowed: true } });

    const urgency = { legalBasis: 'Legea 52/2003 art. 7(13)', reason: 'Fondurile europene se pierd la 30 aprilie.' };
    const updated = accepted(await mutate(service, elena, 'updateConsultation', { consultationId: created.id, expectedVersion: 1, urgency, initiator: null, domains: [] }));
    expect(updated).toMatchObject({ version: 2, isUrgent: true, urgency, initiator: null, domains: [], contact: { name: 'Radu Pop' } });

    const cancelled = accepted(await mutate(service, radu, 'cancelConsultation', { consultationId: created.id, expectedVersion: 2 }));
    expect(cancelled).toMatchObject({ version: 3, status: 'CANCELLED', viewerCan: { update: { allowed: false, code: 'INVALID_STATE' }, cancel: { allowed: false, code: 'INVALID_STATE' } } });
    expect(await written(created.id)).toEqual({
      events: ['ConsultationCreated', 'ConsultationUpdated', 'ConsultationCancelled'],
      audit: ['createConsultation', 'updateConsultation', 'cancelConsultation'],
    });
  });

  it('is told every bad value, and nothing is written', async () => {
    const before = await service.sql('SELECT FROM consultation');

    expect(refusalsOf(await create(radu, { title: 'Ordin', urgency: { reason: 'a'.repeat(40) }, domains: ['XX'] }))).toEqual([
      ['BAD_USER_INPUT', 'title'],
      ['BAD_USER_INPUT', 'domains'],
      ['BAD_USER_INPUT', 'urgency.legalBasis'],
    ]);
    expect(refusalsOf(await mutate(service, radu, 'createConsultation', { ...aDraftOf('x') }))).toEqual([['BAD_USER_INPUT', 'institutionId']]);
    expect(await service.sql('SELECT FROM consultation')).toHaveLength(before.length);
  });

  it('leaves no trace with an update that changes nothing', async () => {
    const id = await aDraft();

    expect(accepted(await mutate(service, radu, 'updateConsultation', { consultationId: id, title: aDraftOf(institutionId).title, domains: ['E'] })).version).toBe(1);
    expect((await written(id)).events).toEqual(['ConsultationCreated']);
  });

  it('is refused what somebody else has changed meanwhile, and only one of many who read the same version gets through', async () => {
    const id = await aDraft();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => mutate(service, index % 2 === 0 ? radu : elena, 'updateConsultation', { consultationId: id, expectedVersion: 1, initiator: `Direcția ${index}` })));

    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code, field }) => [code, field]))).toEqual(Array(7).fill(['CONFLICT', ['expectedVersion']]));
    expect((await seenBy(service, radu, id))!.version).toBe(2);
  });

  it('replays a mutation by its key, once', async () => {
    const input = { idempotencyKey: randomUUID() };
    const [first, second] = [accepted(await create(radu, input)), accepted(await create(radu, input))];

    expect(second.id).toBe(first.id);
    expect((await written(first.id)).events).toEqual(['ConsultationCreated']);
    const other = await service.ask(radu, 'mutation ($input: CreateConsultationInput!) { createConsultation(input: $input) { userErrors { code } } }', { input: aDraftOf(institutionId, { ...input, initiator: 'Alta' }) });
    expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }]);
  });

  it('finds no personal data of the contact in the audit trail', async () => {
    const id = await aDraft();
    const [entry] = await service.sql<{ changes: string }>('SELECT changes::text FROM audit_entry WHERE subject_id = $1', [id]);

    expect(entry!.changes).toContain('[personal]');
    expect(entry!.changes).not.toMatch(/Radu Pop|radu\.pop|40722123456/);
  });
});

describe('a draft', () => {
  const entity = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Consultation { id } ... on Institution { consultations { totalCount nodes { id } } } } }`;
  const lists = async (principal: Principal, filter: object = {}) => {
    const { data } = await service.ask<{ consultations: { totalCount: number; nodes: readonly { id: string }[] } }>(principal, 'query ($filter: ConsultationFilter) { consultations(first: 100, filter: $filter) { totalCount nodes { id } } }', { filter });
    return data.consultations;
  };

  it('does not exist for outsiders, on whatever path they come', async () => {
    const [id, cancelled] = [await aDraft(), await aDraft()];
    accepted(await mutate(service, radu, 'cancelConsultation', { consultationId: cancelled }));

    for (const outsider of outsiders) {
      for (const hidden of [id, cancelled]) expect(await seenBy(service, outsider, hidden)).toBeNull();
      expect(await lists(outsider, { institutionIds: [institutionId] })).toEqual({ totalCount: 0, nodes: [] });
      const { data } = await service.ask(outsider, entity, { representations: [{ __typename: 'Consultation', id }, { __typename: 'Institution', id: institutionId }] });
      expect(data).toEqual({ _entities: [null, { consultations: { totalCount: 0, nodes: [] } }] });
    }
    for (const outsider of outsiders.filter(({ kind }) => kind === 'USER')) {
      for (const [operation, input] of [['updateConsultation', { initiator: 'Eu' }], ['cancelConsultation', {}]] as const) {
        const [there, not] = [await mutate(service, outsider, operation, { consultationId: id, ...input }), await mutate(service, outsider, operation, { consultationId: randomUUID(), ...input })];
        // To the letter as what does not exist.
        expect(there).toEqual(not);
        expect(refusalsOf(there)).toEqual([['NOT_FOUND', 'consultationId']]);
      }
    }
  });

  it('is seen by the other people of its institution, who may not change it', async () => {
    const id = await aDraft();

    expect(await seenBy(service, colleague, id)).toMatchObject({ id, viewerCan: { update: { allowed: false, code: 'FORBIDDEN' }, cancel: { allowed: false, code: 'FORBIDDEN' } } });
    expect(refusalsOf(await mutate(service, colleague, 'cancelConsultation', { consultationId: id }))).toEqual([['FORBIDDEN', null]]);
    const { data } = await service.ask<{ _entities: readonly [{ consultations: { nodes: readonly { id: string }[] } }] }>(colleague, entity, { representations: [{ __typename: 'Institution', id: institutionId }] });
    expect(data._entities[0].consultations.nodes.map((node) => node.id)).toContain(id);
    expect((await lists(colleague, { institutionIds: [institutionId] })).nodes.map((node) => node.id)).toContain(id);
  });

  it('needs somebody who is signed in', async () => {
    const { errors } = await service.ask(anonymous, 'mutation ($input: CreateConsultationInput!) { createConsultation(input: $input) { userErrors { code } } }', { input: aDraftOf(institutionId) });

    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('drafting for an institution', () => {
  it('is for its officers, and NOT_FOUND to who has no role in it', async () => {
    expect(refusalsOf(await create(colleague))).toEqual([['FORBIDDEN', null]]);
    for (const outsider of outsiders.filter(({ kind }) => kind === 'USER')) expect(refusalsOf(await create(outsider))).toEqual([['NOT_FOUND', 'institutionId']]);
    expect(refusalsOf(await mutate(service, radu, 'createConsultation', aDraftOf(randomUUID())))).toEqual([['NOT_FOUND', 'institutionId']]);
  });

  it('waits for SGG to validate who asks to speak for it, and ends when it is closed', async () => {
    const [ministry, asking] = [await anInstitution(service), aUser()];
    await service.sql(`INSERT INTO account_request (id, institution_id, user_id, status, version, as_of) VALUES ($1, $2, $3, 'PENDING', 1, now())`, [randomUUID(), ministry, idOf(asking)]);
    expect(refusalsOf(await mutate(service, asking, 'createConsultation', aDraftOf(ministry)))).toEqual([['REP_NOT_VALIDATED', 'institutionId']]);

    const officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    accepted(await mutate(service, officer, 'createConsultation', aDraftOf(ministry)));
    await service.sql('UPDATE institution SET closed = true WHERE id = $1', [ministry]);
    expect(refusalsOf(await mutate(service, officer, 'createConsultation', aDraftOf(ministry)))).toEqual([['NOT_FOUND', 'institutionId']]);
  });

  it('ends with the role, whatever the token says', async () => {
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
    const id = accepted(await create(officer)).id;
    await service.sql('UPDATE membership SET revoked = true WHERE user_id = $1', [idOf(officer)]);

    expect(refusalsOf(await mutate(service, officer, 'updateConsultation', { consultationId: id, initiator: 'Eu' }))).toEqual([['NOT_FOUND', 'consultationId']]);
    expect(await seenBy(service, officer, id)).toBeNull();
  });
});

describe('the lists', () => {
  interface Page {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly startCursor: string | null; readonly hasNextPage: boolean };
  }
  const query = `query ($filter: ConsultationFilter, $first: Int, $after: String, $last: Int, $before: String) {
    consultations(filter: $filter, first: $first, after: $after, last: $last, before: $before) { totalCount nodes { id } pageInfo { endCursor startCursor hasNextPage } } }`;
  const page = async (principal: Principal, variables: object): Promise<Page> => (await service.ask<{ consultations: Page }>(principal, query, variables)).data.consultations;
  const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id);

  let ministry: string;
  let officer: Principal;
  let ids: readonly string[];
  beforeAll(async () => {
    ministry = await anInstitution(service);
    officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    const drafts = [{ domains: ['B'] }, { domains: ['B-EDUCATION'], actType: 'LAW' }, { domains: ['E'] }];
    const made: string[] = [];
    for (const changes of drafts) made.unshift(accepted(await mutate(service, officer, 'createConsultation', aDraftOf(ministry, changes))).id);
    ids = made;
    await mutate(service, officer, 'cancelConsultation', { consultationId: ids[0] });
  });

  it('go by state, institution, domain and kind of act', async () => {
    const filter = (more: object) => ({ filter: { institutionIds: [ministry], ...more } });

    expect(idsOf(await page(officer, filter({})))).toEqual(ids);
    expect(idsOf(await page(officer, filter({ statuses: ['CANCELLED'] })))).toEqual([ids[0]]);
    expect(idsOf(await page(officer, filter({ domain: 'B' })))).toEqual([ids[1], ids[2]]);
    expect(idsOf(await page(officer, filter({ domain: 'B', actTypes: ['LAW'] })))).toEqual([ids[1]]);
    expect(idsOf(await page(officer, filter({ statuses: [], actTypes: [] })))).toEqual(ids);
  });

  it('go page by page in both directions, and take no cursor of another list', async () => {
    const filter = { institutionIds: [ministry] };
    const first = await page(officer, { filter, first: 2 });
    const rest = await page(officer, { filter, first: 2, after: first.pageInfo.endCursor });

    expect([idsOf(first), first.pageInfo.hasNextPage, first.totalCount, idsOf(rest)]).toEqual([ids.slice(0, 2), true, 3, ids.slice(2)]);
    expect(idsOf(await page(officer, { filter, last: 2, before: rest.pageInfo.startCursor }))).toEqual(ids.slice(0, 2));
    for (const [argument, value] of [['after', 'eA'], ['first', 101]] as const) {
      expect((await service.ask(officer, query, { [argument]: value })).errors).toMatchObject([{ extensions: { argument } }]);
    }
    expect((await service.ask(officer, query, { filter: { institutionIds: ['x'] } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.institutionIds' } }]);
    expect((await service.ask(officer, query, { filter: { domain: 'XX' } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.domain' } }]);
  });

  it('of many institutions take as many statements as that of one', async () => {
    const institutions = await Promise.all(Array.from({ length: 4 }, () => anInstitution(service)));
    const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Institution { id consultations(first: 2) { totalCount nodes { id } pageInfo { endCursor } } } } }';
    const statementCount = countStatements();
    const ask = async (of: readonly string[]) => {
      const before = statementCount();
      const { data } = await service.ask<{ _entities: readonly { id: string; consultations: Page }[] }>(officer, entities, { representations: of.map((id) => ({ __typename: 'Institution', id })) });
      return { data, statements: statementCount() - before };
    };

    const [alone, { data, statements }] = [await ask([ministry]), await ask([ministry, ...institutions])];

    expect(statements).toBe(alone.statements);
    expect(data._entities.map(({ consultations }) => [idsOf(consultations), consultations.totalCount])).toEqual([[ids.slice(0, 2), 3], ...institutions.map(() => [[], 0])]);
  });

  it('dates however many consultations by one reading of the legal clock', async () => {
    const published: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const consultationId = await aWholeDraft(service, officer, ministry);
      published.push(accepted(await mutate(service, officer, 'publishConsultation', { consultationId })).id);
    }
    const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Consultation { id inputDeadline { term passed } } } }';
    const statementCount = countStatements();
    const ask = async (of: readonly string[]) => {
      const before = statementCount();
      const { data } = await service.ask(officer, entities, { representations: of.map((id) => ({ __typename: 'Consultation', id })) });
      return { data, statements: statementCount() - before };
    };

    const [alone, all] = [await ask(published.slice(0, 1)), await ask(published)];

    expect(all.data).toEqual({ _entities: published.map((id) => ({ id, inputDeadline: { term: 'INPUT_MINIMUM', passed: false } })) });
    expect(all.statements).toBe(alone.statements);
  });
});
