import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { createDataSource } from '@conect/service-kit';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';
import { aPdf, aProposal, contribute, decide, registered, upload, type SeenContribution } from './contributions';
import { aPlanFor, change, done } from './debates';
import { anOrganization, call, read } from './reach';
import { acceptedReport, changeReport, filledValues, reportRefusals, reportSeenBy, valuesOf, type SeenEdition, type SeenReport } from './reports';

jest.setTimeout(180_000);

let service: TestService;
let ioana: Principal;
beforeAll(async () => {
  service = await startConsultations();
  ioana = await someone(service, 'SGG_ANALYST', null);
});
afterAll(() => service?.stop());
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

/** A ministry: Radu publishes for it, Elena represents it. */
async function aMinistry() {
  const institutionId = await anInstitution(service);
  return { institutionId, radu: await someone(service, 'TRANSPARENCY_OFFICER', institutionId), elena: await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId) };
}
type Ministry = Awaited<ReturnType<typeof aMinistry>>;

async function aPublished({ institutionId, radu }: Pick<Ministry, 'institutionId' | 'radu'>): Promise<string> {
  const consultationId = await aWholeDraft(service, radu, institutionId);
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId }));
  return consultationId;
}

const propose = async (consultationId: string, author = aUser()): Promise<SeenContribution> => registered(await contribute(service, author, 'submitContribution', aProposal(consultationId)));
const prepare = (who: Principal, { institutionId }: Ministry, year = 2026) => changeReport(service, who, 'prepare', { institutionId, year });
const complete = (who: Principal, { id }: SeenReport, values: readonly object[] = filledValues) => changeReport(service, who, 'complete', { reportId: id, values });
const justification = 'Limita este deja în anexa nr. 2 la hotărâre.';
/** Answers the proposals to a draft, has it endorsed, and adopted. */
async function adopt({ radu }: Ministry, consultationId: string, taken: readonly SeenContribution[], refused: readonly SeenContribution[]): Promise<void> {
  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [consultationId]);
  expect((await decide(service, radu, taken, { decision: 'ACCEPTED' })).refusals).toEqual([]);
  expect((await decide(service, radu, refused, { decision: 'REJECTED', justification })).refusals).toEqual([]);
  accepted(await mutate(service, radu, 'publishResponses', { consultationId }));
  accepted(await mutate(service, radu, 'submitForEndorsement', { consultationId }));
  accepted(await mutate(service, radu, 'recordAdoption', { consultationId, officialGazetteRef: 'M.Of. 123/2026' }));
}

