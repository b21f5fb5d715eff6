import { createHash, randomBytes } from 'node:crypto';
import { askGraph, readRows, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aHuman, askerWith, type Human } from '../permissions/people';
import { todayInRomania } from '../permissions/things';
import { aMinistryOf, draft, run } from './ministry';
import { aStatute, anApproved, operationNamed, organizationMutations, password, signUp, signUpOfficer, tokenIn, uploadDocument, wordsOf, type Payload, type Person } from './people';
import { leftOf } from './planted';

jest.setTimeout(420_000);

/** Letters and digits that stand nowhere else: in every word that Mara writes, and in what others write of her. */
const mark = `zq${randomBytes(4).toString('hex')}kw`;
const [phone, cardNumber] = ['0740', ''].map((start) => `${start}${String(parseInt(randomBytes(3).toString('hex'), 16) % 1_000_000).padStart(6, '7')}`) as [string, string];
const words = (what: string): string => `${what} ${mark} din Mănăștur.`;
const planted = [mark, phone, `+4${phone}`];

let stack: TestStack;
let ana: Person;
let mara: Person;
let victor: Person;
let radu: Human;
let organizationId: string;
let consultationId: string;
let contractId: string;
let code: string;
let registrationNumber: string;

const accepted = async (person: Pick<Human, 'ask'>, operation: string, input: object): Promise<Payload> => {
  const payload = await run(person, operation, input);
  expect([operation, payload.userErrors]).toEqual([operation, []]);
  return payload;
};
/** Once what other services tell has arrived. */
async function eventually(person: Pick<Human, 'ask'>, operation: string, input: object): Promise<Payload> {
  let payload!: Payload;
  await waitFor(async () => (payload = await run(person, operation, input)).userErrors.length === 0, { describe: `${operation} to be accepted`, timeoutMillis: 30_000 }).catch((error: unknown) => {
    throw new Error(JSON.stringify(payload.userErrors), { cause: error });
  });
  return payload;
}
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const job = (service: 'volunteering' | 'identity', name: string) => runSql(stack.databases[service].ownerUrl, 'SELECT graphile_worker.add_job($1)', [name]);
const erasure = async () =>
  ((await mara.ask(operationNamed('my-erasure'))).data as unknown as { me: { erasure: { state: string; blockers: { code: string; message: string }[] } | null } | null }).me?.erasure;

beforeAll(async () => {
  stack = await startTestStack({ MESSAGING_DIGESTS: '' });
  const [officer, elena, transparency] = await Promise.all([signUpOfficer(stack, 'Victor'), aHuman(stack, 'Elena'), aHuman(stack, 'Radu')]);
  [ana, mara] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, `Mara${mark}`)]);
  [victor, radu] = [officer, transparency];
  organizationId = await anApproved(ana, victor, { legalName: 'Asociația Țarnița Verde' });
  const institutionId = await aMinistryOf(askerWith(stack, victor.token), { elena, radu: transparency });
  await volunteers();
  await takesPart(institutionId);
  await writesLetters(institutionId);
  await leaves();
});
afterAll(() => stack?.stop());

