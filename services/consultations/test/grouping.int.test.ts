import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, anInstitution, mutate, setClock, someone, startConsultations } from './consultations';
import { anOpenConsultation, aProposal, contribute, contributionSeenBy, decide, registered, writtenOf } from './contributions';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});
afterAll(() => service?.stop());
afterEach(() => setClock(service, new Date().toISOString()));

const letter = 'Subsemnatul cer Ministerului Mediului să scadă limita pentru praful fin la cinci micrograme pe metru cub, cum recomandă Organizația Mondială a Sănătății, și să publice măsurătorile în fiecare oră.';
const inDays = (days: number) => setClock(service, new Date(Date.now() + days * 86_400_000).toISOString());
const send = async (consultationId: string, text: string, changes: object = {}) => registered(await contribute(service, aUser(), 'submitContribution', aProposal(consultationId, { text, ...changes })));

const likeness = 'contribution { id } similarity ownWords missingWords';
const groupFields = `id version memberCount representative { id } members(first: 100) { totalCount nodes { ${likeness} } } viewerCan { decide { allowed code } dissolve { allowed code } }`;
interface SeenLikeness { readonly contribution: { readonly id: string }; readonly similarity: number; readonly ownWords: string[]; readonly missingWords: string[] }
interface SeenGroup { readonly id: string; readonly version: number; readonly memberCount: number; readonly representative: { readonly id: string }; readonly members: { readonly totalCount: number; readonly nodes: readonly SeenLikeness[] } }
type Errors = readonly { readonly code: string; readonly field: readonly string[] | null }[];

async function change<Payload extends { readonly userErrors: Errors }>(principal: Principal, operation: string, input: object, fields: string): Promise<Payload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const { data, errors } = await service.ask<Readonly<Record<string, Payload>>>(principal, `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields} userErrors { code field } } }`, { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[operation]!;
}

const group = (principal: Principal, contributionIds: readonly string[], changes: object = {}) => change<{ group: SeenGroup | null; userErrors: Errors }>(principal, 'groupContributions', { contributionIds, ...changes }, `group { ${groupFields} }`);
const dissolve = (principal: Principal, groupId: string, changes: object = {}) => change<{ groupId: string | null; userErrors: Errors }>(principal, 'dissolveContributionGroup', { groupId, ...changes }, 'groupId');
const refusals = ({ userErrors }: { readonly userErrors: Errors }) => userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);

interface SeenProposals { readonly totalCount: number; readonly nodes: readonly { readonly memberCount: number; readonly contributionIds: string[]; readonly members: { readonly nodes: readonly SeenLikeness[] } }[]; readonly pageInfo: { readonly endCursor: string } }
async function suggest(principal: Principal, consultationId: string, page: object = {}): Promise<SeenProposals | null> {
  const query = `query ($consultationId: ID!, $first: Int, $after: String) { suggestContributionGroups(consultationId: $consultationId, first: $first, after: $after) { totalCount pageInfo { endCursor } nodes { memberCount contributionIds representative { id } members { nodes { ${likeness} } } } } }`;
  const { data, errors } = await service.ask<{ suggestContributionGroups: SeenProposals | null }>(principal, query, { consultationId, ...page });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.suggestContributionGroups;
}

const decideGroups = (principal: Principal, groups: readonly { readonly groupId: string; readonly expectedVersion?: number }[], decision: object) =>
  change<{ contributions: readonly { readonly id: string; readonly status: string }[] | null; userErrors: Errors }>(principal, 'decideContributions', { groups, ...decision }, 'contributions { id status }');

