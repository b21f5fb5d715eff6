import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { accepted, anInstitution, idOf, mutate, setClock, someone, startConsultations } from './consultations';
import { anOpenConsultation, anOrganization, aPdf, aProposal, contribute, contributionFields, contributionSeenBy, decide, forgetAuthor, refusedFor, registered, upload, verifyReceipt, writtenOf, type SeenContribution } from './contributions';
import { unpack } from './unpack';

let service: TestService;
let institutionId: string;
let radu: Principal;
let victor: Principal;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  victor = await someone(service, 'SGG_ADMIN', null);
});
afterAll(() => service?.stop());
afterEach(() => setClock(service, new Date().toISOString()));

const explanation = 'Numește un vecin și spune unde stă, în a doua frază.';
const reason = 'Vecinul a fost de acord în scris; acordul este anexat.';
const hide = (principal: Principal, contributionId: string, changes: object = {}) => contribute(service, principal, 'hideContribution', { contributionId, reason: 'PERSONAL_DATA', explanation, ...changes });
const appeal = (principal: Principal, contributionId: string, changes: object = {}) => contribute(service, principal, 'appealModeration', { contributionId, text: 'Vecinul Zbârnoiescu a fost de acord.', ...changes });
const rule = (principal: Principal, contributionId: string, decision = 'RESTORED', changes: object = {}) => contribute(service, principal, 'decideAppeal', { contributionId, decision, reason, ...changes });
const seenBy = async (principal: Principal, id: string): Promise<SeenContribution> => (await contributionSeenBy(service, principal, id))!;
const inDays = (days: number) => setClock(service, new Date(Date.now() + days * 86_400_000).toISOString());
const pathOf = (url: string): string => `${service.address}${new URL(url).pathname}${new URL(url).search}`;

/** What must not be public, in every place where an author can write it. */
const words = { text: 'Vecinul Zbârnoiescu din strada Lungă 4 arde gunoi.', disclosure: { interest: 'Zbârnoiescu', funding: 'Zbârnoiescu' }, contact: { name: 'Zbârnoiescu Arde', email: 'a@example.org' } };
const secret = /zb.rnoiescu/iu;

async function aConsultationWithTwo() {
  const consultationId = await anOpenConsultation(service, radu, institutionId);
  const { organizationId, writer: ana } = await anOrganization(service);
  const paul = aUser();
  const attachment = await upload(service, ana, { bytes: aPdf(), fileName: 'Zbarnoiescu.pdf', mediaType: 'application/pdf', purpose: 'ATTACHMENT' });
  const ofAna = registered(await contribute(service, ana, 'submitContribution', aProposal(consultationId, { ...words, author: { organizationId }, attachments: [attachment] })));
  const ofPaul = registered(await contribute(service, paul, 'submitContribution', aProposal(consultationId, words)));
  return { consultationId, organizationId, ana, paul, ofAna, ofPaul };
}

/** Everything that somebody is answered about contributions of a consultation, in the graph and in files. */
async function everythingSeenBy(principal: Principal, { consultationId, organizationId, ids }: { consultationId: string; organizationId: string; ids: readonly string[] }): Promise<string> {
  const query = `query ($id: ID!, $representations: [_Any!]!, $search: String) {
    consultation(id: $id) { contributions { nodes { ${contributionFields} } } responseMatrix { nodes { place justification contribution { ${contributionFields} } } } responseMatrixFiles { format url } draftVersions { id note } }
    consultations(search: $search) { nodes { id title } }
    _entities(representations: $representations) { ... on Contribution { ${contributionFields} } ... on Organization { contributions { nodes { ${contributionFields} } } } ... on Institution { consultations { nodes { contributions { nodes { ${contributionFields} } } } } } }
  }`;
  const representations = [...ids.map((id) => ({ __typename: 'Contribution', id })), { __typename: 'Organization', id: organizationId }, { __typename: 'Institution', id: institutionId }];
  const { data, errors } = await service.ask<{ consultation: { responseMatrixFiles: { format: string; url: string }[] | null } }>(principal, query, { id: consultationId, representations, search: 'zbarnoiescu' });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const files = await Promise.all((data.consultation.responseMatrixFiles ?? []).map(async ({ format, url }) => {
    const bytes = Buffer.from(await (await fetch(pathOf(url))).arrayBuffer());
    return format === 'XLSX' ? JSON.stringify(await unpack(bytes)) : bytes.toString();
  }));
  return [JSON.stringify(data), ...files].join('\n');
}