/** Mara gives her time: everything that she and her host write on the way to a certificate. */
async function volunteers(): Promise<void> {
  const call = {
    ...{ organizationId, title: 'Plantăm o pădure la Făget', description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm până seara.' },
    ...{ volunteeringDomains: ['ENVIRONMENT'], domains: ['E'], place: { localityId: '54984' }, acceptance: 'BY_COORDINATOR', places: 10, minimumAge: 18, startsOn: inDays(20), endsOn: inDays(40) },
  };
  const { id: opportunityId } = (await eventually(ana, 'create-opportunity', call))['opportunity'] as { id: string };
  await accepted(ana, 'submit-opportunity', { opportunityId });
  await eventually(victor, 'approve-opportunity', { opportunityId });
  await accepted(mara, 'update-volunteer-profile', { fullName: `Mara ${mark}`, birthDate: '2000-05-17', phone: `+4${phone}`, email: mara.email });
  const { id: applicationId } = (await accepted(mara, 'apply-to-opportunity', { opportunityId, motivation: words('Îmi plac pădurile') }))['application'] as { id: string };
  await accepted(ana, 'accept-application', { applicationId });
  const drawn = await accepted(ana, 'generate-contract', {
    ...{ applicationId, startsOn: todayInRomania(), endsOn: inDays(40), activities: 'Plantare de puieți.', schedule: 'Sâmbăta, 9–15', hoursPerWeek: 6 },
    ...{ insurance: { requested: false, provided: false }, coordinatorUserId: ana.userId, coordinatorName: 'Ana Țurcanu' },
    host: { seat: 'Cluj-Napoca, str. Țărmului 4', fiscalCode: '28765437', representativeName: 'Ana Țurcanu', representativeCapacity: 'președintă' },
  });
  contractId = (drawn['contract'] as { id: string }).id;
  const identityCard = { series: 'CJ', number: cardNumber, issuedBy: words('SPCLEP'), issuedOn: '2020-05-04' };
  const detailed = await accepted(mara, 'provide-contract-details', { contractId, address: words('str. Horea 1'), email: mara.email, phone, identityCard });
  const { sha256 } = detailed['contract'] as { sha256: string };
  await accepted(mara, 'sign-contract', { contractId, sha256 });
  await accepted(ana, 'countersign-contract', { contractId, sha256 });
  const { id: hourLogId } = (await accepted(mara, 'log-hours', { contractId, day: todayInRomania(), minutes: 360, activity: words('Plantare') }))['hourLog'] as { id: string };
  await accepted(ana, 'approve-hours', { hourLogIds: [hourLogId] });
  await accepted(mara, 'log-hours', { contractId, day: todayInRomania(), minutes: 60, activity: words('Udare') });
  code = ((await accepted(ana, 'issue-certificate', { contractId, activitySummary: words('A plantat puieți'), competences: ['LIFECOMP_2_3'] }))['certificate'] as { verificationCode: string }).verificationCode;
  await accepted(mara, 'request-volunteering-paper', { kind: 'CONTRACT', format: 'PDF', contractId });
  await accepted(ana, 'renegotiate-contract', { contractId, reason: words('Examenele'), terms: { activities: 'Udarea puieților.', schedule: 'Duminica', hoursPerWeek: 3 } });
}

/** Mara as a citizen: a proposal with an attachment, a debate, a standing request. */
async function takesPart(institutionId: string): Promise<void> {
  consultationId = ((await eventually(radu, 'create-consultation', { institutionId, ...draft }))['consultation'] as { id: string }).id;
  await accepted(radu, 'add-draft-version', { consultationId, articles: [{ article: '5', paragraphs: [{ paragraph: '2', text: 'Limita de praf este de 25 de micrograme.' }] }] });
  await accepted(radu, 'publish-consultation', { consultationId, inputLastDay: inDays(30) });
  const attachment = await uploadAttachment('consultations');
  const contact = { name: `Mara ${mark}`, email: mara.email, phone };
  const contribution = { consultationId, kind: 'PROPOSAL', text: words('Limita să fie de 20'), articleRefs: [{ article: '5', paragraph: '2' }], contact, attachments: [attachment] };
  ({ registrationNumber } = (await accepted(mara, 'submit-contribution', { ...contribution, idempotencyKey: `k-${mark}` }))['contribution'] as { registrationNumber: string });
  await accepted(mara, 'request-debate', { consultationId, text: words('Vreau să vorbim') });
  await accepted(mara, 'request-draft-notifications', { institutionId });
}

/** A paper of Mara's own, with her name in the name and in the bytes. */
async function uploadAttachment(service: 'consultations' | 'messaging'): Promise<string> {
  const bytes = Buffer.concat([aStatute(), Buffer.from(`% ${mark}\n`)]);
  const file = { fileName: `${mark}.pdf`, mediaType: 'application/pdf', byteLength: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), purpose: 'ATTACHMENT' };
  const { upload } = (await accepted(mara, `request-${service}-document-upload`, file)) as unknown as { upload: { documentId: string; url: string; method: string; headers: { name: string; value: string }[] } };
  const response = await fetch(upload.url, { method: upload.method, headers: Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  expect(response.status).toBeLessThan(300);
  return upload.documentId;
}

/** Letters of Mara to an institution and to an organization, which answers, notes what it thinks of her, and is reported. */
async function writesLetters(institutionId: string): Promise<void> {
  const petition = { senderName: `Mara ${mark}`, recipient: { institutionId }, kind: 'PETITION', subject: words('Praf'), text: words('Ce măsurați?'), attachments: [await uploadAttachment('messaging')] };
  const { id: petitionId } = (await eventually(mara, 'open-thread', petition))['thread'] as { id: string };
  await accepted(mara, 'reply-to-thread', { threadId: petitionId, text: words('Încă ceva') });
  const { id: threadId } = (await eventually(mara, 'open-thread', { recipient: { organizationId }, kind: 'GENERAL', subject: words('Puieți'), text: words('Când plantăm?') }))['thread'] as { id: string };
  await eventually(ana, 'reply-to-thread', { threadId, text: words('Dragă Mara') });
  await accepted(ana, 'add-internal-note', { threadId, text: words('Scrie des') });
  const { data } = await mara.ask(operationNamed('thread-page'), { id: threadId, first: 5 });
  const { nodes } = (data as unknown as { thread: { messages: { nodes: { id: string }[] } } }).thread.messages;
  await accepted(mara, 'report-thread', { threadId, messageIds: [nodes.at(-1)!.id], reason: words('Nu e frumos') });
}

/** What else Mara leaves: a draft of an organization, what she knows, an export, another address that she wishes for, an invitation that she got. */
async function leaves(): Promise<void> {
  const begun = { type: 'ASSOCIATION', legalName: 'Asociația Valea Verde', legalRepresentative: `Mara ${mark}`, purpose: words('Scopul'), contactEmail: `alta.${mark}@example.org`, countyCode: 'CJ', localityCode: '54984' };
  expect((await mara.change(organizationMutations.create, begun)).userErrors).toEqual([]);
  const { id: communityId } = (await accepted(victor, 'create-expertise-community', { domain: 'E', name: { ro: 'Păduri', en: 'Forests' } }))['community'] as { id: string };
  await accepted(mara, 'join-expertise-community', { communityId, expertise: words('Stejarul') });
  await accepted(mara, 'follow', { organizationId });
  await accepted(mara, 'request-data-export', {});
  await uploadDocument(mara, 'CLAIM_EVIDENCE', Buffer.concat([aStatute(), Buffer.from(`% ${mark}\n`)]), { fileName: `${mark}.pdf`, mediaType: 'application/pdf' });
  await accepted(mara, 'update-profile', { email: `alta.${mark}@example.org`, currentPassword: password });
  await eventually(ana, 'invite-member', { organizationId, email: mara.email, role: 'NGO_EDITOR' });
}

it('finds what is planted, in every service', async () => {
  const places = (await leftOf(stack, planted)).map((place) => place.split(':')[0]!);

  expect([...new Set(places)]).toEqual(expect.arrayContaining(['identity', 'registry', 'consultations', 'messaging', 'volunteering']));
  expect(places.some((place) => place.startsWith('file '))).toBe(true);
});

describe('J15: Mara asks to be erased', () => {
  it('while her contract is in force, and is told that it waits and why', async () => {
    expect(await accepted(mara, 'request-erasure', {})).toMatchObject({ erasure: { state: 'REQUESTED' } });
    await waitFor(async () => (await erasure())?.state === 'DEFERRED', { describe: 'the erasure to wait' });

    expect(await erasure()).toMatchObject({ blockers: [{ code: 'CONTRACT_IN_FORCE', message: expect.stringContaining('Legea 78/2014') }] });
    // Before messaging is down: whoever has not answered is waited for.
    const answered = async () => (await readRows(stack.databases.identity.ownerUrl, 'SELECT FROM erasure_answer')).length === 5;
    await waitFor(answered, { describe: 'every service to answer' });
  });

  it('is erased once it has ended, though messaging is down meanwhile and catches up, and no word of hers is left anywhere', async () => {
    await accepted(mara, 'terminate-contract', { contractId, reason: words('Mă mut') });
    await stack.kill('messaging');
    await runSql(stack.databases.volunteering.ownerUrl, `UPDATE business_clock SET clock_offset = '17 days'`);
    await job('volunteering', 'end-contracts');
    const ended = async () => (await readRows(stack.databases.volunteering.ownerUrl, `SELECT FROM contract WHERE status = 'TERMINATED'`)).length > 0;
    await waitFor(ended, { describe: 'the contract to end' });
    await job('volunteering', 'see-to-erasures');
    expect(wordsOf(await stack.mailTo(mara.email, (mail) => wordsOf(mail).includes('ultimul mesaj')))).toContain('Mara');

    const acknowledged = async () => (await readRows(stack.databases.identity.ownerUrl, 'SELECT FROM erasure_answer WHERE forgotten_at IS NOT NULL')).length;
    await waitFor(async () => (await acknowledged()) === 3, { describe: 'three services to have forgotten' });
    const state = async () => (await readRows<{ state: string }>(stack.databases.identity.ownerUrl, 'SELECT state FROM erasure'))[0]!.state;
    expect(await state()).toBe('ERASING');
    await stack.restart('messaging');
    await waitFor(async () => (await state()) === 'ERASED', { describe: 'the last service to have forgotten', timeoutMillis: 60_000 });

    let left: readonly string[] = [];
    await waitFor(async () => (left = await leftOf(stack, planted)).length === 0, { describe: 'jobs to have removed files', timeoutMillis: 20_000 }).catch(() => undefined);
    expect(left).toEqual([]);
  });

  it('is nobody from then on: no session, no profile, no name beside a proposal, and a certificate that still verifies', async () => {
    expect((await mara.ask(operationNamed('me'))).errors.length + Number((await mara.ask(operationNamed('me'))).data?.['me'] === null)).toBeGreaterThan(0);
    const asked = await askGraph(stack.graphqlUrl, operationNamed('consultation-contributions'), { id: consultationId, first: 5 });
    expect(asked.data).toMatchObject({ consultation: { contributions: { nodes: [{ registrationNumber, authorName: 'persoană fizică' }] } } });
    const verified = await askGraph(stack.graphqlUrl, operationNamed('verify-certificate'), { code });
    expect(verified.data).toMatchObject({ verifyCertificate: { status: 'VALID', minutes: 360, initials: null } });
    const year = Number(todayInRomania().slice(0, 4));
    expect((await ana.ask(operationNamed('volunteer-register'), { organizationId, year })).data).toMatchObject({ volunteerRegister: { nodes: [{ volunteerName: null, status: 'TERMINATED' }] } });
  });

  it('can come back as somebody else by the same address', async () => {
    const input = { name: 'Mara', email: mara.email, password, language: 'RO' };
    await askGraph(stack.graphqlUrl, operationNamed('register-user'), { input });
    const token = tokenIn(await stack.mailTo(mara.email, (mail) => wordsOf(mail).includes('Bună ziua, Mara,')));
    const confirmed = await askGraph(stack.graphqlUrl, operationNamed('confirm-email'), { input: { token } });
    expect(confirmed.data).toMatchObject({ confirmEmail: { confirmedEmail: mara.email, userErrors: [] } });
  });
});
