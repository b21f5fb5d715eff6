import { anonymous, type Principal } from '@conect/auth';
import { createDataSource } from '@conect/service-kit';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { debateGateOf } from '../src/debate/database/debate-gate';
import { anInstitution, setClock, someone, startConsultations } from './consultations';
import { aPdf, upload } from './contributions';
import { aMember, anOrganization, aPlanFor, aPublished, change, debatesSeenBy, done, refused, type DebatePayload } from './debates';

let service: TestService;
let institutionId: string;
let organizationId: string;
let radu: Principal;
let ana: Principal;
const paul = aUser();
// Nothing runs beside the requests, so that their statements can be counted.
beforeAll(async () => {
  service = await startConsultations();
  institutionId = await anInstitution(service);
  organizationId = await anOrganization(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  ana = await aMember(service, 'NGO_ADMIN', organizationId);
});
afterAll(() => service?.stop());
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

const request = (who: Principal, consultationId: string, input: object = {}) => change(service, who, 'requestDebate', { consultationId, text: 'Cerem o dezbatere publică.', ...input });
const register = (debateId: string, who: Principal = aUser(), input: object = {}) => change(service, who, 'registerForDebate', { debateId, name: 'Paul Ionescu', email: 'paul@example.org', ...input });
const aConsultation = () => aPublished(service, radu, institutionId);
const schedule = (consultationId: string, changes: object = {}) => change(service, radu, 'scheduleDebate', aPlanFor(consultationId, changes));
const debateOf = async (consultationId: string, changes: object = {}) => done(await schedule(consultationId, changes)).id;
const seen = async (consultationId: string, who: Principal = anonymous) => (await debatesSeenBy(service, who, consultationId))!;

describe('rivals', () => {
  const outcomes = (payloads: readonly DebatePayload[]) => payloads.map(({ registration }) => registration!['status']).sort();

  it('twenty at once for the last place: exactly one has it, the others wait in line', async () => {
    const debateId = await debateOf(await aConsultation(), { places: 1 });

    const payloads = await Promise.all(Array.from({ length: 20 }, () => register(debateId)));

    expect(outcomes(payloads)).toEqual(['REGISTERED', ...Array.from({ length: 19 }, () => 'WAITLISTED')]);
    expect(payloads.map(({ registration }) => Number(registration!['position'])).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('ten organizations at once have one debate, and two officers decide once', async () => {
    const id = await aConsultation();
    const members = await Promise.all(Array.from({ length: 10 }, async () => {
      const organization = await anOrganization(service);
      return [await aMember(service, 'NGO_ADMIN', organization), organization] as const;
    }));
    for (const payload of await Promise.all(members.map(([who, organization]) => request(who, id, { organizationId: organization })))) done(payload);
    expect(await service.sql('SELECT 1 FROM debate WHERE consultation_id = $1', [id])).toHaveLength(1);
    expect((await seen(id)).debateRequests.totalCount).toBe(10);

    const suspended = await anOrganization(service, 'SUSPENDED');
    const waiting = done(await request(await aMember(service, 'NGO_ADMIN', suspended), id, { organizationId: suspended }));
    const elena = await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId);
    const decided = await Promise.all([radu, elena].map((who) => change(service, who, 'decideDebateEligibility', { requestId: waiting.id, decision: 'ACCEPTED' })));
    expect(decided.flatMap(refused)).toEqual([['INVALID_STATE', null]]);
  });
});

describe('the list of who comes', () => {
  it('is the institution\'s alone, page by page, and keeps places when there are fewer', async () => {
    const id = await aConsultation();
    const debateId = await debateOf(id, { places: 2 });
    for (let index = 0; index < 4; index += 1) done(await register(debateId, aUser(), { name: `Vorbitor ${index}`, wantsToSpeak: index !== 1 }));
    const list = async (who: Principal, page: object = {}) => {
      const query = 'query ($id: ID!, $first: Int, $after: String, $last: Int) { consultation(id: $id) { debate { registrations(first: $first, after: $after, last: $last) { totalCount pageInfo { endCursor hasNextPage } nodes { name status speakingOrder } } } } }';
      return (await service.ask<{ consultation: { debate: { registrations: { totalCount: number; pageInfo: { endCursor: string }; nodes: readonly { name: string; status: string }[] } | null } } }>(who, query, { id, ...page })).data.consultation.debate.registrations;
    };
    for (const who of [anonymous, ana, paul]) expect(await list(who)).toBeNull();
    const start = (await list(radu, { first: 3 }))!;
    expect(start).toMatchObject({ totalCount: 4, nodes: [{ name: 'Vorbitor 0', speakingOrder: 1 }, { name: 'Vorbitor 1', speakingOrder: null }, { status: 'WAITLISTED', speakingOrder: null }], pageInfo: { hasNextPage: true } });
    expect((await list(radu, { first: 3, after: start.pageInfo.endCursor }))!.nodes).toMatchObject([{ name: 'Vorbitor 3' }]);
    expect((await list(radu, { last: 1 }))!.nodes).toMatchObject([{ name: 'Vorbitor 3' }]);

    const statuses = async () => (await list(radu))!.nodes.map(({ status }) => status);
    done(await schedule(id, { places: 1 }));
    expect(await statuses()).toEqual(['REGISTERED', 'REGISTERED', 'WAITLISTED', 'WAITLISTED']);
    done(await schedule(id, { places: 3 }));
    expect(await statuses()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED', 'WAITLISTED']);
    done(await schedule(id, { places: null }));
    expect(await statuses()).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED', 'REGISTERED']);
    // The trail of it names nobody.
    const trail = await service.sql<{ changes: object }>(`SELECT changes FROM audit_entry WHERE chain_id = $1 AND subject_type = 'debateRegistration'`, [debateId]);
    expect(JSON.stringify(trail)).not.toContain('Vorbitor');
  });

  it('is for members of the organization and for those who can be told', async () => {
    const debateId = await debateOf(await aConsultation());
    const coordinator = await aMember(service, 'VOLUNTEER_COORDINATOR', organizationId);
    expect(refused(await register(debateId, paul, { organizationId }))).toEqual([['FORBIDDEN', 'organizationId']]);
    expect(refused(await register(debateId, paul, { email: null }))).toEqual([['BAD_USER_INPUT', 'email']]);
    expect(done(await register(debateId, coordinator, { organizationId, email: null, phone: '0722 123 456' }))).toMatchObject({ status: 'REGISTERED', organization: { id: organizationId }, phone: '+40722123456' });
    const { errors } = await service.ask(anonymous, 'mutation ($input: RegisterForDebateInput!) { registerForDebate(input: $input) { userErrors { code } } }', { input: { debateId, name: 'X', email: 'x@example.org' } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

it('however many consultations are listed, their debates are read by as many statements', async () => {
  const ministry = await anInstitution(service);
  const officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
  const add = async () => {
    const id = await aPublished(service, officer, ministry);
    done(await change(service, officer, 'scheduleDebate', aPlanFor(id)));
    done(await request(paul, id));
    const { debate } = (await debatesSeenBy(service, officer, id))!;
    done(await register(debate!.id, paul));
  };
  const query = `query ($filter: ConsultationFilter) { consultations(first: 50, filter: $filter) { nodes { debateSuggestionCount debateBlockers debateRequests(first: 5) { totalCount nodes { id text viewerCanDecide { allowed } } }
    viewerCan { requestDebate { allowed } scheduleDebate { allowed } }
    debate { id registeredCount waitlistedCount attendance { participantCount } viewerRegistration { id viewerCanCancel { allowed } } registrations(first: 5) { totalCount nodes { name speakingOrder viewerCanCancel { allowed } } } viewerCan { register { allowed } } } } } }`;
  const statements = countStatements();
  const cost = async () => {
    const before = statements();
    const { errors } = await service.ask(officer, query, { filter: { institutionIds: [ministry] } });
    expect(errors).toBeUndefined();
    return statements() - before;
  };
  await add();
  const one = await cost();
  for (let index = 0; index < 3; index += 1) await add();

  expect(await cost()).toBeLessThanOrEqual(one);
});

it('the gate of debates names what is open, before whoever sends a consultation to endorsement', async () => {
  const dataSource = createDataSource({ url: service.databaseUrl, applicationName: 'test', entities: [], migrations: [], poolSize: 1 });
  await dataSource.initialize();
  const { blockersOf } = debateGateOf(dataSource.manager);
  const [id, quiet] = [await aConsultation(), await aConsultation()];
  done(await request(paul, quiet));
  const suspended = await anOrganization(service, 'SUSPENDED');
  const waiting = done(await request(await aMember(service, 'NGO_ADMIN', suspended), id, { organizationId: suspended }));
  expect([await blockersOf(quiet), await blockersOf(id)]).toEqual([[], ['DEBATE_ELIGIBILITY_PENDING']]);
  done(await change(service, radu, 'decideDebateEligibility', { requestId: waiting.id, decision: 'ACCEPTED' }));
  expect(await blockersOf(id)).toEqual(['DEBATE_OPEN']);
  const debate = done(await change(service, radu, 'scheduleDebate', aPlanFor(id)));
  expect(await blockersOf(id)).toEqual(['DEBATE_OPEN']);
  await setClock(service, '2026-03-11T12:00:00+02:00');
  done(await change(service, radu, 'recordAttendance', { debateId: debate.id }));
  expect(await blockersOf(id)).toEqual([]);
  await dataSource.destroy();
});

describe('papers', () => {
  const aPaper = (who: Principal, purpose: string, fileName = 'minuta.pdf') => upload(service, who, { bytes: aPdf(), fileName, mediaType: 'application/pdf', purpose });
  const held = async (consultationId: string): Promise<string> => {
    const debateId = await debateOf(consultationId);
    await setClock(service, '2026-03-11T12:00:00+02:00');
    done(await change(service, radu, 'recordAttendance', { debateId }));
    return debateId;
  };
  const bytesOf = async (url: string): Promise<string> => {
    const { pathname, search } = new URL(url);
    return (await (await fetch(`${service.address}${pathname}${search}`)).text()).slice(0, 8);
  };

  it('minutes have the paper itself beside their words, for everybody to fetch once they are published', async () => {
    const id = await aConsultation();
    const debateId = await held(id);
    const document = await aPaper(radu, 'MINUTES');
    const publish = (input: object) => change(service, radu, 'publishMinutes', { debateId, text: 'S-a discutat articolul 2.', ...input });
    for (const other of [await aPaper(radu, 'SCAN'), await aPaper(await someone(service, 'TRANSPARENCY_OFFICER', institutionId), 'MINUTES'), document.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))])
      expect(refused(await publish({ document: other }))).toEqual([['BAD_USER_INPUT', 'document']]);
    expect(refused(await publish({ document: 'minuta.pdf', text: ' ' }))).toEqual([['BAD_USER_INPUT', 'text'], ['BAD_USER_INPUT', 'document']]);
    expect((await seen(id)).debate).toMatchObject({ minutes: { document: null } });

    done(await publish({ document }));

    const { debate } = (await seen(id)) as unknown as { debate: { minutes: { text: string; document: { fileName: string; downloadUrl: string } } } };
    expect(debate.minutes).toMatchObject({ text: 'S-a discutat articolul 2.', document: { fileName: 'minuta.pdf' } });
    expect(await bytesOf(debate.minutes.document.downloadUrl)).toBe('%PDF-1.4');
    await expect(service.sql('DELETE FROM document WHERE id = $1', [document])).rejects.toThrow('debate_minutes_document_id_fkey');
  });

  it('the paper of minutes is brought by officers, and is what its name says', async () => {
    await expect(aPaper(ana, 'MINUTES')).rejects.toThrow('FORBIDDEN');
    await expect(aPaper(radu, 'MINUTES', 'minuta.docx')).rejects.toThrow('BAD_USER_INPUT');
    const page = { bytes: Buffer.from('<html><script>alert(1)</script></html>'), fileName: 'minuta.pdf', mediaType: 'application/pdf', purpose: 'MINUTES' };
    await expect(upload(service, radu, page)).rejects.toThrow(/^upload: 4/);
  });

  it('the scan of a request that came on paper is for the officers alone', async () => {
    const id = await aConsultation();
    const scan = await aPaper(radu, 'SCAN', 'cerere.pdf');
    const record = (input: object) =>
      change(service, radu, 'recordDebateRequest', { consultationId: id, requesterKind: 'ASSOCIATION', requesterName: 'Asociația de Proprietari nr. 7', channel: 'POST', receivedOn: '2026-03-02', text: 'Cerem o dezbatere publică.', ...input });
    expect(refused(await record({ scan: await aPaper(radu, 'MINUTES') }))).toEqual([['BAD_USER_INPUT', 'scan']]);

    expect(done(await record({ scan, decision: 'ACCEPTED' }))).toMatchObject({ status: 'ACCEPTED', scan: { fileName: 'cerere.pdf' } });

    expect((await seen(id, radu)).debateRequests.nodes).toMatchObject([{ scan: { fileName: 'cerere.pdf' } }]);
    for (const who of [anonymous, ana, paul]) expect((await seen(id, who)).debateRequests.nodes).toMatchObject([{ requesterName: 'Asociația de Proprietari nr. 7', scan: null }]);
  });
});