it('fifty letters of a campaign are found, put together, decided once, and each author is answered', async () => {
  const consultationId = await anOpenConsultation(service, radu, institutionId);
  const letters: { readonly id: string }[] = [];
  for (let number = 0; number < 49; number += 1) letters.push(await send(consultationId, letter));
  letters.push(await send(consultationId, `${letter} Am doi copii cu astm.`));
  const other = await send(consultationId, 'Propun ca arderea resturilor vegetale să rămână permisă în gospodării, toamna, cu acordul primarului.');
  const elsewhere = await send(consultationId, letter, { articleRefs: null, isGeneral: true });

  await inDays(15);
  const proposals = (await suggest(radu, consultationId))!;
  expect(proposals).toMatchObject({ totalCount: 1, nodes: [{ memberCount: 50, contributionIds: letters.map(({ id }) => id) }] });
  const made = (await group(radu, proposals.nodes[0]!.contributionIds)).group!;
  expect(made).toMatchObject({ version: 1, memberCount: 50, representative: { id: letters[0]!.id }, members: { totalCount: 50 }, viewerCan: { decide: { allowed: true }, dissolve: { allowed: true } } });
  expect(made.members.nodes[1]).toEqual({ contribution: { id: letters[1]!.id }, similarity: 1, ownWords: [], missingWords: [] });
  expect(made.members.nodes.at(-1)).toMatchObject({ contribution: { id: letters[49]!.id }, ownWords: [expect.stringContaining('doi copii cu astm') as string], missingWords: [] });
  expect(made.members.nodes.at(-1)!.similarity).toBeGreaterThan(0.7);
  expect((await suggest(radu, consultationId))!.totalCount).toBe(0);

  const justification = 'Limita de cinci micrograme este deja în anexa nr. 2.';
  const decided = await decideGroups(radu, [{ groupId: made.id, expectedVersion: 1 }], { decision: 'REJECTED', justification });
  expect(decided.contributions!.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(letters.map(({ id }) => `${id} REJECTED`).sort());
  for (const { id } of [letters[0]!, letters[49]!]) {
    expect(await writtenOf(service, id)).toMatchObject({ events: ['ContributionSubmitted', 'ContributionTakenUnderReview', 'ContributionDecided'], register: ['RECEIVED', 'DECIDED'] });
    expect((await contributionSeenBy(service, radu, id))!.decision).toEqual({ status: 'REJECTED', justification });
  }
  expect((await contributionSeenBy(service, radu, other.id))!.status).toBe('UNDER_REVIEW');

  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [consultationId]);
  expect((await decide(service, radu, [{ ...other, version: 1 }, { ...elsewhere, version: 1 }], { decision: 'ACCEPTED' })).refusals).toEqual([]);
  accepted(await mutate(service, radu, 'publishResponses', { consultationId }));
  expect(refusals(await dissolve(radu, made.id))).toEqual([['INVALID_STATE', null]]);
  expect(await service.sql(`SELECT count(*)::int AS count FROM contribution WHERE consultation_id = $1 AND status = 'REJECTED'`, [consultationId])).toEqual([{ count: 50 }]);
});