/** A year of a ministry: one draft that was debated, answered and adopted, one that is not answered yet, and one of another year at its edge. */
async function aYear(ministry: Ministry) {
  const { institutionId, radu } = ministry;
  const [adopted, unanswered] = [await aPublished(ministry), await aPublished(ministry)];
  const author = aUser();
  const proposals = [await propose(adopted), await propose(adopted), await propose(unanswered)];
  const takenBack = await propose(adopted, author);
  registered(await contribute(service, author, 'withdrawContribution', { contributionId: takenBack.id }));
  const scan = await upload(service, radu, { bytes: aPdf(), fileName: 'scrisoare.pdf', mediaType: 'application/pdf', purpose: 'SCAN' });
  const posted = { ...aProposal(unanswered), authorKind: 'INDIVIDUAL', channel: 'POST', receivedOn: '2026-03-02', scan };
  proposals.push(registered(await contribute(service, radu, 'recordContribution', posted)));

  const holder = await anOrganization(service);
  const request = await call<{ request: { id: string } | null }>(service, aUser(), { operation: 'requestDraftNotifications', input: { institutionId }, selection: 'request { id }' });
  const served = [randomUUID(), adopted, institutionId, request.request!.id];
  await service.sql(`INSERT INTO draft_notification (id, consultation_id, institution_id, request_id, holder, created_at) VALUES ($1, $2, $3, $4, 'INDIVIDUAL', '2026-03-02T10:00:00Z')`, served);
  for (const [confirmed, day] of [[true, '2026-04-01'], [false, '2026-04-02'], [true, '2027-01-05']]) {
    await service.sql('INSERT INTO interest_record (id, organization_id, institution_id, domains, confirmed, version, as_of) VALUES ($1, $2, $3, $4, $5, 2, $6)', [randomUUID(), holder, institutionId, ['E'], confirmed, day]);
  }

  const debate = done(await change(service, radu, 'scheduleDebate', aPlanFor(adopted)));
  await setClock(service, '2026-03-11T13:00:00+02:00');
  done(await change(service, radu, 'recordAttendance', { debateId: debate.id, organizations: [{ name: 'Asociația Aer Curat', participantCount: 4 }], individualCount: 3 }));
  await setClock(service, '2026-05-20T09:00:00+03:00');
  done(await change(service, radu, 'publishMinutes', { debateId: debate.id, text: 'S-au discutat toate articolele proiectului.' }));
  await adopt(ministry, adopted, proposals.slice(0, 1), proposals.slice(1, 2));
  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [unanswered]);
  expect((await decide(service, radu, proposals.slice(2, 3), { decision: 'ACCEPTED' })).refusals).toEqual([]);
  await setClock(service, '2026-12-31T23:59:00+02:00');
  const last = await aPublished(ministry);
  await setClock(service, '2027-01-01T00:01:00+02:00');
  await propose(await aPublished(ministry));
  await setClock(service, '2027-02-01T09:00:00+02:00');
  return { adopted, unanswered, last, proposals, debateId: debate.id };
}

const idsOf = ({ indicators }: SeenEdition, code: string) => indicators.find((one) => one.code === code)!.items!.nodes.map(({ id }) => id);
/** Frees a year's roles of the moment at which the test gives them. */
const givenInTime = ({ institutionId }: Ministry) => service.sql(`UPDATE membership SET as_of = '2026-01-15' WHERE institution_id = $1`, [institutionId]);

