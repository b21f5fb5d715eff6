import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { askGraph, readRows, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aHuman, askerWith, type Human } from '../permissions/people';
import { aMinistryOf, draft, run, setClock } from './ministry';
import { anApproved, noticesOf, operationNamed, signUp, signUpOfficer, type Payload, type Person } from './people';

jest.setTimeout(240_000);

let stack: TestStack;
let victor: Person;
let radu: Human;
let ana: Person;
let paul: Person;
let organizationId: string;
let institutionId: string;
let consultationId: string;
const registered: Registered[] = [];

interface Registered {
  readonly id: string;
  readonly version: number;
  readonly registrationNumber: string;
  readonly receipt: Readonly<Record<string, unknown>>;
}

beforeAll(async () => {
  stack = await startTestStack();
  const [admin, elena, officer] = await Promise.all([signUpOfficer(stack, 'Victor'), aHuman(stack, 'Elena'), aHuman(stack, 'Radu')]);
  [ana, paul] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul')]);
  [victor, radu] = [admin, officer];
  organizationId = await anApproved(ana, victor, { legalName: 'Asociația Aer Curat' });
  institutionId = await aMinistryOf(askerWith(stack, victor.token), { elena, radu: officer });
  await setClock(stack, '2026-03-02T09:00:00+02:00');
  await publish();
});
afterAll(() => stack?.stop());

const accepted = async (person: Pick<Human, 'ask'>, operation: string, input: object): Promise<Payload> => {
  const payload = await run(person, operation, input);
  expect(payload.userErrors).toEqual([]);
  return payload;
};

/** Radu's consultation on the quality of air, once consultations have heard of his role. */
async function publish(): Promise<void> {
  const known = async () => {
    const { consultation } = await run(radu, 'create-consultation', { institutionId, ...draft });
    consultationId = (consultation as { id: string } | null)?.id ?? '';
    return consultation !== null;
  };
  await waitFor(known, { describe: 'consultations to know the officer' });
  await accepted(radu, 'add-draft-version', { consultationId, articles: [{ article: '5', paragraphs: [{ paragraph: '2', text: 'Limita de praf este de 25 de micrograme.' }] }] });
  await accepted(radu, 'publish-consultation', { consultationId, inputLastDay: '2026-03-12' });
}

