import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { createViewers } from '@conect/event-bus';
import { dayOf } from '@conect/legal-clock';
import { createLogger } from '@conect/service-kit';
import { aUser, type TestService } from '@conect/testing';
import { createContributionArea } from '../src/contribution/create-contribution-area';
import { lent } from '../src/service/app';
import { runCommand } from '../src/service/commands';
import { createConsultationsDataSource } from '../src/service/database/data-source';
import { accepted, anInstitution, mutate, refusalsOf, setClock, someone, startConsultations } from './consultations';
import { anOpenConsultation, anOrganization, aPdf, aProposal, contribute, contributionSeenBy, decide, forgetAuthor, numberOf, refusedFor, registered, upload, verifyReceipt, writtenOf, type SeenReceipt } from './contributions';

let service: TestService;
let institutionId: string;
let radu: Principal;
let ana: Principal;
let organizationId: string;
let consultationId: string;

beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  ({ organizationId, writer: ana } = await anOrganization(service));
  consultationId = await anOpenConsultation(service, radu, institutionId);
});
afterAll(() => service?.stop());
afterEach(() => setClock(service, new Date().toISOString()));

const submit = (principal: Principal, changes: object = {}) => contribute(service, principal, 'submitContribution', aProposal(consultationId, changes));
const forOrganization = (changes: object = {}) => ({ author: { organizationId }, ...changes });
const written = (id: string) => writtenOf(service, id);
const verify = (receipt: SeenReceipt, ofInstitution = institutionId) => verifyReceipt(service, ofInstitution, receipt);