describe('the report of a year (J14)', () => {
  it('is counted to the item, filled in, signed, and never changed; a correction is another edition with its reason', async () => {
    const ministry = await aMinistry();
    const { institutionId, radu, elena } = ministry;
    await givenInTime(ministry);
    const year = await aYear(ministry);

    // Elena generates the report: what is counted is filled, the rest is empty.
    const prepared = acceptedReport(await prepare(elena, ministry));
    expect(valuesOf(prepared.edition)).toEqual({
      ...{ DRAFTS_ADOPTED: 1, DRAFTS_ANNOUNCED: 3, DRAFTS_ANNOUNCED_ON_OWN_SITE: null, DRAFTS_ANNOUNCED_AT_OFFICE: null, DRAFTS_ANNOUNCED_IN_MEDIA: null },
      ...{ DRAFT_REQUESTS: 1, DRAFT_REQUESTS_OF_INDIVIDUALS: 1, DRAFT_REQUESTS_OF_ASSOCIATIONS: 0, ASSOCIATIONS_IN_RECORD: 1, DRAFTS_SENT_TO_INDIVIDUALS: 1, DRAFTS_SENT_TO_ASSOCIATIONS: 0 },
      ...{ RESPONSIBLE_PERSONS: 1, RESPONSIBLE_PERSONS_DESIGNATION: null, ASSOCIATIVE_STRUCTURE_STAFF: 0 },
      ...{ RECOMMENDATIONS_RECEIVED: 4, RECOMMENDATIONS_RECEIVED_ELECTRONICALLY: 3, RECOMMENDATIONS_INCLUDED: 1, JUSTIFICATIONS_SENT: 1 },
      ...{ DRAFTS_WITH_INCLUDED_RECOMMENDATIONS: 1, DRAFTS_WITHOUT_INCLUDED_RECOMMENDATIONS: 0 },
      ...{ DEBATES_HELD: 1, DEBATES_OF_OWN_INITIATIVE: 1, DEBATES_ON_REQUEST: 0, DEBATE_PARTICIPANTS: 7 },
      ...{ SESSION_PARTICIPANTS: null, LAWSUITS: null, OWN_EVALUATION: null, SESSIONS_NOT_PUBLIC: null, SESSIONS_NOT_PUBLIC_REASONS: null },
    });
    expect(prepared).toMatchObject({ institution: { id: institutionId }, edition: { number: 1, status: 'PREPARED', frozenAt: null }, frozenEditions: [], due: { at: '2027-04-30T21:00:00.000Z', term: 'TRANSPARENCY_REPORT', passed: false } });
    expect(prepared.edition.indicators.find(({ code }) => code === 'RECOMMENDATIONS_RECEIVED_ELECTRONICALLY')!.share).toBe(0.75);

    // Every number is traced to what it counts, and equals a recount from the API.
    for (const { value, items } of prepared.edition.indicators) if (items !== null) expect([items.nodes.reduce((sum, { counted }) => sum + counted, 0), items.totalCount]).toEqual([value, items.nodes.length]);
    expect(idsOf(prepared.edition, 'DRAFTS_ANNOUNCED')).toEqual([year.adopted, year.unanswered, year.last].sort((one, other) => Number(one === year.last) - Number(other === year.last) || Number(one === year.unanswered) - Number(other === year.unanswered)));
    const recount = await recounted(ministry);
    expect(idsOf(prepared.edition, 'DRAFTS_ANNOUNCED').toSorted()).toEqual(recount.announced.toSorted());
    expect(idsOf(prepared.edition, 'DRAFTS_ADOPTED')).toEqual(recount.adopted);
    expect(idsOf(prepared.edition, 'RECOMMENDATIONS_RECEIVED').toSorted()).toEqual(recount.register.toSorted());
    expect(idsOf(prepared.edition, 'DEBATE_PARTICIPANTS')).toEqual([year.debateId]);
    expect(idsOf(prepared.edition, 'RECOMMENDATIONS_INCLUDED')).toEqual([year.proposals[0]!.id]);

    // What is worked on is for the institution and SGG.
    for (const outsider of [anonymous, aUser(), (await aMinistry()).elena]) {
      expect(await reportSeenBy(service, outsider, institutionId, 2026)).toBeNull();
      if (outsider !== anonymous) expect(reportRefusals(await changeReport(service, outsider, 'freeze', { reportId: prepared.id }))).toEqual([['NOT_FOUND', 'reportId']]);
    }
    expect((await reportSeenBy(service, ioana, institutionId, 2026))!.edition.status).toBe('PREPARED');

    // Freezing is refused with what is empty, one by one.
    const empty = filledValues.map(({ indicator }) => ['BAD_USER_INPUT', `values.${indicator}`]);
    expect(reportRefusals(await changeReport(service, elena, 'freeze', { reportId: prepared.id }))).toEqual(empty);
    expect(prepared.viewerCan).toMatchObject({ complete: { allowed: true }, freeze: { allowed: false, code: 'BAD_USER_INPUT', nextStep: expect.stringContaining('values.LAWSUITS') }, correct: { allowed: false, code: 'INVALID_STATE' } });
    expect(reportRefusals(await complete(radu, prepared, filledValues.slice(1)))).toEqual(empty.slice(0, 1));
    expect(reportRefusals(await complete(radu, prepared, [{ indicator: 'DRAFTS_ADOPTED', number: 9 }]))).toEqual([['BAD_USER_INPUT', 'values.DRAFTS_ADOPTED']]);
    const completed = acceptedReport(await complete(radu, prepared));
    expect(completed.edition.status).toBe('COMPLETED');

    // The representative alone signs, and what he has read.
    expect(reportRefusals(await changeReport(service, radu, 'freeze', { reportId: prepared.id }))).toEqual([['FORBIDDEN', null]]);
    expect(reportRefusals(await changeReport(service, elena, 'freeze', { reportId: prepared.id, expectedVersion: prepared.version }))).toEqual([['CONFLICT', 'expectedVersion']]);
    const key = { idempotencyKey: randomUUID() };
    const frozen = acceptedReport(await changeReport(service, elena, 'freeze', { reportId: prepared.id, expectedVersion: completed.version, ...key }));
    expect(acceptedReport(await changeReport(service, elena, 'freeze', { reportId: prepared.id, expectedVersion: completed.version, ...key })).version).toBe(frozen.version);
    expect(frozen.edition).toMatchObject({ status: 'FROZEN', frozenAt: expect.stringMatching(/^2027-02-01T07:00:/), sha256: expect.stringMatching(/^[0-9a-f]{64}$/), indicators: completed.edition.indicators });
    expect((await reportSeenBy(service, anonymous, institutionId, 2026))!.edition).toEqual(frozen.edition);

    // Immutable: by the API, and by the database for the role of the service.
    for (const attempt of [prepare(radu, ministry), complete(radu, frozen), changeReport(service, elena, 'freeze', { reportId: frozen.id })]) expect(reportRefusals(await attempt)).toEqual([['INVALID_STATE', null]]);
    await expectNoChange(frozen.id);
    await service.sql(`DELETE FROM draft_notification WHERE institution_id = $1`, [institutionId]);
    expect((await reportSeenBy(service, anonymous, institutionId, 2026))!.edition).toEqual(frozen.edition);

    // A correction is another edition with its reason; the one before stays public as it is.
    const reason = 'Două trimiteri ale proiectului fuseseră numărate greșit.';
    expect(reportRefusals(await changeReport(service, radu, 'correct', { reportId: frozen.id, reason }))).toEqual([['FORBIDDEN', null]]);
    expect(reportRefusals(await changeReport(service, elena, 'correct', { reportId: frozen.id, reason: 'greșit' }))).toEqual([['BAD_USER_INPUT', 'reason']]);
    const corrected = acceptedReport(await changeReport(service, elena, 'correct', { reportId: frozen.id, reason }));
    expect(corrected).toMatchObject({ edition: { number: 2, status: 'COMPLETED', correctionReason: reason, sha256: null }, frozenEditions: [{ number: 1, sha256: frozen.edition.sha256 }] });
    expect((await reportSeenBy(service, anonymous, institutionId, 2026))!.edition).toEqual(frozen.edition);
    acceptedReport(await complete(radu, corrected, [{ indicator: 'LAWSUITS', number: 2 }]));
    acceptedReport(await changeReport(service, elena, 'freeze', { reportId: frozen.id }));
    const now = (await reportSeenBy(service, anonymous, institutionId, 2026))!;
    expect(valuesOf(now.edition)).toEqual({ ...valuesOf(frozen.edition), DRAFTS_SENT_TO_INDIVIDUALS: 0, LAWSUITS: 2 });
    expect([now.edition.correctionReason, now.frozenEditions[0], now.frozenEditions[1]]).toEqual([reason, frozen.edition, now.edition]);
    expect(await written(frozen.id)).toEqual(['Prepared', 'Completed', 'Frozen', 'Corrected', 'Completed', 'Frozen'].map((edge) => `TransparencyReport${edge}`));
  });

  it('is prepared for a year that has begun and signed once it is over, and counted anew as often as wanted', async () => {
    const ministry = await aMinistry();
    const { radu, elena } = ministry;
    for (const year of [2027, 2013]) expect(reportRefusals(await prepare(radu, ministry, year))).toEqual([['BAD_USER_INPUT', 'year']]);
    const [one, other] = (await Promise.all([prepare(radu, ministry), prepare(elena, ministry)])).map(acceptedReport);
    expect([one!.id, [one!.version, other!.version].includes(2)]).toEqual([other!.id, true]);
    await aPublished(ministry);
    const again = acceptedReport(await prepare(radu, ministry));
    expect([valuesOf(one!.edition)['DRAFTS_ANNOUNCED'], valuesOf(again.edition)['DRAFTS_ANNOUNCED']]).toEqual([0, 1]);
    const completed = acceptedReport(await complete(radu, again));
    expect(reportRefusals(await changeReport(service, elena, 'freeze', { reportId: completed.id }))).toEqual([['INVALID_STATE', null]]);
    // What was filled in stays when the year is counted anew.
    expect(acceptedReport(await prepare(radu, ministry)).edition).toMatchObject({ status: 'COMPLETED' });
    await setClock(service, '2027-01-01T00:00:00+02:00');
    expect(acceptedReport(await changeReport(service, elena, 'freeze', { reportId: completed.id })).edition.status).toBe('FROZEN');

    const pending = await someone(service, 'FOI_OFFICER', ministry.institutionId);
    expect(reportRefusals(await prepare(pending, ministry))).toEqual([['FORBIDDEN', null]]);
    expect(reportRefusals(await prepare(aUser(), ministry))).toEqual([['NOT_FOUND', 'institutionId']]);
    expect(reportRefusals(await changeReport(service, elena, 'freeze', { reportId: randomUUID() }))).toEqual([['NOT_FOUND', 'reportId']]);
  });

  it('costs as many statements however many items and reports there are', async () => {
    const ministry = await aMinistry();
    const statements = countStatements();
    const cost = async () => {
      const before = statements();
      expect((await reportSeenBy(service, ministry.radu, ministry.institutionId, 2026))!.edition.indicators).toHaveLength(29);
      return statements() - before;
    };
    await propose(await aPublished(ministry));
    acceptedReport(await prepare(ministry.radu, ministry));
    const one = await cost();
    for (let index = 0; index < 3; index += 1) await propose(await aPublished(ministry));
    acceptedReport(await prepare(ministry.radu, ministry));

    expect(await cost()).toBeLessThanOrEqual(one);
  });
});

