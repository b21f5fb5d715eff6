import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, idOf, mutate, someone, startConsultations } from './consultations';
import { acceptedIdea, anIdeaOf, anOrganization, changeIdea, ideaRefusals, ideaSeenBy, memberOf } from './ideas';

let service: TestService;
let institutionId: string;
let radu: Principal;
let organizationId: string;
let ana: Principal;
let otherId: string;
let ion: Principal;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  [organizationId, otherId] = [await anOrganization(service), await anOrganization(service)];
  [ana, ion] = [await memberOf(service, organizationId, 'NGO_ADMIN'), await memberOf(service, otherId)];
});
afterAll(() => service?.stop());

const change = (principal: Principal, operation: string, input: object) => changeIdea(service, principal, operation, input);
const submit = (principal: Principal, changes: object = {}) => change(principal, 'submitIdea', anIdeaOf(organizationId, institutionId, changes));
const anIdea = async (changes: object = {}): Promise<string> => acceptedIdea(await submit(ana, changes)).id;
const support = (principal: Principal, ideaId: string, supporterId: string, more: object = {}) => change(principal, 'supportIdea', { ideaId, organizationId: supporterId, ...more });
const reasons = 'Registrul se face odată cu transpunerea directivei, în 2027.';
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), data: outbox.at(-1)?.data, audit: audit.map(({ action }) => action) };
};

