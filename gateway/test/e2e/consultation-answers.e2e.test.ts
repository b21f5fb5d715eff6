import { createHash } from 'node:crypto';
import { askGraph, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aHuman, askerWith, type Human } from '../permissions/people';
import { aMinistryOf, draft, run, setClock } from './ministry';
import { anApproved, operationNamed, signUp, signUpOfficer, type Payload, type Person } from './people';

jest.setTimeout(240_000);

let stack: TestStack;
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
  const [victor, elena, officer] = await Promise.all([signUpOfficer(stack, 'Victor'), aHuman(stack, 'Elena'), aHuman(stack, 'Radu')]);
  [ana, paul] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Paul')]);
  radu = officer;
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

async function readContributions(): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const { data, errors } = await radu.ask('query Versions($id: ID!) { consultation(id: $id) { contributions(first: 5) { nodes { id version } } } }', { id: consultationId });
  expect(errors).toEqual([]);
  return (data as unknown as { consultation: { contributions: { nodes: { id: string; version: number }[] } } }).consultation.contributions.nodes;
}