/** The same numbers from lists that the API gives: published and adopted consultations of the year, and its register. */
async function recounted({ institutionId, radu }: Ministry) {
  const query = `query ($id: ID!) {
    consultations(first: 100, filter: { institutionIds: [$id] }) { nodes { id status publishedAt } }
    contributionRegister(institutionId: $id, year: 2026, first: 100) { nodes { id status } } }`;
  const { consultations, contributionRegister } = await read<{
    readonly consultations: { readonly nodes: readonly { readonly id: string; readonly status: string; readonly publishedAt: string | null }[] };
    readonly contributionRegister: { readonly nodes: readonly { readonly id: string; readonly status: string }[] };
  }>(service, radu, query, { id: institutionId });
  const announced = consultations.nodes.filter(({ publishedAt }) => publishedAt !== null && publishedAt >= '2025-12-31T22:00' && publishedAt < '2026-12-31T22:00');
  return {
    announced: announced.map(({ id }) => id),
    adopted: announced.filter(({ status }) => status === 'ADOPTED').map(({ id }) => id),
    register: contributionRegister.nodes.filter(({ status }) => status !== 'WITHDRAWN').map(({ id }) => id),
  };
}

/** The role of the service may not change what was signed, nor may the owner by mistake. */
async function expectNoChange(reportId: string): Promise<void> {
  const asApp = await createDataSource({ url: service.databaseUrl, applicationName: 'test', entities: [], migrations: [], poolSize: 1 }).initialize();
  for (const table of ['transparency_report_edition', 'frozen_transparency_count']) {
    await expect(asApp.query(`UPDATE ${table} SET number = 7 WHERE report_id = $1`, [reportId])).rejects.toThrow('permission denied');
    await expect(asApp.query(`DELETE FROM ${table} WHERE report_id = $1`, [reportId])).rejects.toThrow('permission denied');
    await expect(service.sql(`UPDATE ${table} SET number = 7 WHERE report_id = $1`, [reportId])).rejects.toThrow();
  }
  await asApp.destroy();
}