describe('hidden words', () => {
  it('are in no public answer and in no public file, while the author and the officials read them', async () => {
    const { consultationId, organizationId, ana, paul, ofAna, ofPaul } = await aConsultationWithTwo();
    const asked = { consultationId, organizationId, ids: [ofAna.id, ofPaul.id] };
    expect(await everythingSeenBy(anonymous, asked)).toMatch(secret);

    for (const { id } of [ofAna, ofPaul]) expect(registered(await hide(radu, id)).moderation).toMatchObject({ status: 'HIDDEN', reason: 'PERSONAL_DATA', explanation });
    await inDays(15);
    expect((await decide(service, radu, [ofAna, ofPaul].map(({ id }) => ({ id, version: 2 })), { decision: 'ACCEPTED' })).refusals).toEqual([]);
    await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [consultationId]);
    accepted(await mutate(service, radu, 'publishResponses', { consultationId }));

    const outsiders = [anonymous, aUser(), await someone(service, 'SGG_ANALYST', null), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service)), (await anOrganization(service)).writer];
    for (const outsider of outsiders) {
      const answer = await everythingSeenBy(outsider, asked);
      expect(answer).not.toMatch(secret);
      expect(answer).not.toContain('a doua frază');
      expect(answer).toContain('[text ascuns de moderator: date cu caracter personal]');
    }
    expect(await seenBy(anonymous, ofPaul.id)).toMatchObject({ registrationNumber: ofPaul.registrationNumber, status: 'ACCEPTED', text: null, authorName: 'Z. A.', attachments: null, moderation: { status: 'HIDDEN', reason: 'PERSONAL_DATA', explanation: null, appealDeadline: { term: 'MODERATION_APPEAL', passed: false } } });

    for (const privy of [radu, victor, await someone(service, 'FOI_OFFICER', institutionId)]) expect(await seenBy(privy, ofPaul.id)).toMatchObject({ text: words.text, disclosure: { interest: 'Zbârnoiescu' }, moderation: { explanation } });
    expect(await seenBy(paul, ofPaul.id)).toMatchObject({ text: words.text, receipt: { registrationNumber: ofPaul.registrationNumber } });
    expect(await seenBy(ana, ofAna.id)).toMatchObject({ text: words.text, attachments: [{ fileName: 'Zbarnoiescu.pdf' }] });
    const register = 'query ($id: ID!, $year: Int!) { contributionRegister(institutionId: $id, year: $year) { nodes { id text } } }';
    const { data } = await service.ask<{ contributionRegister: { nodes: object[] } }>(radu, register, { id: institutionId, year: Number(ofPaul.registrationNumber.split('/')[1]) });
    expect(data.contributionRegister.nodes).toContainEqual({ id: ofPaul.id, text: words.text });
    expect(await verifyReceipt(service, institutionId, ofPaul.receipt!)).toMatchObject({ outcome: 'IN_REGISTER' });
  });

  it('are shown again when SGG grants the appeal, and stay shown until the author says something else', async () => {
    const { ofPaul: { id, receipt }, paul } = await aConsultationWithTwo();
    const visible = async () => (await seenBy(anonymous, id)).text !== null;
    expect(registered(await hide(radu, id)).viewerCan).toMatchObject({ hide: { allowed: false, code: 'INVALID_STATE' }, appealModeration: { code: 'FORBIDDEN' } });
    expect((await seenBy(paul, id)).viewerCan).toMatchObject({ appealModeration: { allowed: true }, hide: { code: 'FORBIDDEN' } });
    expect(refusedFor(await rule(victor, id))).toEqual([['INVALID_STATE', null]]);

    expect(registered(await appeal(paul, id)).moderation).toMatchObject({ status: 'APPEALED' });
    expect(refusedFor(await appeal(paul, id))).toEqual([['INVALID_STATE', null]]);
    expect([await visible(), (await seenBy(anonymous, id)).moderation]).toMatchObject([false, { status: 'APPEALED', appealText: null }]);
    expect(registered(await rule(victor, id)).moderation).toMatchObject({ status: 'RESTORED', decisionReason: reason });
    expect([await visible(), (await seenBy(anonymous, id)).moderation]).toMatchObject([true, { status: 'RESTORED', decisionReason: null }]);
    expect(refusedFor(await rule(victor, id, 'KEPT_HIDDEN'))).toEqual([['INVALID_STATE', null]]);
    expect(refusedFor(await hide(radu, id))).toEqual([['INVALID_STATE', null]]);

    registered(await contribute(service, paul, 'editContribution', { contributionId: id, kind: 'PROPOSAL', text: 'Zbârnoiescu, din nou.', isGeneral: true }));
    registered(await hide(radu, id));
    registered(await appeal(paul, id));
    expect(registered(await rule(victor, id, 'KEPT_HIDDEN')).moderation).toMatchObject({ status: 'KEPT_HIDDEN' });
    expect(await visible()).toBe(false);
    expect(refusedFor(await appeal(paul, id))).toEqual([['INVALID_STATE', null]]);
    expect(await writtenOf(service, id)).toEqual({
      events: ['ContributionSubmitted', 'ContributionHidden', 'ModerationAppealed', 'AppealDecided', 'ContributionEdited', 'ContributionHidden', 'ModerationAppealed', 'AppealDecided'],
      audit: ['submitContribution', 'hideContribution', 'appealModeration', 'decideAppeal', 'editContribution', 'hideContribution', 'appealModeration', 'decideAppeal'],
      register: ['RECEIVED', 'HIDDEN', 'RESTORED', 'EDITED', 'HIDDEN'],
    });
    expect(await verifyReceipt(service, institutionId, receipt!)).toMatchObject({ outcome: 'IN_REGISTER' });
  });

  it('go with their author, and what was said about them; the register stays whole, and says when it is not', async () => {
    const { ofPaul: { id }, paul } = await aConsultationWithTwo();
    const verify = () => runCommand(['verify-register'], { NODE_ENV: 'test', CONSULTATIONS_DATABASE_URL: service.databaseUrl });
    for (const done of [await hide(radu, id), await appeal(paul, id), await rule(victor, id)]) registered(done);
    expect(await verify()).toMatchObject({ done: true });
    await service.sql(`UPDATE contribution_moderation SET explanation = 'Altceva' WHERE contribution_id = $1`, [id]);
    expect(await verify()).toMatchObject({ done: false, text: expect.stringContaining('FIELD_CHANGED') as string });

    const told = await service.sql<{ told: string }>(`SELECT value || headers::text AS told FROM outbox WHERE key = $1 UNION ALL SELECT changes::text FROM audit_entry WHERE subject_id::text = $1`, [id]);
    expect(told.map(({ told: text }) => text).join('\n')).not.toMatch(/zb.rnoiescu|a doua frază|acordul este/iu);
    await forgetAuthor(service, paul);
    expect(await verify()).toMatchObject({ done: true });
    expect(await service.sql('SELECT explanation, appeal_text, ruling_reason FROM contribution_moderation WHERE contribution_id = $1', [id])).toEqual([{ explanation: null, appeal_text: null, ruling_reason: null }]);
    expect(refusedFor(await hide(radu, id))).toEqual([['INVALID_STATE', null]]);
  });
});