describe('J6: proposals', () => {
  const proposal = { kind: 'PROPOSAL', text: 'Limita de praf să fie de 20 de micrograme.', articleRefs: [{ article: '5', paragraph: '2' }], contact: { name: 'Paul Ionescu', email: 'paul@example.org' } };

  it('of an association and of a citizen are numbered, and what proves it is verified by anybody', async () => {
    expect(await run(paul, 'submit-contribution', { ...proposal, consultationId, author: { organizationId } })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    const heard = async () => (await run(ana, 'submit-contribution', { ...proposal, consultationId, author: { organizationId }, articleRefs: [{ article: '6' }] })).userErrors[0]?.code === 'ARTICLE_NOT_FOUND';
    await waitFor(heard, { describe: 'consultations to know Ana and her association' });

    for (const [person, input] of [[ana, { author: { organizationId } }], [paul, { display: 'INITIALS' }]] as const) {
      registered.push((await accepted(person, 'submit-contribution', { ...proposal, ...input, consultationId }))['contribution'] as Registered);
    }
    expect(registered.map(({ registrationNumber }) => registrationNumber)).toEqual(['1/2026', '2/2026']);
    const { registrationNumber, sequence, itemHash, entryHash } = registered[1]!.receipt;
    const answer = await askGraph(stack.graphqlUrl, operationNamed('verify-contribution-receipt'), { receipt: { institutionId, registrationNumber, sequence, itemHash, entryHash } });
    expect(answer).toMatchObject({ errors: [], data: { verifyContributionReceipt: { outcome: 'IN_REGISTER' } } });
  });

  it('are public with the name of the association and the initials of the citizen', async () => {
    const { data } = await askGraph(stack.graphqlUrl, operationNamed('consultation-contributions'), { id: consultationId, first: 5 });
    expect(data).toMatchObject({ consultation: { contributions: { totalCount: 2, nodes: [{ organization: { legalName: 'Asociația Aer Curat' } }, { authorName: 'P. I.', organization: null }] } } });
    expect(JSON.stringify(data)).not.toContain('paul@example.org');
  });
});

describe('J7: a debate', () => {
  it('is a duty once an active association asks, and keeps the draft from endorsement', async () => {
    expect((await accepted(paul, 'request-debate', { consultationId, text: 'Vreau să vorbim despre praf.' }))['consultation']).toMatchObject({ debateSuggestionCount: 1, debate: null });
    expect((await accepted(ana, 'request-debate', { consultationId, organizationId, text: 'Cerem o dezbatere publică.' }))['consultation']).toMatchObject({ debate: { status: 'REQUESTED' } });

    await setClock(stack, '2026-03-13T00:00:00+02:00');
    expect(await run(radu, 'submit-for-endorsement', { consultationId })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE', blockers: ['1/2026', '2/2026', 'DEBATE_OPEN'] }] });
  });

  it('is held, and its minutes are public', async () => {
    const plan = { startsAt: '2026-03-18T10:00:00+02:00', endsAt: '2026-03-18T12:00:00+02:00', onlineUrl: 'https://mediu.example/dezbatere', places: 50, howToRegister: 'Pe CONECT.', howToSpeak: 'În ordinea înscrierii.', agenda: 'Limita de praf.' };
    const { debate } = await accepted(radu, 'schedule-debate', { consultationId, ...plan });
    const { id: debateId } = debate as { id: string };
    expect((await accepted(ana, 'register-for-debate', { debateId, organizationId, name: 'Ana Pop', email: 'ana@example.org' }))['registration']).toMatchObject({ status: 'REGISTERED' });

    await setClock(stack, '2026-03-18T10:30:00+02:00');
    await accepted(radu, 'record-attendance', { debateId, individualCount: 12 });
    expect((await accepted(radu, 'publish-minutes', { debateId, text: 'S-a discutat limita de praf.' }))['debate']).toMatchObject({ status: 'MINUTES_PUBLISHED', minutes: { isOverdue: false } });
  });
});

describe('J8: the answers', () => {
  it('each with its reason, open the way to endorsement thirty working days after the announcement, and to the adoption', async () => {
    await runSql(stack.databases.consultations.ownerUrl, `SELECT graphile_worker.add_job('walk-consultations')`);
    const status = async () => ((await radu.ask(operationNamed('consultation-page'), { id: consultationId })).data?.['consultation'] as unknown as { status: string }).status;
    await waitFor(async () => (await status()) === 'ANALYSIS', { describe: 'the consultation to close' });
    const versions = (await readContributions()).map(({ id: contributionId, version: expectedVersion }) => ({ contributionId, expectedVersion }));

    expect(await run(radu, 'decide-contributions', { contributions: versions, decision: 'REJECTED', justification: 'nu' })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['justification'] }] });
    await accepted(radu, 'decide-contributions', { contributions: [versions[0]], decision: 'ACCEPTED' });
    expect(await run(radu, 'publish-responses', { consultationId })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE', blockers: ['2/2026'] }] });
    await accepted(radu, 'decide-contributions', { contributions: [versions[1]], decision: 'PARTIALLY_ACCEPTED', justification: 'Limita scade la 20 abia din anul 2028.' });
    expect((await accepted(radu, 'publish-responses', { consultationId }))['consultation']).toMatchObject({ status: 'RESPONDED' });

    expect(await run(radu, 'submit-for-endorsement', { consultationId })).toMatchObject({ userErrors: [{ code: 'LEGAL_TERM_VIOLATION', legalTerm: { required: '2026-04-15' } }] });
    await setClock(stack, '2026-04-15T09:00:00+03:00');
    expect((await accepted(radu, 'submit-for-endorsement', { consultationId }))['consultation']).toMatchObject({ status: 'ENDORSEMENT' });
    expect((await accepted(radu, 'record-adoption', { consultationId, officialGazetteRef: 'M.Of. 321/2026' }))['consultation']).toMatchObject({ status: 'ADOPTED', officialGazetteRef: 'M.Of. 321/2026' });
  });

  it('are a table for everybody, and the evidence is for the institution', async () => {
    const { data } = await askGraph(stack.graphqlUrl, operationNamed('response-matrix'), { id: consultationId, first: 5 });
    const { responseMatrix, responseMatrixFiles } = (data as unknown as { consultation: { responseMatrix: { nodes: object[] }; responseMatrixFiles: { format: string; url: string }[] } }).consultation;
    expect(responseMatrix.nodes).toMatchObject([
      { place: 'art. 5 alin. (2)', decision: 'ACCEPTED', contribution: { registrationNumber: '1/2026' } },
      { place: 'art. 5 alin. (2)', decision: 'PARTIALLY_ACCEPTED', justification: 'Limita scade la 20 abia din anul 2028.' },
    ]);
    const csv = await (await fetch(responseMatrixFiles.find(({ format }) => format === 'CSV')!.url)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('Asociația Aer Curat');

    const packOf = async (person: Pick<Human, 'ask'>) => ((await person.ask(operationNamed('evidence-pack'), { id: consultationId })).data as unknown as { consultation: { evidencePack: { url: string; sha256: string } | null } }).consultation.evidencePack;
    expect(await packOf(paul)).toBeNull();
    const { url, sha256 } = (await packOf(radu))!;
    expect(createHash('sha256').update(Buffer.from(await (await fetch(url)).arrayBuffer())).digest('hex')).toBe(sha256);
  });
});

/** Another consultation, open on the day on which the first one was adopted. */
async function anotherOpen(): Promise<string> {
  const { id } = (await accepted(radu, 'create-consultation', { institutionId, ...draft }))['consultation'] as { id: string };
  await accepted(radu, 'add-draft-version', { consultationId: id, articles: [{ article: '5', text: 'Limita de praf este de 25 de micrograme.' }] });
  await accepted(radu, 'publish-consultation', { consultationId: id });
  return id;
}

describe('an organization that SGG suspends', () => {
  it('is known to be so from the events of the registry: its request for a debate waits for an officer', async () => {
    const id = await anotherOpen();
    expect(await run(victor, 'suspend-organization', { organizationId, reason: 'Nu răspunde la sediu.' })).toMatchObject({ userErrors: [] });
    // What is asked here changes nothing: the draft has no such article.
    const proposal = { consultationId: id, author: { organizationId }, kind: 'PROPOSAL', text: 'Limita să fie de 20.', articleRefs: [{ article: '99' }], contact: { name: 'Ana Pop', email: 'ana@example.org' } };
    const heard = async () => (await run(ana, 'submit-contribution', proposal)).userErrors[0]?.code === 'ORG_SUSPENDED';
    await waitFor(heard, { describe: 'consultations to know that the association is suspended' });

    const { debateRequest, consultation } = await accepted(ana, 'request-debate', { consultationId: id, organizationId, text: 'Cerem o dezbatere publică.' });
    expect(debateRequest).toMatchObject({ status: 'PENDING_ELIGIBILITY', requesterKind: 'ORGANIZATION', decisionDue: { term: 'DEBATE_ELIGIBILITY_DECISION', passed: false } });
    expect(consultation).toMatchObject({ debate: null });
    await accepted(radu, 'decide-debate-eligibility', { requestId: (debateRequest as { id: string }).id, decision: 'ACCEPTED' });
    expect((await radu.ask(operationNamed('consultation-debate'), { id })).data).toMatchObject({ consultation: { debate: { status: 'REQUESTED' } } });
  });
});

describe('the process killed', () => {
  const count = 200;

  it('in the middle of 200 proposals at once loses none that was acknowledged, leaves no number out and gives none twice', async () => {
    const id = await anotherOpen();
    const proposalOf = (idempotencyKey: string) => ({ consultationId: id, kind: 'PROPOSAL', text: 'Limita să fie de 20.', articleRefs: [{ article: '5' }], contact: { name: 'Paul Ionescu', email: 'paul@example.org' }, idempotencyKey });
    /** Null when no answer came, or one that says that the service is not there. */
    const submit = async (key: string): Promise<Registered | null> => {
      const { data } = await paul.ask(operationNamed('submit-contribution'), { input: proposalOf(key) }).catch(() => ({ data: null }));
      return (data?.['submitContribution'] as unknown as { contribution: Registered | null } | null | undefined)?.contribution ?? null;
    };
    const keys = Array.from({ length: count }, () => randomUUID());
    let acknowledged = 0;
    const killing: Promise<void>[] = [];
    const firstAnswers = await Promise.all(
      keys.map(async (key) => {
        const answer = await submit(key);
        if (answer !== null && (acknowledged += 1) === 40) killing.push(stack.kill('consultations'));
        return answer;
      }),
    );
    await Promise.all(killing);
    expect(acknowledged).toBeGreaterThanOrEqual(40);
    expect(acknowledged).toBeLessThan(count);
    await stack.restart('consultations');

    const answers: Registered[] = [];
    for (const key of keys) answers.push(await waitFor(() => submit(key), { describe: 'the proposal to be taken', timeoutMillis: 60_000, everyMillis: 250 }));

    // What was acknowledged stands under the same number; what was repeated is one.
    for (const [index, first] of firstAnswers.entries()) if (first !== null) expect(answers[index]).toMatchObject({ id: first.id, registrationNumber: first.registrationNumber });
    const url = stack.databases.consultations.ownerUrl;
    const stored = await readRows<{ id: string; number: number }>(url, 'SELECT id, number FROM contribution WHERE consultation_id = $1 ORDER BY number', [id]);
    expect(stored.map((one) => one.id).sort()).toEqual(answers.map((one) => one.id).sort());
    expect(stored.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => registered.length + index + 1));
    expect(new Set(answers.map(({ registrationNumber }) => registrationNumber)).size).toBe(count);
    for (const command of ['verify-register', 'verify-audit']) expect(await stack.run('consultations', 'cli', [command])).toMatch(/ (is|are) whole: /);
  });
});