describe('an idea', () => {
  it('is submitted by who writes for an active organization, supported by others, answered by an officer, and public all the while', async () => {
    const key = { idempotencyKey: randomUUID() };
    const submitted = acceptedIdea(await submit(ana, key));
    expect(acceptedIdea(await submit(ana, key)).id).toBe(submitted.id);
    const { organizationId: of, institutionId: to, domains, ...said } = anIdeaOf(organizationId, institutionId);
    expect(submitted).toMatchObject({ ...said, status: 'SUBMITTED', organization: { id: of }, institution: { id: to }, domains: domains.map((id) => ({ id })), supporterCount: 0, answer: null, consultation: null });
    expect(submitted.viewerCan).toEqual({ support: { allowed: false, code: 'OWN_IDEA' }, withdrawSupport: { allowed: false, code: 'NOT_FOUND' }, withdraw: { allowed: true, code: null }, answer: { allowed: false, code: 'FORBIDDEN' } });

    const { id } = submitted;
    expect((await ideaSeenBy(service, ion, id))!.viewerCan).toMatchObject({ support: { allowed: true }, withdrawSupport: { allowed: false, code: 'NOT_FOUND' }, withdraw: { allowed: false, code: 'FORBIDDEN' } });
    const supported = acceptedIdea(await support(ion, id, otherId));
    expect(supported).toMatchObject({ supporterCount: 1, supporters: { totalCount: 1, nodes: [{ organization: { id: otherId } }] }, viewerCan: { withdrawSupport: { allowed: true } } });

    const answered = acceptedIdea(await change(radu, 'answerIdea', { ideaId: id, answer: reasons }));
    expect(answered).toMatchObject({ status: 'ANSWERED', answer: reasons, answeredAt: expect.any(String), consultation: null });
    expect(await ideaSeenBy(service, anonymous, id)).toMatchObject({ status: 'ANSWERED', answer: reasons, supporterCount: 1, viewerCan: { support: { allowed: false, code: 'UNAUTHENTICATED' } } });
    expect(await written(id)).toEqual({
      events: ['IdeaSubmitted', 'IdeaSupported', 'IdeaAnswered'],
      data: { ideaId: id, organizationId, institutionId, domains: ['E'] },
      audit: ['submitIdea', 'supportIdea', 'answerIdea'],
    });
  });

  it('is taken up into a consultation of its institution, which outsiders see once it is published', async () => {
    const [id, consultationId] = [await anIdea(), await aWholeDraft(service, radu, institutionId)];

    const taken = acceptedIdea(await change(radu, 'answerIdea', { ideaId: id, answer: reasons, consultationId }));
    expect(taken).toMatchObject({ status: 'TAKEN_UP', answer: reasons, consultation: { id: consultationId } });
    for (const outsider of [anonymous, ana, aUser()]) expect(await ideaSeenBy(service, outsider, id)).toMatchObject({ status: 'TAKEN_UP', consultation: null });
    accepted(await mutate(service, radu, 'publishConsultation', { consultationId }));
    expect(await ideaSeenBy(service, anonymous, id)).toMatchObject({ consultation: { id: consultationId } });
    expect((await written(id)).events).toEqual(['IdeaSubmitted', 'IdeaTakenUp']);
  });

  it('is not taken up into what another institution consults on, nor into what was given up', async () => {
    const ministry = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    const [id, others, cancelled] = [await anIdea(), await aWholeDraft(service, officer, ministry), await aWholeDraft(service, radu, institutionId)];
    accepted(await mutate(service, radu, 'cancelConsultation', { consultationId: cancelled }));
    const takeUp = async (consultationId: string) => ideaRefusals(await change(radu, 'answerIdea', { ideaId: id, answer: reasons, consultationId }));

    const [there, not] = [await takeUp(others), await takeUp(randomUUID())];
    expect(there).toEqual([['NOT_FOUND', 'consultationId']]);
    expect(not).toEqual(there);
    expect(await takeUp(cancelled)).toEqual([['INVALID_STATE', 'consultationId']]);
    expect(await takeUp('x')).toEqual([['BAD_USER_INPUT', 'consultationId']]);
  });

  it('is taken back by its organization before the answer, and stays to be seen', async () => {
    const id = await anIdea();
    expect(ideaRefusals(await change(ion, 'withdrawIdea', { ideaId: id }))).toEqual([['FORBIDDEN', null]]);
    expect(acceptedIdea(await change(ana, 'withdrawIdea', { ideaId: id })).status).toBe('WITHDRAWN');

    expect(await ideaSeenBy(service, anonymous, id)).toMatchObject({ status: 'WITHDRAWN' });
    const { userErrors } = await support(ion, id, otherId);
    expect(userErrors).toEqual([{ code: 'INVALID_STATE', field: null, message: 'Not possible in the present state: withdrawn by its organization.' }]);
    for (const [principal, operation, input] of [[ana, 'withdrawIdea', {}], [radu, 'answerIdea', { answer: reasons }]] as const) {
      expect(ideaRefusals(await change(principal, operation, { ideaId: id, ...input }))).toEqual([['INVALID_STATE', null]]);
    }
    expect((await written(id)).events).toEqual(['IdeaSubmitted', 'IdeaWithdrawn']);
  });

  it('is refused with every bad value, to nobody in particular, and from organizations that may not speak', async () => {
    expect(ideaRefusals(await submit(ana, { title: ' ', text: 'a'.repeat(5_001), domains: [] }))).toEqual([['BAD_USER_INPUT', 'title'], ['BAD_USER_INPUT', 'text'], ['BAD_USER_INPUT', 'domains']]);
    expect(ideaRefusals(await submit(ana, { domains: ['XX'] }))).toEqual([['BAD_USER_INPUT', 'domains']]);
    expect(ideaRefusals(await submit(ana, { institutionId: 'x', organizationId: 'y' }))).toEqual([['BAD_USER_INPUT', 'organizationId'], ['BAD_USER_INPUT', 'institutionId']]);
    expect(acceptedIdea(await submit(ana, { text: 'a'.repeat(5_000) })).status).toBe('SUBMITTED');

    const closed = await anInstitution(service);
    await service.sql('UPDATE institution SET closed = true WHERE id = $1', [closed]);
    for (const institution of [closed, randomUUID()]) expect(ideaRefusals(await submit(ana, { institutionId: institution }))).toEqual([['NOT_FOUND', 'institutionId']]);
    for (const [status, code] of [['SUSPENDED', 'ORG_SUSPENDED'], ['DISSOLVING', 'ORG_NOT_ACTIVE']] as const) {
      const organization = await anOrganization(service, status);
      const editor = await memberOf(service, organization);
      expect(ideaRefusals(await submit(editor, { organizationId: organization }))).toEqual([[code, 'organizationId']]);
      const id = await anIdea();
      expect(ideaRefusals(await support(editor, id, organization))).toEqual([[code, 'organizationId']]);
      expect((await ideaSeenBy(service, editor, id))!.viewerCan['support']).toEqual({ allowed: false, code });
    }
    for (const other of [ion, radu, aUser(), await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR')]) expect(ideaRefusals(await submit(other))).toEqual([['FORBIDDEN', 'organizationId']]);
    expect((await service.ask(anonymous, 'mutation ($input: SubmitIdeaInput!) { submitIdea(input: $input) { userErrors { code } } }', { input: anIdeaOf(organizationId, institutionId) })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is answered by the officers of its institution alone, with reasons, and once', async () => {
    const id = await anIdea();
    const answer = (principal: Principal, text = reasons) => change(principal, 'answerIdea', { ideaId: id, answer: text });
    const others = [ana, ion, aUser(), await someone(service, 'SGG_ADMIN', null), await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))];

    for (const other of others) expect(ideaRefusals(await answer(other))).toEqual([['FORBIDDEN', null]]);
    expect(ideaRefusals(await answer(radu, 'Nu.'))).toEqual([['BAD_USER_INPUT', 'answer']]);
    expect(ideaRefusals(await change(radu, 'answerIdea', { ideaId: randomUUID(), answer: reasons }))).toEqual([['NOT_FOUND', 'ideaId']]);
    const elena = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    const answers = await Promise.all([answer(radu), answer(elena)]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['INVALID_STATE']);
    expect((await written(id)).events).toEqual(['IdeaSubmitted', 'IdeaAnswered']);
  });
});

describe('the support of an idea', () => {
  it('counts once for each other organization, however many ask at once', async () => {
    const id = await anIdea();
    const supporters = await Promise.all(Array.from({ length: 5 }, async () => {
      const organization = await anOrganization(service);
      return { organization, editor: await memberOf(service, organization) };
    }));
    await Promise.all([...supporters, ...supporters].map(({ organization, editor }) => support(editor, id, organization).then(acceptedIdea)));

    const seen = (await ideaSeenBy(service, anonymous, id))!;
    expect([seen.supporterCount, seen.supporters.totalCount]).toEqual([5, 5]);
    expect(seen.supporters.nodes.map(({ organization }) => organization.id).sort()).toEqual(supporters.map(({ organization }) => organization).sort());
    expect((await written(id)).events).toEqual(['IdeaSubmitted', ...Array<string>(5).fill('IdeaSupported')]);
    expect(ideaRefusals(await support(ana, id, organizationId))).toEqual([['OWN_IDEA', 'organizationId']]);
    expect(ideaRefusals(await support(ana, id, otherId))).toEqual([['FORBIDDEN', 'organizationId']]);
  });

  it('is taken back before the answer, even by an organization that is suspended by then', async () => {
    const [id, organization] = [await anIdea(), await anOrganization(service)];
    const editor = await memberOf(service, organization);
    const withdraw = () => change(editor, 'withdrawIdeaSupport', { ideaId: id, organizationId: organization });
    expect(ideaRefusals(await withdraw())).toEqual([['NOT_FOUND', 'organizationId']]);
    acceptedIdea(await support(editor, id, organization));
    await service.sql(`UPDATE organization SET status = 'SUSPENDED' WHERE id = $1`, [organization]);

    expect(acceptedIdea(await withdraw())).toMatchObject({ supporterCount: 0, supporters: { nodes: [] } });
    expect(await written(id)).toMatchObject({ events: ['IdeaSubmitted', 'IdeaSupported', 'IdeaSupportWithdrawn'], data: { supporterId: organization } });
    await service.sql(`UPDATE organization SET status = 'ACTIVE' WHERE id = $1`, [organization]);
    acceptedIdea(await support(editor, id, organization));
    acceptedIdea(await change(radu, 'answerIdea', { ideaId: id, answer: reasons }));
    expect(ideaRefusals(await withdraw())).toEqual([['INVALID_STATE', null]]);
  });
});

describe('the lists of ideas', () => {
  interface Page {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly startCursor: string | null; readonly hasNextPage: boolean };
  }
  const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id);
  const query = `query ($filter: IdeaFilter, $first: Int, $after: String, $last: Int, $before: String) {
    ideas(filter: $filter, first: $first, after: $after, last: $last, before: $before) { totalCount nodes { id } pageInfo { endCursor startCursor hasNextPage } } }`;
  const page = async (variables: object): Promise<Page> => (await service.ask<{ ideas: Page }>(anonymous, query, variables)).data.ideas;

  let ministry: string;
  let ids: readonly string[];
  beforeAll(async () => {
    ministry = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    const made: string[] = [];
    for (const domains of [['B'], ['B-EDUCATION'], ['E']]) made.unshift(acceptedIdea(await submit(ana, { institutionId: ministry, domains })).id);
    made.unshift(acceptedIdea(await change(ion, 'submitIdea', anIdeaOf(otherId, ministry))).id);
    ids = made;
    await change(officer, 'answerIdea', { ideaId: ids[0], answer: reasons });
  });

  it('go by institution, organization, state and domain, page by page in both directions', async () => {
    const filter = { institutionIds: [ministry] };
    const first = await page({ filter, first: 3 });
    const rest = await page({ filter, first: 3, after: first.pageInfo.endCursor });

    expect([idsOf(first), first.pageInfo.hasNextPage, first.totalCount, idsOf(rest)]).toEqual([ids.slice(0, 3), true, 4, ids.slice(3)]);
    expect(idsOf(await page({ filter, last: 3, before: rest.pageInfo.startCursor }))).toEqual(ids.slice(0, 3));
    expect(idsOf(await page({ filter: { ...filter, statuses: ['ANSWERED'] } }))).toEqual([ids[0]]);
    expect(idsOf(await page({ filter: { ...filter, organizationIds: [organizationId] } }))).toEqual(ids.slice(1));
    expect(idsOf(await page({ filter: { ...filter, domain: 'B' } }))).toEqual(ids.slice(2));
    expect(idsOf(await page({ filter: { ...filter, statuses: [], organizationIds: [] } }))).toEqual(ids);
    for (const [field, value] of [['institutionIds', ['x']], ['organizationIds', ['x']], ['domain', 'XX']] as const) {
      expect((await service.ask(anonymous, query, { filter: { [field]: value } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: `filter.${field}` } }]);
    }
    for (const [argument, value] of [['after', 'eA'], ['first', 101]] as const) expect((await service.ask(anonymous, query, { [argument]: value })).errors).toMatchObject([{ extensions: { argument } }]);
  });

  it.each(['Institution', 'Organization'])('of many of the type %s, with their supporters and what the viewer may do, take as many statements as that of one', async (type) => {
    const ideas = 'ideas(first: 2) { totalCount nodes { id supporters(first: 2) { nodes { organization { id } } } viewerCan { support { allowed } } } pageInfo { endCursor } }';
    const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { id ${ideas} } } }`;
    const statementCount = countStatements();
    const ask = async (of: readonly string[]) => {
      const before = statementCount();
      const { data } = await service.ask<{ _entities: readonly { ideas: Page }[] }>(ion, entities, { representations: of.map((id) => ({ __typename: type, id })) });
      return { pages: data._entities.map((entity) => entity.ideas), statements: statementCount() - before };
    };
    const [one, more] = type === 'Institution' ? [ministry, [institutionId, await anInstitution(service)]] : [otherId, [organizationId, await anOrganization(service)]];

    const [alone, many] = [await ask([one]), await ask([one, ...more])];

    expect(many.statements).toBe(alone.statements);
    expect([idsOf(many.pages[0]!), many.pages[0]!.totalCount]).toEqual(type === 'Institution' ? [ids.slice(0, 2), 4] : [[ids[0]], 1]);
    expect([many.pages[1]!.nodes.length, idsOf(many.pages[2]!)]).toEqual([2, []]);
  });

  it('are reached by entity reference too', async () => {
    const entity = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Idea { id status } } }';
    const representations = [ids[0], randomUUID(), 'x'].map((id) => ({ __typename: 'Idea', id }));

    expect((await service.ask(anonymous, entity, { representations })).data).toEqual({ _entities: [{ id: ids[0], status: 'ANSWERED' }, null, null] });
    expect(await ideaSeenBy(service, anonymous, 'x')).toBeNull();
  });
});

it('keeps nobody but ids of those who acted', async () => {
  const id = await anIdea();

  expect(await service.sql('SELECT created_by FROM idea WHERE id = $1', [id])).toEqual([{ created_by: idOf(ana) }]);
  expect(JSON.stringify((await written(id)).data)).not.toContain(idOf(ana));
});