describe('who may', () => {
  it('hide, appeal and decide is each somebody else; one\'s own hiding is decided by nobody', async () => {
    const { ofAna, ofPaul, ana, paul } = await aConsultationWithTwo();
    const both = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    await service.sql(`INSERT INTO membership (id, user_id, role, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'SGG_ADMIN', 1, now(), false)`, [idOf(both)]);
    for (const other of [ana, paul, victor, await someone(service, 'FOI_OFFICER', institutionId), await someone(service, 'TRANSPARENCY_OFFICER', await anInstitution(service))]) expect(refusedFor(await hide(other, ofAna.id))).toEqual([['FORBIDDEN', null]]);
    expect(refusedFor(await hide(radu, ofAna.id, { explanation: 'Nu.' }))).toEqual([['BAD_USER_INPUT', 'explanation']]);
    expect(refusedFor(await hide(radu, ofAna.id, { expectedVersion: 9 }))).toEqual([['CONFLICT', 'expectedVersion']]);
    expect(refusedFor(await hide(radu, institutionId))).toEqual([['NOT_FOUND', 'contributionId']]);

    registered(await hide(both, ofAna.id));
    for (const other of [radu, victor, paul, (await anOrganization(service)).writer]) expect(refusedFor(await appeal(other, ofAna.id))).toEqual([['FORBIDDEN', null]]);
    expect(refusedFor(await appeal(ana, ofPaul.id))).toEqual([['FORBIDDEN', null]]);
    registered(await appeal(ana, ofAna.id));
    for (const other of [both, radu, ana]) expect(refusedFor(await rule(other, ofAna.id))).toEqual([['FORBIDDEN', null]]);
    await service.sql('DELETE FROM membership WHERE user_id = $1 AND institution_id IS NOT NULL', [idOf(both)]);
    expect(refusedFor(await rule(both, ofAna.id))).toEqual([['FORBIDDEN', null]]);
    await expect(service.sql(`UPDATE contribution_moderation SET status = 'RESTORED', ruled_at = now(), ruled_by = hidden_by WHERE contribution_id = $1`, [ofAna.id])).rejects.toThrow('contribution_moderation_ruled_by_another');
    registered(await rule(victor, ofAna.id));
  });

  it('is first is the only one, of two officers who hide at once and of two who decide', async () => {
    const { ofPaul: { id }, paul } = await aConsultationWithTwo();
    const colleague = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    const winners = (payloads: readonly { contribution: object | null; userErrors: readonly { code: string }[] }[]) => payloads.map(({ contribution, userErrors }) => (contribution === null ? userErrors[0]!.code : 'DONE')).sort();

    expect(winners(await Promise.all([radu, colleague].map((officer) => hide(officer, id))))).toEqual(['DONE', 'INVALID_STATE']);
    expect(winners(await Promise.all([paul, paul].map((author) => appeal(author, id))))).toEqual(['DONE', 'INVALID_STATE']);
    expect(winners(await Promise.all([victor, await someone(service, 'SGG_ADMIN', null)].map((sgg, index) => rule(sgg, id, index === 0 ? 'RESTORED' : 'KEPT_HIDDEN'))))).toEqual(['DONE', 'INVALID_STATE']);
    expect((await writtenOf(service, id)).events).toEqual(['ContributionSubmitted', 'ContributionHidden', 'ModerationAppealed', 'AppealDecided']);
  });

  it('appeals does so within six months', async () => {
    const { ofPaul: { id }, paul } = await aConsultationWithTwo();
    registered(await hide(radu, id));
    await inDays(200);
    expect((await seenBy(paul, id)).viewerCan).toMatchObject({ appealModeration: { allowed: false, code: 'INVALID_STATE' } });
    expect(refusedFor(await appeal(paul, id))).toEqual([['INVALID_STATE', null]]);
  });
});