describe('an operator', () => {
  it('makes the projections again from the first event on, and has the same rows', async () => {
    const url = stack.databases.consultations.ownerUrl;
    const tables = ['membership', 'institution', 'account_request', 'organization', 'interest_record', 'expertise_community', 'community_member'];
    const everything = () => Promise.all(tables.map((table) => readRows(url, `SELECT * FROM ${table} ORDER BY 1, 2`)));
    const before = await everything();
    expect(before[3]).toMatchObject([{ id: organizationId }]);

    const events = join(__dirname, '../../../infra/local/dist/events-command.js');
    const { stdout } = await promisify(execFile)(process.execPath, [events, 'rebuild', 'consultations'], { env: { ...process.env, NODE_OPTIONS: '', ...stack.settings } });

    expect(stdout).toContain(`consultations: ${tables.join(', ')} emptied`);
    const isSettled = async () => (await readRows(url, 'SELECT 1 FROM event_position WHERE version < settled_version')).length === 0;
    await waitFor(isSettled, { describe: 'the topics to be read again', timeoutMillis: 90_000 });
    expect(await everything()).toEqual(before);
  });

  it('brings the consultations of former years, which have their institutions and are news to nobody', async () => {
    const notices = await noticesOf(paul);

    expect(await stack.run('consultations', 'cli', ['import', join(__dirname, '../../../services/consultations/data/consultations-2015-2016.csv')])).toContain('Imported 2755, here already 0, refused 41.');

    const query = 'query Former($search: String) { consultations(search: $search) { nodes { status institution { name } history { source } } } }';
    expect((await askGraph(stack.graphqlUrl, query, { search: 'parcul national ceahlau' })).data).toMatchObject({
      consultations: { nodes: expect.arrayContaining([{ status: 'ARCHIVED', institution: { name: 'Ministerul Mediului, Apelor și Pădurilor' }, history: { source: 'consultare.gov.ro' } }]) },
    });
    const url = stack.databases.consultations.ownerUrl;
    await waitFor(async () => (await readRows(url, 'SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1')).length === 0, { describe: 'every event to be sent', timeoutMillis: 90_000 });
    expect(await noticesOf(paul)).toEqual(notices);
  });
});

async function readContributions(): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const { data, errors } = await radu.ask('query Versions($id: ID!) { consultation(id: $id) { contributions(first: 5) { nodes { id version } } } }', { id: consultationId });
  expect(errors).toEqual([]);
  return (data as unknown as { consultation: { contributions: { nodes: { id: string; version: number }[] } } }).consultation.contributions.nodes;
}