const written = async (id: string) => (await service.sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [id])).map(({ type }) => type.split('.').at(-1));

describe('the national roll-up', () => {
  interface Rollup {
    readonly indicators: readonly { readonly code: string; readonly number: string | null; readonly sum: number }[];
    readonly reported: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
    readonly missing: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
  }
  const query = `query ($year: Int!, $first: Int, $after: String) { nationalTransparencyRollup(year: $year) { year indicators { code number label sum }
    reported(first: 100) { totalCount nodes { id } } missing(first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }`;
  const rollup = async (page: object = {}) => (await read<{ nationalTransparencyRollup: Rollup }>(service, ioana, query, { year: 2025, first: 100, ...page })).nationalTransparencyRollup;

  it('is the sum of the last signed editions, and says who has signed none', async () => {
    const [one, other, idle, closed] = [await aMinistry(), await aMinistry(), await aMinistry(), await aMinistry()];
    await service.sql('UPDATE institution SET closed = true WHERE id = $1', [closed.institutionId]);
    for (const ministry of [one, other]) {
      const { id: reportId } = acceptedReport(await complete(ministry.radu, acceptedReport(await prepare(ministry.radu, ministry, 2025))));
      acceptedReport(await changeReport(service, ministry.elena, 'freeze', { reportId }));
    }
    const reportOf = async (ministry: Ministry) => (await reportSeenBy(service, ioana, ministry.institutionId, 2025))!;
    const { id: reportId } = await reportOf(other);
    acceptedReport(await changeReport(service, other.elena, 'correct', { reportId, reason: 'Un proces nu fusese numărat în raport.' }));
    acceptedReport(await complete(other.radu, await reportOf(other), [{ indicator: 'LAWSUITS', number: 4 }]));
    const sumOf = ({ indicators }: Rollup, code: string) => indicators.find((indicator) => indicator.code === code)!.sum;
    // A correction counts once it is signed.
    expect(sumOf(await rollup(), 'LAWSUITS')).toBe(2);
    acceptedReport(await changeReport(service, other.elena, 'freeze', { reportId }));

    const all = await rollup();
    const editions = [(await reportOf(one)).edition, (await reportOf(other)).edition];
    const numbers = editions[0]!.indicators.filter(({ kind }) => kind !== 'TEXT').map(({ code }) => code);
    expect(all.indicators.map(({ code, sum }) => [code, sum])).toEqual(numbers.map((code) => [code, editions.reduce((sum, edition) => sum + Number(valuesOf(edition)[code]), 0)]));
    expect(sumOf(all, 'LAWSUITS')).toBe(5);
    expect(all.reported).toEqual({ totalCount: 2, nodes: [one.institutionId, other.institutionId].sort().map((id) => ({ id })) });
    const missing = all.missing.nodes.map(({ id }) => id);
    expect(missing).toEqual(missing.toSorted());
    expect([missing.includes(idle.institutionId), missing.includes(closed.institutionId), missing.includes(one.institutionId), all.missing.totalCount]).toEqual([true, false, false, missing.length]);
    const page = await rollup({ first: 1 });
    expect(page.missing).toMatchObject({ nodes: [{ id: missing[0] }], pageInfo: { hasNextPage: true } });
    expect((await rollup({ first: 1, after: page.missing.pageInfo.endCursor })).missing.nodes).toEqual([{ id: missing[1] }]);
  });

  it('is for SGG: Radu requesting it is FORBIDDEN', async () => {
    const { radu, elena } = await aMinistry();
    for (const who of [radu, elena, aUser(), anonymous]) expect((await service.ask(who, query, { year: 2025 })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await service.ask(await someone(service, 'SGG_ADMIN', null), query, { year: 2025 })).errors).toBeUndefined();
  });
});
