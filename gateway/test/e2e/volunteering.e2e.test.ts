import { askGraph, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { todayInRomania } from '../permissions/things';
import { anApproved, noticesOf, operationNamed, signUp, signUpOfficer, wordsOf, type Payload, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;
let mara: Person;
let paul: Person;
let victor: Person;
let organizationId: string;
/** Mara's application to the call that Ana has accepted. */
let acceptedId: string;

beforeAll(async () => {
  stack = await startTestStack();
  [ana, mara, paul, victor] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Mara'), signUp(stack, 'Paul'), signUpOfficer(stack, 'Victor')]);
  organizationId = await anApproved(ana, victor, { type: 'ASSOCIATION', legalName: 'Asociația Țarnița Verde' });
});
afterAll(() => stack?.stop());

const run = (person: Person, operation: string, input: Record<string, unknown>): Promise<Payload> => person.change(operationNamed(operation), input);

async function read<Data>(person: Person, operation: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await person.ask(operationNamed(operation), variables);
  expect(errors).toEqual([]);
  return data as unknown as Data;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const aCall = (changes: object = {}) => ({
  ...{ organizationId, title: 'Plantăm o pădure la Făget', description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm până seara.' },
  ...{ volunteeringDomains: ['ENVIRONMENT'], domains: ['E'], place: { localityId: '54984' }, acceptance: 'BY_COORDINATOR', places: 10, minimumAge: 16, isOpenToMinors: true },
  ...{ startsOn: inDays(20), endsOn: inDays(40) },
  ...changes,
});

/** A call that was drafted once volunteering knew who Ana is. */
async function drafted(changes: object = {}): Promise<string> {
  let opportunityId: string | undefined;
  const isDrafted = async () => {
    opportunityId = ((await run(ana, 'create-opportunity', aCall(changes)))['opportunity'] as { id: string } | null)?.id;
    return opportunityId !== undefined;
  };
  await waitFor(isDrafted, { describe: 'volunteering to know Ana and her organization' });
  return opportunityId!;
}

async function published(changes: object = {}): Promise<string> {
  const opportunityId = await drafted(changes);
  expect(await run(ana, 'publish-opportunity', { opportunityId })).toMatchObject({ userErrors: [], opportunity: { status: 'PUBLISHED' } });
  return opportunityId;
}

const profile = (fullName: string) => ({ fullName, birthDate: '2000-05-17', phone: '+40722123456', email: 'voluntar@example.org' });
const applied = (person: Person, opportunityId: string) => run(person, 'apply-to-opportunity', { opportunityId, motivation: 'Îmi plac pădurile.' });
const idOf = (payload: Payload): string => (payload['application'] as { id: string }).id;
const pageOf = (person: Person, id: string) => read<{ opportunity: { freePlaces: number; status: string } | null }>(person, 'opportunity-page', { id });
/** The bytes of a paper, once a job has made it. */
async function paperOf(person: Person, asked: Record<string, unknown>): Promise<Buffer> {
  const requested = await run(person, 'request-volunteering-paper', asked);
  expect(requested).toMatchObject({ userErrors: [] });
  const { id } = requested['paper'] as { id: string };
  let paper: { state: string; url: string | null } | null = null;
  const isMade = async () => (({ volunteeringPaper: paper } = await read<{ volunteeringPaper: typeof paper }>(person, 'volunteering-paper', { id })), paper?.state === 'READY');
  await waitFor(isMade, { describe: 'the paper to be made' });
  return Buffer.from(await (await fetch(paper!.url!)).arrayBuffer());
}
const titlesOf = async (person: Person) => (await noticesOf(person)).map(({ title }) => title);
const isTold = (person: Person, title: string) => waitFor(async () => (await titlesOf(person)).includes(title), { describe: `${person.name} to be told "${title}"` });

describe('a call for volunteers', () => {
  let opportunityId: string;
  it('is seen by nobody else as a draft, goes to SGG the first time, and is public once approved', async () => {
    opportunityId = await drafted();
    expect(await pageOf(mara, opportunityId)).toEqual({ opportunity: null });
    expect(await run(ana, 'publish-opportunity', { opportunityId })).toMatchObject({ opportunity: null, userErrors: [{ code: 'REVIEW_REQUIRED' }] });
    expect(await run(ana, 'submit-opportunity', { opportunityId })).toMatchObject({ userErrors: [], opportunity: { status: 'IN_REVIEW' } });
    await isTold(victor, 'O oportunitate de voluntariat așteaptă examinarea');

    expect(await run(ana, 'approve-opportunity', { opportunityId })).toMatchObject({ opportunity: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect(await run(victor, 'approve-opportunity', { opportunityId })).toMatchObject({ userErrors: [], opportunity: { status: 'PUBLISHED' } });
  });

  it('is found by word, county, domain and distance, without diacritics', async () => {
    const found = { edges: [{ node: { id: opportunityId, organization: { legalName: 'Asociația Țarnița Verde' } } }], totalCount: 1, facets: { counties: [{ county: { code: 'CJ' }, opportunityCount: 1 }] } };
    const filter = { countyCodes: ['CJ'], domain: 'E', isRemote: false };

    expect(await read(mara, 'find-opportunities', { search: 'padure', filter })).toMatchObject({ opportunities: found });
    expect(await read(mara, 'find-opportunities', { near: { localityId: '54984', radiusKm: 5 } })).toMatchObject({ opportunities: { totalCount: 1 } });
    expect(await read(mara, 'find-opportunities', { search: 'padure', filter: { countyCodes: ['BH'] } })).toMatchObject({ opportunities: { totalCount: 0 } });
  });

  it('takes whoever says who he is, once, and nobody of its own organization', async () => {
    expect(await applied(mara, opportunityId)).toMatchObject({ application: null, userErrors: [{ code: 'PROFILE_INCOMPLETE' }] });
    for (const person of [mara, ana]) expect(await run(person, 'update-volunteer-profile', profile(`${person.name} Pop`))).toMatchObject({ userErrors: [] });

    const first = await applied(mara, opportunityId);
    expect(first).toMatchObject({ userErrors: [], application: { status: 'SUBMITTED' } });
    acceptedId = idOf(first);
    expect(await applied(mara, opportunityId)).toMatchObject({ application: null, userErrors: [{ code: 'ALREADY_APPLIED' }] });
    expect(await applied(ana, opportunityId)).toMatchObject({ application: null, userErrors: [{ code: 'OWN_ORGANIZATION' }] });
    await isTold(ana, 'O candidatură nouă așteaptă răspunsul');
  });

  it('has a place less once a coordinator accepts somebody, who is told in the graph and by mail; others know of no application', async () => {
    expect(await run(paul, 'accept-application', { applicationId: acceptedId })).toMatchObject({ application: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await run(ana, 'accept-application', { applicationId: acceptedId })).toMatchObject({ userErrors: [], application: { status: 'ACCEPTED' } });

    expect(await pageOf(paul, opportunityId)).toMatchObject({ opportunity: { freePlaces: 9 } });
    await isTold(mara, 'Candidatura dumneavoastră a fost acceptată');
    expect(wordsOf(await stack.mailTo(mara.email, (mail) => wordsOf(mail).includes('Aveți un loc')))).toContain('contractul de voluntariat');
    expect(await read(paul, 'opportunity-applications', { id: opportunityId })).toMatchObject({ opportunity: { applications: null } });
  });
});

describe('the volunteer who was accepted', () => {
  let contractId: string;
  let code: string;
  const contractOf = (payload: Payload) => payload['contract'] as { id: string; number: string; status: string; sha256: string };
  const worked = (changes: object) => run(mara, 'log-hours', { contractId, day: todayInRomania(), minutes: 360, activity: 'Plantare de puieți', ...changes });

  it('signs a contract that the host draws up, and stands in the register once the host has signed too', async () => {
    const { application } = await read<{ application: { id: string } }>(mara, 'application-page', { id: acceptedId });
    const paper = {
      ...{ applicationId: application.id, startsOn: todayInRomania(), endsOn: inDays(40), activities: 'Plantare de puieți.', schedule: 'Sâmbăta, 9–15', hoursPerWeek: 6 },
      ...{ insurance: { requested: false, provided: false }, coordinatorUserId: ana.userId, coordinatorName: 'Ana Țurcanu' },
      host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
    };
    const drawn = await run(ana, 'generate-contract', paper);
    expect(drawn).toMatchObject({ userErrors: [], contract: { status: 'DRAFT' } });
    contractId = contractOf(drawn).id;
    expect(await run(ana, 'generate-contract', paper)).toMatchObject({ contract: null, userErrors: [{ code: 'CONTRACT_OVERLAP' }] });
    await isTold(mara, 'Contractul de voluntariat vă așteaptă');

    const details = { address: 'Cluj-Napoca, str. Horea 1', email: 'mara@example.org', phone: '0722123456', identityCard: { series: 'CJ', number: '123456', issuedBy: 'SPCLEP Cluj-Napoca', issuedOn: '2020-05-04' } };
    const { sha256 } = contractOf(await run(mara, 'provide-contract-details', { contractId, ...details }));
    expect(await run(mara, 'sign-contract', { contractId, sha256: sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })).toMatchObject({ contract: null, userErrors: [{ code: 'CONFLICT' }] });
    expect(await run(mara, 'sign-contract', { contractId, sha256 })).toMatchObject({ userErrors: [], contract: { status: 'PENDING_HOST' } });
    expect(await run(ana, 'countersign-contract', { contractId, sha256 })).toMatchObject({ userErrors: [], contract: { status: 'ACTIVE' } });

    const year = Number(todayInRomania().slice(0, 4));
    expect(await read(ana, 'volunteer-register', { organizationId, year })).toMatchObject({ volunteerRegister: { totalCount: 1, nodes: [{ volunteerName: 'Mara Pop', status: 'ACTIVE' }] } });
    expect(await read(paul, 'volunteering-contract', { id: contractId })).toEqual({ volunteeringContract: null });
  });

  it('has the contract, its sheet and the protection sheet as papers that a job makes', async () => {
    const contract = await paperOf(mara, { kind: 'CONTRACT', format: 'PDF', contractId });
    expect(contract.subarray(0, 5).toString()).toBe('%PDF-');
    for (const [kind, title] of [['CONTRACT', 'Contract de voluntariat nr. 1/'], ['VOLUNTEER_SHEET', 'Fișa de voluntariat'], ['PROTECTION_SHEET', 'Fișa de protecție a voluntarului']] as const) {
      const paper = (await paperOf(ana, { kind, format: 'HTML', contractId })).toString();
      for (const words of [title, 'Mara Pop', 'Plantare de puieți.']) expect(paper).toContain(words);
    }
    expect(await run(paul, 'request-volunteering-paper', { kind: 'CONTRACT', format: 'PDF', contractId })).toMatchObject({ paper: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('logs hours that were really worked, and the host vouches for them', async () => {
    for (const [changes, field] of [[{ minutes: 25 * 60 }, 'minutes'], [{ day: inDays(3) }, 'day'], [{ day: inDays(-3) }, 'day']] as const) {
      expect(await worked(changes)).toMatchObject({ hourLog: null, userErrors: [{ code: 'BAD_USER_INPUT', field: [field] }] });
    }
    expect(await run(ana, 'issue-certificate', { contractId, activitySummary: 'A plantat puieți.', competences: [] })).toMatchObject({ certificate: null, userErrors: [{ code: 'INVALID_STATE' }] });

    const logged = await worked({});
    expect(logged).toMatchObject({ userErrors: [], hourLog: { status: 'PENDING' } });
    const { id: hourLogId } = logged['hourLog'] as { id: string };
    expect(await run(ana, 'approve-hours', { hourLogIds: [hourLogId] })).toMatchObject({ userErrors: [] });
    expect(await run(mara, 'update-hours', { hourLogId, day: todayInRomania(), minutes: 60, activity: 'Altceva' })).toMatchObject({ hourLog: null, userErrors: [{ code: 'INVALID_STATE' }] });
  });

  it('has a certificate that anybody can verify, and that says so once it is revoked', async () => {
    const issued = await run(ana, 'issue-certificate', { contractId, activitySummary: 'A plantat puieți de stejar.', competences: ['LIFECOMP_2_3'] });
    expect(issued).toMatchObject({ userErrors: [], certificate: { minutes: 360 } });
    const certificate = issued['certificate'] as { id: string; verificationCode: string };
    code = certificate.verificationCode;
    const verify = (given: string) => read(paul, 'verify-certificate', { code: given });
    expect(await verify(code)).toMatchObject({ verifyCertificate: { status: 'VALID', organization: { legalName: 'Asociația Țarnița Verde' }, minutes: 360, initials: 'M. P.' } });
    expect(await verify(code.replace(/.$/, (letter) => (letter === '2' ? '3' : '2')))).toEqual({ verifyCertificate: null });
    expect((await paperOf(mara, { kind: 'CERTIFICATE', format: 'HTML', certificateId: certificate.id })).toString()).toContain(code);

    expect(await run(ana, 'revoke-certificate', { certificateId: certificate.id, reason: 'Orele erau ale altcuiva.' })).toMatchObject({ userErrors: [] });
    expect(await verify(code)).toMatchObject({ verifyCertificate: { status: 'REVOKED' } });
    await isTold(mara, 'Certificatul de voluntariat a fost revocat');
  });
});

describe('a volunteer of 15', () => {
  const guardianEmail = 'dana.munteanu@example.org';
  let luca: Person;
  let opportunityId: string;
  let applicationId: string;
  let contractId: string;
  /** The secret of the link that asked for the consent. */
  let token: string;
  /** The secret in the guardian's newest mail, of those that are not this one. */
  const secretSent = async (otherThan = ''): Promise<string> => {
    const secretIn = (mail: string) => /\/guardian\/([\w-]+)\s/.exec(wordsOf(mail))?.[1];
    return secretIn(await stack.mailTo(guardianEmail, (mail) => ![undefined, otherThan].includes(secretIn(mail))))!;
  };
  /** Born so long before the contract's first day. */
  const bornBefore = (years: number, days: number): string => {
    const [year, month, day] = todayInRomania().split('-').map(Number) as [number, number, number];
    return new Date(Date.UTC(year - years, month - 1, day - days)).toISOString().slice(0, 10);
  };
  const decide = async (operation: string, input: object) =>
    (await askGraph(stack.graphqlUrl, operationNamed(operation), { input })).data?.[operation.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())] as unknown as { contractStatus: string | null; userErrors: { code: string }[] };

  beforeAll(async () => {
    luca = await signUp(stack, 'Luca');
    opportunityId = await published({ title: 'Ajutăm la biblioteca din Gilău', minimumAge: 15 });
  });

  it('may come where minors are welcome, and one of 14 nowhere', async () => {
    const grown = await published({ title: 'Descărcăm lemne la Huedin', minimumAge: 18, isOpenToMinors: false });
    // 14 until after the last day on which the age counts.
    expect(await run(luca, 'update-volunteer-profile', { ...profile('Luca Munteanu'), birthDate: bornBefore(14, 90) })).toMatchObject({ userErrors: [] });
    expect(await applied(luca, opportunityId)).toMatchObject({ application: null, userErrors: [{ code: 'UNDER_MIN_AGE' }] });

    expect(await run(luca, 'update-volunteer-profile', { ...profile('Luca Munteanu'), birthDate: bornBefore(15, 90) })).toMatchObject({ userErrors: [] });
    expect(await applied(luca, grown)).toMatchObject({ application: null, userErrors: [{ code: expect.stringMatching(/^(UNDER_MIN_AGE|MINORS_NOT_ACCEPTED)$/) }] });
    const accepted = await applied(luca, opportunityId);
    expect(accepted).toMatchObject({ userErrors: [], application: { status: 'SUBMITTED' } });
    applicationId = idOf(accepted);
  });

  it('talks with those who decide on volunteers, and nobody else writes to him', async () => {
    const conversationSeenBy = async (person: Person) => (await read<{ application: { conversation: { id: string; messages: { nodes: { side: string | null; text: string }[] } } | null } | null }>(person, 'application-conversation', { id: applicationId })).application?.conversation ?? null;
    const heard = async () => (await conversationSeenBy(luca)) !== null;
    await waitFor(heard, { describe: 'messaging to hear of the application' });
    const { id: threadId } = (await conversationSeenBy(luca))!;

    expect(await run(ana, 'reply-to-thread', { threadId, text: 'Vii cu unul dintre părinți?' })).toMatchObject({ userErrors: [] });
    expect(await run(luca, 'reply-to-thread', { threadId, text: 'Da, cu mama.' })).toMatchObject({ userErrors: [] });
    const said = [[null, expect.any(String)], ['RECIPIENT', 'Vii cu unul dintre părinți?'], ['SENDER', 'Da, cu mama.']];
    for (const one of [luca, ana]) expect((await conversationSeenBy(one))!.messages.nodes.map(({ side, text }) => [side, text])).toEqual(said);
    for (const other of [mara, paul, victor]) {
      expect(await conversationSeenBy(other)).toBeNull();
      expect(await run(other, 'reply-to-thread', { threadId, text: 'Salut, Luca!' })).toMatchObject({ thread: null, userErrors: [{ code: 'NOT_FOUND' }] });
    }
  });

  it('waits for a guardian, who follows the link of a mail once, and not for himself', async () => {
    expect(await run(ana, 'accept-application', { applicationId })).toMatchObject({ userErrors: [] });
    const drawn = await run(ana, 'generate-contract', {
      ...{ applicationId, startsOn: todayInRomania(), endsOn: inDays(40), activities: 'Așezarea cărților.', schedule: 'Sâmbăta, 9–12', hoursPerWeek: 3 },
      ...{ insurance: { requested: false, provided: false }, coordinatorUserId: ana.userId, coordinatorName: 'Ana Țurcanu' },
      host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
    });
    contractId = (drawn['contract'] as { id: string }).id;
    const details = { contractId, address: 'Gilău, str. Școlii 2', email: 'luca@example.org', phone: '0722123457', identityCard: { series: 'CJ', number: '654321', issuedBy: 'SPCLEP Gilău', issuedOn: '2025-05-04' } };
    expect(await run(luca, 'provide-contract-details', details)).toMatchObject({ userErrors: [], contract: { status: 'PENDING_GUARDIAN' } });
    expect(await run(luca, 'request-guardian-consent', { contractId, guardian: { fullName: 'Dana Munteanu', email: guardianEmail, relation: 'MOTHER' } })).toMatchObject({ userErrors: [] });

    token = await secretSent();
    expect(await run(luca, 'give-guardian-consent', { token })).toMatchObject({ contractStatus: null, userErrors: [{ code: 'GUARDIAN_IS_VOLUNTEER' }] });
    expect(await decide('give-guardian-consent', { token })).toMatchObject({ userErrors: [], contractStatus: 'PENDING_VOLUNTEER' });
    expect(await decide('give-guardian-consent', { token })).toMatchObject({ contractStatus: null, userErrors: [{ code: 'INVALID_STATE' }] });
  });

  it('stops when the guardian takes the consent back, and the host is told', async () => {
    const { volunteeringContract: { sha256 } } = await read<{ volunteeringContract: { sha256: string } }>(luca, 'volunteering-contract', { id: contractId });
    expect(await run(luca, 'sign-contract', { contractId, sha256 })).toMatchObject({ userErrors: [] });
    expect(await run(ana, 'countersign-contract', { contractId, sha256 })).toMatchObject({ userErrors: [], contract: { status: 'ACTIVE' } });

    expect(await decide('revoke-guardian-consent', { token: await secretSent(token) })).toMatchObject({ userErrors: [], contractStatus: 'TERMINATED' });
    await isTold(ana, 'Părintele sau tutorele și-a retras acordul');
  });
});

describe('the last place', () => {
  let opportunityId: string;
  let waiting: string;

  it('goes to one, the next waits, and has it when the first withdraws', async () => {
    opportunityId = await published({ title: 'Pictăm o școală la Florești', acceptance: 'AUTOMATIC', places: 1 });
    expect(await run(paul, 'update-volunteer-profile', profile('Paul Ionescu'))).toMatchObject({ userErrors: [] });
    const first = await applied(mara, opportunityId);
    expect(first).toMatchObject({ userErrors: [], application: { status: 'ACCEPTED' } });
    const second = await applied(paul, opportunityId);
    expect(second).toMatchObject({ userErrors: [], application: { status: 'WAITLISTED' } });
    waiting = idOf(second);

    expect(await run(mara, 'withdraw-application', { applicationId: idOf(first), reasonCode: 'NOT_AVAILABLE' })).toMatchObject({ userErrors: [], application: { status: 'WITHDRAWN' } });

    expect(await read(paul, 'application-page', { id: waiting })).toMatchObject({ application: { status: 'ACCEPTED' } });
    await isTold(paul, 'S-a eliberat un loc: candidatura este acceptată');
  });

  it('is for nobody once the call is cancelled, which needs a message that each who waits can read', async () => {
    const again = idOf(await applied(mara, opportunityId));
    expect(await run(ana, 'cancel-opportunity', { opportunityId, reason: 'Fără materiale.', message: '' })).toMatchObject({ opportunity: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['message'] }] });
    const message = 'Ne pare rău, nu am primit vopseaua. Vă scriem când o luăm de la capăt.';
    expect(await run(ana, 'cancel-opportunity', { opportunityId, reason: 'Fără materiale.', message })).toMatchObject({ userErrors: [], opportunity: { status: 'CANCELLED' } });

    expect(await read(mara, 'application-page', { id: again })).toMatchObject({ application: { status: 'CANCELLED_BY_HOST', reason: message } });
    await isTold(mara, 'Candidatura dumneavoastră s-a încheiat fără răspuns');
  });
});

describe('the suspension of an organization', () => {
  it('pauses its calls and ends what waits for an answer, and its end gives editing back but not the applications', async () => {
    const opportunityId = await published({ title: 'Citim copiilor la Huedin' });
    const applicationId = idOf(await applied(paul, opportunityId));
    expect(await run(victor, 'suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' })).toMatchObject({ userErrors: [] });

    const statusOf = async () => (await pageOf(ana, opportunityId)).opportunity?.status;
    await waitFor(async () => (await statusOf()) === 'PAUSED', { describe: 'the call to pause' });
    expect(await read(paul, 'application-page', { id: applicationId })).toMatchObject({ application: { status: 'CANCELLED_BY_HOST' } });
    expect(await run(ana, 'resume-opportunity', { opportunityId })).toMatchObject({ userErrors: [{ code: 'ORG_SUSPENDED' }] });

    expect(await run(victor, 'reactivate-organization', { organizationId })).toMatchObject({ userErrors: [] });
    const resumed = async () => (await run(ana, 'resume-opportunity', { opportunityId })).userErrors.length === 0;
    await waitFor(resumed, { describe: 'volunteering to hear that the organization is active again' });
    expect(await read(paul, 'application-page', { id: applicationId })).toMatchObject({ application: { status: 'CANCELLED_BY_HOST' } });
  });
});

describe('the calendar', () => {
  it('closes a call after its last day, with what waits', async () => {
    const opportunityId = await published({ title: 'Curățăm malul Someșului' });
    const applicationId = idOf(await applied(paul, opportunityId));

    await runSql(stack.databases.volunteering.ownerUrl, 'UPDATE business_clock SET clock_offset = $1::interval', ['41 days']);
    await runSql(stack.databases.volunteering.ownerUrl, `SELECT graphile_worker.add_job('walk-opportunities')`);

    const statusOf = async () => (await pageOf(ana, opportunityId)).opportunity?.status;
    await waitFor(async () => (await statusOf()) === 'CLOSED', { describe: 'the call to close' });
    expect(await read(paul, 'application-page', { id: applicationId })).toMatchObject({ application: { status: 'CANCELLED_BY_HOST' } });
  });
});