describe('the register', () => {
  const verified = () => runCommand(['verify-register'], { NODE_ENV: 'test', CONSULTATIONS_DATABASE_URL: service.databaseUrl });
  const tables = ['register_entry', 'register_seal', 'register_root'];
  /** As somebody who owns the database and goes around the triggers. */
  async function tamper(...statements: readonly string[]): Promise<void> {
    for (const table of tables) await service.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await service.sql(statement);
    for (const table of tables) await service.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
  async function aRegister(): Promise<{ own: string; id: string }> {
    const own = await anInstitution(service);
    const consultation = await anOpenConsultation(service, await someone(service, 'TRANSPARENCY_OFFICER', own), own);
    const ids: string[] = [];
    for (let done = 0; done < 4; done += 1) ids.push(registered(await contribute(service, aUser(), 'submitContribution', aProposal(consultation))).id);
    return { own, id: ids[1]! };
  }

  it('is whole after all that was done, and tells every change, loss and swap by its place', async () => {
    expect(await verified()).toMatchObject({ done: true });
    const { own, id } = await aRegister();
    const swap = `UPDATE register_entry SET sequence = CASE sequence WHEN 2 THEN 93 ELSE 92 END WHERE institution_id = '${own}' AND sequence IN (2, 3)`;
    const back = `UPDATE register_entry SET sequence = sequence - 90 WHERE institution_id = '${own}' AND sequence > 90`;
    const alone = `ALTER TABLE register_seal DROP CONSTRAINT register_seal_entry_fkey`;
    const text = (await service.sql<{ text: string }>('SELECT text FROM contribution_version WHERE contribution_id = $1', [id]))[0]!.text;

    await service.sql(`UPDATE contribution_version SET text = text || '.' WHERE contribution_id = $1`, [id]);
    expect((await verified())!.text).toContain(`FIELD_CHANGED register of ${own} place 2`);
    await service.sql('UPDATE contribution_version SET text = $2 WHERE contribution_id = $1', [id, text]);
    await service.sql(`UPDATE contribution SET received_at = received_at - interval '1 day' WHERE id = $1`, [id]);
    expect((await verified())!.text).toContain(`CONTRIBUTION_CHANGED register of ${own} place 2`);
    await service.sql(`UPDATE contribution SET received_at = received_at + interval '1 day' WHERE id = $1`, [id]);
    await tamper(`UPDATE register_seal SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE institution_id = '${own}' AND sequence = 2 AND field = 'text'`);
    expect((await verified())!.text).toContain(`ITEM_CHANGED register of ${own} place 2`);
    await tamper(`UPDATE register_seal SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE institution_id = '${own}' AND sequence = 2 AND field = 'text'`);
    expect(await verified()).toMatchObject({ done: true });

    await tamper(alone, swap, back);
    expect((await verified())!.text).toContain(`ENTRY_CHANGED register of ${own} place 2`);
    await tamper(swap, back);
    expect(await verified()).toMatchObject({ done: true });
    await tamper(`DELETE FROM register_entry WHERE institution_id = '${own}' AND sequence = 4`);
    expect((await verified())!.text).toContain(`HEAD_DIFFERS register of ${own} place 4`);
    await tamper(`UPDATE register_entry SET kind = 'EDITED' WHERE institution_id = '${own}' AND sequence = 1`);
    expect((await verified())!.text).toMatch(/not whole: \d+ faults/);
    await tamper(`DELETE FROM register_entry WHERE institution_id = '${own}'`, `ALTER TABLE register_head DISABLE TRIGGER USER`, `DELETE FROM register_head WHERE institution_id = '${own}'`, `ALTER TABLE register_head ENABLE TRIGGER USER`);
  });

  it('can be added to by the process, and nothing else', async () => {
    const asApp = await createConsultationsDataSource({ url: service.databaseUrl, poolSize: 1 }).initialize();
    for (const statement of ["UPDATE register_entry SET kind = 'EDITED'", 'DELETE FROM register_entry', 'UPDATE register_seal SET hash = hash', 'DELETE FROM register_root', 'DELETE FROM register_head', 'DELETE FROM register_counter']) {
      await expect(asApp.query(statement)).rejects.toThrow(/permission denied|append only/);
    }
    await asApp.destroy();
  });

  it('forgets a person who is erased: words, name and contact go, number and hashes stay, and the receipt verifies', async () => {
    const paul = aUser();
    const own = registered(await submit(paul, { disclosure: { interest: 'Locuiesc lângă fabrică.' } }));
    const other = await anOrganization(service);
    const ofOrganization = registered(await submit(other.writer, { author: { organizationId: other.organizationId } }));
    for (const person of [paul, other.writer, paul]) await forgetAuthor(service, person);

    const seen = (await contributionSeenBy(service, radu, own.id))!;
    expect(seen).toMatchObject({ authorName: 'persoană fizică', text: null, contact: null, disclosure: { interest: null }, registrationNumber: own.registrationNumber });
    expect((await contributionSeenBy(service, radu, ofOrganization.id))!).toMatchObject({ text: ofOrganization.text, contact: null, organization: { id: other.organizationId } });
    expect((await written(own.id)).register).toEqual(['RECEIVED', 'ERASED']);
    expect((await verify(own.receipt!)).outcome).toBe('IN_REGISTER');
    expect(await service.sql(`SELECT FROM contribution_version WHERE contact_email = 'paul@example.org' AND contribution_id = ANY ($1::uuid[])`, [[own.id, ofOrganization.id]])).toEqual([]);
    expect(await verified()).toMatchObject({ done: true });
  });
});

describe('on paper', () => {
  it('a proposal is entered by an officer under the next number, from the day on which it came, also after the deadline', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const today = dayOf(new Date());
    const record = (principal: Principal, changes: object = {}) => contribute(service, principal, 'recordContribution', { ...aProposal(own), authorKind: 'ORGANIZATION', channel: 'POST', receivedOn: today, ...changes });
    const before = registered(await contribute(service, aUser(), 'submitContribution', aProposal(own)));
    const scan = await upload(service, radu, { bytes: aPdf(), fileName: 'scrisoare.pdf', mediaType: 'application/pdf', purpose: 'SCAN' });

    const entered = registered(await record(radu, { scan, contact: { name: 'Asociația Fără Cont', postalAddress: 'Str. Lungă nr. 1, Brașov' } }));
    expect(entered).toMatchObject({ channel: 'POST', status: 'SUBMITTED', authorKind: 'ORGANIZATION', organization: null, authorName: 'Asociația Fără Cont', scan: { fileName: 'scrisoare.pdf' } });
    expect(numberOf(entered.registrationNumber)).toBe(numberOf(before.registrationNumber) + 1);
    expect(await written(entered.id)).toEqual({ events: ['ContributionSubmitted'], audit: ['recordContribution'], register: ['RECEIVED'] });
    expect(await contributionSeenBy(service, anonymous, entered.id)).toMatchObject({ authorName: 'Asociația Fără Cont', contact: null, scan: null });
    expect(await contributionSeenBy(service, radu, entered.id)).toMatchObject({ contact: { postalAddress: 'Str. Lungă nr. 1, Brașov' } });

    expect(await contributionSeenBy(service, anonymous, registered(await record(radu, { authorKind: 'INDIVIDUAL' })).id)).toMatchObject({ authorKind: 'INDIVIDUAL', authorName: 'P. I. V.' });

    for (const other of [ana, aUser(), await someone(service, 'FOI_OFFICER', institutionId)]) expect(refusedFor(await record(other))).toEqual([['FORBIDDEN', null]]);
    const attachment = await upload(service, radu, { bytes: aPdf(), fileName: 'anexa.pdf', mediaType: 'application/pdf', purpose: 'ATTACHMENT' });
    expect(refusedFor(await record(radu, { scan: attachment }))).toEqual([['BAD_USER_INPUT', 'scan']]);
    for (const receivedOn of ['2013-12-31', '2099-01-01']) expect(refusedFor(await record(radu, { receivedOn }))).toEqual([['BAD_USER_INPUT', 'receivedOn']]);
    expect(refusedFor(await record(radu, { text: '' }))).toEqual([['BAD_USER_INPUT', 'text']]);

    await setClock(service, new Date(Date.now() + 15 * 86_400_000).toISOString());
    expect(registered(await record(radu)).status).toBe('UNDER_REVIEW');
    await service.sql(`UPDATE consultation SET status = 'RESPONDED', responded_at = now() WHERE id = $1`, [own]);
    expect(refusedFor(await record(radu))).toEqual([['INVALID_STATE', null]]);
    await forgetAuthor(service, radu);
    expect(await contributionSeenBy(service, radu, entered.id)).toMatchObject({ contact: { name: 'Asociația Fără Cont' } });
  });
});