describe('groups', () => {
  async function fourLetters() {
    const consultationId = await anOpenConsultation(service, radu, institutionId);
    const author = aUser();
    const withdrawn = registered(await contribute(service, author, 'submitContribution', aProposal(consultationId, { text: letter })));
    registered(await contribute(service, author, 'withdrawContribution', { contributionId: withdrawn.id }));
    const [first, second, third, answered, elsewhere] = await Promise.all([send(consultationId, letter), send(consultationId, letter), send(consultationId, letter), send(consultationId, letter), send(consultationId, letter, { articleRefs: [{ article: '1' }] })]);
    return { consultationId, withdrawn, first, second, third, answered, elsewhere };
  }

  it('have no letter about another article, taken back, decided, of another consultation or in another group; all or none', async () => {
    const { consultationId, withdrawn, first, second, third, answered, elsewhere } = await fourLetters();
    expect(refusals(await group(radu, [first.id, second.id]))).toEqual([['INVALID_STATE', null]]);
    const foreign = (await fourLetters()).first;
    await inDays(15);
    expect((await decide(service, radu, [answered], { decision: 'ACCEPTED' })).refusals).toEqual([]);

    expect(refusals(await group(radu, [first, withdrawn, answered, elsewhere, foreign, { id: randomUUID() }].map(({ id }) => id)))).toEqual([
      ['INVALID_STATE', 'contributionIds.1'],
      ['INVALID_STATE', 'contributionIds.2'],
      ['BAD_USER_INPUT', 'contributionIds.3'],
      ['NOT_FOUND', 'contributionIds.4'],
      ['NOT_FOUND', 'contributionIds.5'],
    ]);
    expect(refusals(await group(radu, [first.id]))).toEqual([['BAD_USER_INPUT', 'contributionIds']]);
    expect(refusals(await group(radu, [first.id, first.id]))).toEqual([['BAD_USER_INPUT', 'contributionIds']]);
    expect(refusals(await group(radu, []))).toEqual([['BAD_USER_INPUT', 'contributionIds']]);
    for (const stranger of [aUser(), await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service)), await someone(service, 'SGG_ADMIN', null)]) expect(refusals(await group(stranger, [first.id, second.id]))).toEqual([['FORBIDDEN', null]]);

    const colleague = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    const rivals = await Promise.all([radu, colleague].map((officer) => group(officer, [first.id, second.id])));
    expect(rivals.map(refusals).sort((one, two) => one.length - two.length)).toEqual([[], [['INVALID_STATE', 'contributionIds.0'], ['INVALID_STATE', 'contributionIds.1']]]);
    const { id: groupId } = rivals.find((rival) => rival.group !== null)!.group!;
    const extended = (await group(radu, [third.id], { groupId })).group!;
    expect(extended).toMatchObject({ version: 2, memberCount: 3, representative: { id: first.id } });
    expect(refusals(await decideGroups(radu, [{ groupId, expectedVersion: 1 }], { decision: 'ACCEPTED' }))).toEqual([['CONFLICT', 'groups.0.expectedVersion']]);
    expect(refusals(await decideGroups(radu, [{ groupId: randomUUID() }], { decision: 'ACCEPTED' }))).toEqual([['NOT_FOUND', 'groups.0.groupId']]);
    expect(refusals(await decideGroups(radu, [], { decision: 'ACCEPTED' }))).toEqual([['BAD_USER_INPUT', 'contributions']]);
    expect(await eventsOf(groupId)).toEqual(['ContributionsGrouped', 'ContributionsGrouped']);
    expect((await suggest(radu, consultationId))!.totalCount).toBe(0);
  });

  it('are taken apart, what was decided stays, and another one may be made of what was not', async () => {
    const { first, second, third } = await fourLetters();
    await inDays(15);
    const made = (await group(radu, [first.id, second.id, third.id])).group!;
    expect((await decide(service, radu, [first], { decision: 'ACCEPTED' })).refusals).toEqual([]);
    expect(refusals(await dissolve(radu, made.id, { expectedVersion: 9 }))).toEqual([['CONFLICT', 'expectedVersion']]);
    expect(await dissolve(radu, made.id, { expectedVersion: 1 })).toMatchObject({ groupId: made.id, userErrors: [] });
    expect(refusals(await dissolve(radu, made.id))).toEqual([['NOT_FOUND', 'groupId']]);
    expect(refusals(await decideGroups(radu, [{ groupId: made.id }], { decision: 'ACCEPTED' }))).toEqual([['NOT_FOUND', 'groups.0.groupId']]);
    expect((await contributionSeenBy(service, radu, first.id))!.status).toBe('ACCEPTED');
    expect((await group(radu, [second.id, third.id])).group).toMatchObject({ memberCount: 2 });
    expect(await eventsOf(made.id)).toEqual(['ContributionsGrouped', 'ContributionGroupDissolved']);
    expect(await service.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [made.id])).toEqual([{ action: 'groupContributions' }, { action: 'dissolveContributionGroup' }]);
  });

  it('are for the people of the institution, and listed in as many statements for one as for many', async () => {
    const consultationId = await anOpenConsultation(service, radu, institutionId);
    const pairs: [string, string][] = [];
    for (const topic of ['praful', 'zgomotul', 'apele']) pairs.push(await Promise.all([0, 1].map(async () => (await send(consultationId, `${topic} ${letter.replaceAll(/[aeiou]/g, topic[0]!)} ${topic}`)).id)) as [string, string]);
    await inDays(15);
    const first = (await suggest(radu, consultationId, { first: 2 }))!;
    const rest = (await suggest(radu, consultationId, { first: 2, after: first.pageInfo.endCursor }))!;
    expect([...first.nodes, ...rest.nodes].map(({ contributionIds }) => contributionIds.toSorted()).sort()).toEqual(pairs.map((pair) => pair.toSorted()).sort());
    for (const stranger of [anonymous, aUser(), await someone(service, 'SGG_ANALYST', null)]) await expect(suggest(stranger, consultationId)).rejects.toThrow('FORBIDDEN');
    expect(await suggest(radu, randomUUID())).toBeNull();

    const query = `query ($id: ID!, $first: Int) { consultation(id: $id) { viewerCan { groupContributions { allowed code } } contributionGroups(first: $first) { totalCount nodes { ${groupFields} } } contributions(first: $first) { nodes { group { id } } } } }`;
    const seen = async (principal: Principal, size = 100) => (await service.ask<{ consultation: { viewerCan: object; contributionGroups: { totalCount: number; nodes: SeenGroup[] } | null; contributions: { nodes: { group: object | null }[] } } }>(principal, query, { id: consultationId, first: size })).data.consultation;
    for (const pair of pairs) expect((await group(radu, pair)).group).toMatchObject({ memberCount: 2 });
    const count = countStatements();
    const statementsOf = async (size: number) => {
      const before = count();
      await seen(radu, size);
      return count() - before;
    };
    expect(await statementsOf(1)).toBe(await statementsOf(3));
    expect(await seen(radu)).toMatchObject({ viewerCan: { groupContributions: { allowed: true } }, contributionGroups: { totalCount: 3 } });
    const ofPublic = await seen(aUser());
    expect(ofPublic).toMatchObject({ viewerCan: { groupContributions: { allowed: false, code: 'FORBIDDEN' } }, contributionGroups: null });
    expect(ofPublic.contributions.nodes.every(({ group: ofContribution }) => ofContribution === null)).toBe(true);
  });
});

const eventsOf = async (id: string) => (await service.sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [id])).map(({ type }) => type.split('.').at(-1));