it('SGG reads which appeals wait, the longest first, page by page and in as many statements for one as for many', async () => {
  await service.sql(`UPDATE contribution_moderation SET status = 'KEPT_HIDDEN', ruled_at = now(), ruled_by = gen_random_uuid() WHERE status = 'APPEALED'`);
  const consultationId = await anOpenConsultation(service, radu, institutionId);
  const ids: string[] = [];
  const add = async () => {
    const author = aUser();
    const { id } = registered(await contribute(service, author, 'submitContribution', aProposal(consultationId)));
    for (const done of [await hide(radu, id), await appeal(author, id)]) registered(done);
    ids.push(id);
  };
  const query = `query ($first: Int, $after: String, $last: Int) { moderationAppeals(first: $first, after: $after, last: $last) { totalCount nodes { id text moderation { appealText } } pageInfo { hasNextPage endCursor } } }`;
  type Page = { moderationAppeals: { totalCount: number; nodes: { id: string; moderation: { appealText: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
  const page = async (variables: object = {}) => (await service.ask<Page>(victor, query, variables)).data.moderationAppeals;

  await add();
  const count = countStatements();
  const statementsOf = async () => {
    const before = count();
    await page();
    return count() - before;
  };
  const one = await statementsOf();
  for (let more = 0; more < 4; more += 1) await add();
  expect(await statementsOf()).toBe(one);
  expect((await page()).nodes.map(({ id }) => id)).toEqual(ids);
  const first = await page({ first: 2 });
  expect(first).toMatchObject({ totalCount: 5, nodes: [{ moderation: { appealText: 'Vecinul Zbârnoiescu a fost de acord.' } }, {}], pageInfo: { hasNextPage: true } });
  expect((await page({ first: 3, after: first.pageInfo.endCursor })).nodes.map(({ id }) => id)).toEqual(ids.slice(2));
  expect((await page({ last: 2 })).nodes.map(({ id }) => id)).toEqual(ids.slice(3));
  for (const other of [radu, anonymous, await someone(service, 'SGG_ANALYST', null)]) expect((await service.ask<Page>(other, query, {})).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