describe('the analysis', () => {
  const justification = 'Limita propusă este deja în anexa nr. 2 la hotărâre.';
  const inDays = (days: number) => setClock(service, new Date(Date.now() + days * 86_400_000).toISOString());
  const seen = async (principal: Principal, id: string) => {
    const { status, decision } = (await contributionSeenBy(service, principal, id))!;
    return { status, decision };
  };

  it('answers every proposal with its reason, then the draft may go to endorsement thirty working days after the announcement, and is adopted', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const paul = aUser();
    const proposals = await Promise.all([ana, paul, aUser(), aUser()].map(async (person, index) => registered(await contribute(service, person, 'submitContribution', aProposal(own, index === 0 ? forOrganization() : {})))));
    const [first, second, third, withdrawn] = proposals as [(typeof proposals)[0], (typeof proposals)[0], (typeof proposals)[0], (typeof proposals)[0]];
    const authorOfLast = aUser();
    const taken = registered(await contribute(service, authorOfLast, 'submitContribution', aProposal(own)));
    registered(await contribute(service, authorOfLast, 'withdrawContribution', { contributionId: taken.id }));
    expect((await decide(service, radu, [first], { decision: 'ACCEPTED' })).refusals).toEqual([['INVALID_STATE', null]]);

    // The deadline counts at its instant: no job has come yet.
    await inDays(15);
    expect((await decide(service, radu, [first], { decision: 'REJECTED' })).refusals).toEqual([['BAD_USER_INPUT', 'justification']]);
    expect((await decide(service, radu, [first], { decision: 'REJECTED', justification: 'nu' })).refusals).toEqual([['BAD_USER_INPUT', 'justification']]);
    expect((await decide(service, radu, [first, taken], { decision: 'ACCEPTED' })).refusals).toEqual([['CONFLICT', 'contributions.1.expectedVersion']]);
    expect((await decide(service, radu, [first, { ...taken, version: 2 }], { decision: 'ACCEPTED' })).refusals).toEqual([['INVALID_STATE', 'contributions.1']]);
    expect((await decide(service, radu, [first, { id: randomUUID(), version: 1 }], { decision: 'ACCEPTED' })).refusals).toEqual([['NOT_FOUND', 'contributions.1.contributionId']]);
    for (const other of [ana, paul, await someone(service, 'FOI_OFFICER', institutionId)]) expect((await decide(service, other, [first], { decision: 'ACCEPTED' })).refusals).toEqual([['FORBIDDEN', null]]);
    expect(await written(first.id)).toMatchObject({ events: ['ContributionSubmitted'], register: ['RECEIVED'] });

    const { decided } = await decide(service, radu, [first, second], { decision: 'PARTIALLY_ACCEPTED', justification });
    expect(decided!.map(({ id, status, version }) => [id, status, version])).toEqual([[first.id, 'PARTIALLY_ACCEPTED', 3], [second.id, 'PARTIALLY_ACCEPTED', 3]]);
    expect(await written(first.id)).toEqual({ events: ['ContributionSubmitted', 'ContributionTakenUnderReview', 'ContributionDecided'], audit: ['submitContribution', 'decideContributions', 'decideContributions'], register: ['RECEIVED', 'DECIDED'] });
    expect(await seen(paul, second.id)).toEqual({ status: 'PARTIALLY_ACCEPTED', decision: { status: 'PARTIALLY_ACCEPTED', justification } });
    for (const outsider of [anonymous, ana]) expect(await seen(outsider, second.id)).toEqual({ status: 'UNDER_REVIEW', decision: null });

    expect((await decide(service, radu, [{ ...first, version: 3 }], { decision: 'PARTIALLY_ACCEPTED', justification })).decided![0]!.version).toBe(3);
    const rivals = await Promise.all([radu, await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId)].map((officer, index) => decide(service, officer, [{ ...first, version: 3 }], { decision: 'REJECTED', justification: `${justification} (${index})` })));
    expect(rivals.map(({ refusals }) => refusals).sort()).toEqual([[], [['CONFLICT', 'contributions.0.expectedVersion']]]);

    await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [own]);
    const open = [third, withdrawn].map(({ registrationNumber }) => registrationNumber).sort((one, other) => numberOf(one) - numberOf(other));
    for (const operation of ['publishResponses', 'submitForEndorsement']) {
      const { userErrors } = await mutate(service, radu, operation, { consultationId: own });
      expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', blockers: open }]);
    }
    expect((await decide(service, radu, [third, withdrawn], { decision: 'ACCEPTED' })).refusals).toEqual([]);
    expect(accepted(await mutate(service, radu, 'publishResponses', { consultationId: own }))).toMatchObject({ status: 'RESPONDED', stage: 'ANSWERED', viewerCan: { submitForEndorsement: { allowed: true }, publishResponses: { code: 'INVALID_STATE' } } });
    expect(await seen(anonymous, second.id)).toEqual({ status: 'PARTIALLY_ACCEPTED', decision: { status: 'PARTIALLY_ACCEPTED', justification } });
    expect((await decide(service, radu, [{ ...third, version: 3 }], { decision: 'NOT_APPLICABLE', justification: 'Alt proiect.' })).refusals).toEqual([['INVALID_STATE', null]]);

    const early = await mutate(service, radu, 'submitForEndorsement', { consultationId: own });
    expect(early.userErrors).toMatchObject([{ code: 'LEGAL_TERM_VIOLATION', legalTerm: { basis: 'Legea 52/2003 art.7(2)' } }]);
    await inDays(60);
    expect(refusalsOf(await mutate(service, ana, 'submitForEndorsement', { consultationId: own }))).toEqual([['FORBIDDEN', null]]);
    expect(accepted(await mutate(service, radu, 'submitForEndorsement', { consultationId: own })).status).toBe('ENDORSEMENT');
    expect(refusalsOf(await mutate(service, radu, 'recordAdoption', { consultationId: own, officialGazetteRef: ' ' }))).toEqual([['BAD_USER_INPUT', 'officialGazetteRef']]);
    expect(accepted(await mutate(service, radu, 'recordAdoption', { consultationId: own, officialGazetteRef: 'M.Of. 123/2026' }))).toMatchObject({ status: 'ADOPTED', stage: 'ADOPTED' });
    expect(refusalsOf(await mutate(service, radu, 'recordNonAdoption', { consultationId: own, reason: 'Nu.' }))).toEqual([['INVALID_STATE', null]]);
    const events = await service.sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [own]);
    expect(events.map(({ type }) => type.split('.').at(-1)).slice(-3)).toEqual(['ResponsesPublished', 'SubmittedForEndorsement', 'ActAdopted']);
    expect(await runCommand(['verify-register'], { NODE_ENV: 'test', CONSULTATIONS_DATABASE_URL: service.databaseUrl })).toMatchObject({ done: true });
  });

  it('begins by itself once the term is over, for those that nobody decided about', async () => {
    const own = await anOpenConsultation(service, radu, institutionId);
    const { id } = registered(await contribute(service, aUser(), 'submitContribution', aProposal(own)));
    await inDays(15);
    expect((await seen(anonymous, id)).status).toBe('UNDER_REVIEW');

    const asApp = await createConsultationsDataSource({ url: service.databaseUrl, poolSize: 2 }).initialize();
    const area = createContributionArea({ ...lent, dataSource: asApp, viewersOf: createViewers({ secondFactorRequired: false }), afterCommit: () => {}, logger: createLogger({ service: 'test', level: 'silent' }) });
    const run = (name: string) => area.jobs!.find(({ tasks }) => name in tasks)!.tasks[name]!({}, { jobId: '1', attempt: 1, isLastAttempt: false });
    for (const name of ['review-contributions', 'review-contributions', 'publish-register-roots', 'publish-register-roots']) await run(name);
    await asApp.destroy();

    expect(await written(id)).toMatchObject({ events: ['ContributionSubmitted', 'ContributionTakenUnderReview'], register: ['RECEIVED'] });
    expect(await service.sql(`SELECT FROM contribution c JOIN consultation k ON k.id = c.consultation_id WHERE c.status = 'SUBMITTED' AND k.status IN ('OPEN', 'ANALYSIS') AND k.input_deadline <= business_now()`)).toEqual([]);
    const roots = `query ($id: ID!) { contributionRegisterRoots(institutionId: $id) { totalCount nodes { day sequence hash institution { id } } } }`;
    const { data } = await service.ask<{ contributionRegisterRoots: { totalCount: number; nodes: readonly { sequence: number }[] } }>(anonymous, roots, { id: institutionId });
    expect(data.contributionRegisterRoots).toMatchObject({ totalCount: 1, nodes: [{ institution: { id: institutionId } }] });
    const [{ events }] = (await service.sql<{ events: number }>(`SELECT count(*)::int AS events FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%ContributionRegisterRootPublished'`, [institutionId])) as [{ events: number }];
    expect(events).toBe(1);
    const last = data.contributionRegisterRoots.nodes[0]!.sequence;
    const [entry] = (await service.sql<SeenReceipt>(`SELECT sequence, registration_number || '/' || registration_year AS "registrationNumber", encode(item_hash, 'hex') AS "itemHash", encode(hash, 'hex') AS "entryHash" FROM register_entry WHERE institution_id = $1 AND sequence = 1`, [institutionId])) as [SeenReceipt];
    expect(await verify(entry)).toMatchObject({ outcome: 'IN_REGISTER', root: { sequence: last } });
  });
});
