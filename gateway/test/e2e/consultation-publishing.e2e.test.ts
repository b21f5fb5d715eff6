import { askGraph, readRows, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aHuman, type Human } from '../permissions/people';
import { aMinistryOf, draft, run, setClock } from './ministry';
import { operationNamed } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let victor: Human;
let elena: Human;
let radu: Human;
let paul: Human;
let institutionId: string;
let consultationId: string;

beforeAll(async () => {
  stack = await startTestStack();
  [victor, elena, radu, paul] = (await Promise.all(['Victor', 'Elena', 'Radu', 'Paul'].map((name) => aHuman(stack, name)))) as [Human, Human, Human, Human];
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
  institutionId = await aMinistryOf(victor, { elena, radu });
  await setClock(stack, '2026-03-02T09:00:00+02:00');
});
afterAll(() => stack?.stop());

interface SeenConsultation {
  readonly status: string;
  readonly stage: string;
  readonly version: number;
  readonly institution: { readonly name: string };
  readonly domains: readonly { readonly name: string }[];
}

/** The page of the consultation, as somebody with this token or nobody sees it. */
async function pageFor(token?: string): Promise<SeenConsultation | null> {
  const { data, errors } = await askGraph(stack.graphqlUrl, operationNamed('consultation-page'), { id: consultationId }, { token });
  expect(errors).toEqual([]);
  return (data as unknown as { consultation: SeenConsultation | null }).consultation;
}

describe('J5: an officer', () => {
  it('asks for the dates before anything is published', async () => {
    const { data } = await radu.ask(operationNamed('preview-schedule'), { publishAt: '2026-03-02T09:00:00+02:00' });
    const dates = (data as unknown as { previewSchedule: { event: string; at: string; day: string }[] }).previewSchedule;
    const dateOf = (event: string) => dates.find((date) => date.event === event)!;

    expect(dateOf('INPUT_DEADLINE_MINIMUM').day).toBe('2026-03-12');
    expect(new Date(dateOf('INPUT_DEADLINE_MINIMUM').at)).toEqual(new Date('2026-03-13T00:00:00+02:00'));
    expect(dateOf('ENDORSEMENT').day).toBe('2026-04-15');
  });

  it('drafts what nobody else sees', async () => {
    // The role is on its way to consultations.
    await waitFor(
      async () => {
        const { consultation } = await run(radu, 'create-consultation', { institutionId, ...draft });
        consultationId = (consultation as { id: string } | null)?.id ?? '';
        return consultation !== null;
      },
      { describe: 'consultations to know the officer' },
    );

    expect(await pageFor(radu.token)).toMatchObject({ status: 'DRAFT', institution: { name: 'Ministerul Aerului' } });
    expect([await pageFor(paul.token), await pageFor()]).toEqual([null, null]);
    expect(await run(paul, 'cancel-consultation', { consultationId })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('is refused a deadline that the law does not allow', async () => {
    const articles = [{ article: '1', text: 'Prezenta hotărâre stabilește limite.' }];
    expect(await run(radu, 'add-draft-version', { consultationId, articles })).toMatchObject({ userErrors: [], consultation: { draftVersions: [{ number: 1 }] } });

    expect(await run(radu, 'publish-consultation', { consultationId, inputLastDay: '2026-03-10' })).toMatchObject({
      consultation: null,
      userErrors: [{ code: 'LEGAL_TERM_VIOLATION', legalTerm: { required: '2026-03-12', given: '2026-03-10', basis: 'Legea 52/2003 art.7(4)' } }],
    });
  });

  it('publishes, and everybody sees it', async () => {
    expect(await run(radu, 'publish-consultation', { consultationId, inputLastDay: '2026-03-12' })).toMatchObject({ userErrors: [], consultation: { status: 'OPEN' } });

    const seen = await pageFor();
    expect(seen).toMatchObject({ status: 'OPEN', stage: 'OPEN', institution: { name: 'Ministerul Aerului' } });
    expect(seen!.domains.map(({ name }) => name)).toEqual([expect.any(String)]);
    const { data } = await askGraph(stack.graphqlUrl, operationNamed('institution-consultations'), { id: institutionId });
    expect(data).toMatchObject({ institution: { consultations: { nodes: [{ id: consultationId }], totalCount: 1 } } });
    const published = "SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 AND headers->>'ce_type' LIKE '%ConsultationPublished'";
    expect(await readRows(stack.databases.consultations.ownerUrl, published, [consultationId])).toHaveLength(1);
  });

  it('closes by itself at its deadline', async () => {
    await setClock(stack, '2026-03-13T00:00:00+02:00');
    expect((await pageFor())!.stage).toBe('UNDER_ANALYSIS');

    await runSql(stack.databases.consultations.ownerUrl, `SELECT graphile_worker.add_job('walk-consultations')`);
    await waitFor(async () => (await pageFor())!.status === 'ANALYSIS', { describe: 'the consultation to close' });
  });
});

describe('J14: the year of the ministry', () => {
  const year = 2026;
  /** What an edition says, by the code of the indicator. */
  const valuesOf = ({ indicators }: { readonly indicators: readonly { readonly code: string; readonly value?: number | null; readonly sum?: number | null }[] }) =>
    Object.fromEntries(indicators.map(({ code, value, sum }) => [code, value ?? sum ?? null]));
  type Edition = Parameters<typeof valuesOf>[0] & { readonly number: number; readonly status: string };
  const reportIn = (payload: object) => (payload as { transparencyReport: { id: string; edition: Edition } }).transparencyReport;

  it('is reported by what was counted, filled in, and signed by its representative alone', async () => {
    await setClock(stack, '2027-02-01T09:00:00+02:00');
    const { id: reportId, edition } = reportIn(await run(radu, 'prepare-transparency-report', { institutionId, year }));
    expect([edition.status, valuesOf(edition)]).toEqual(['PREPARED', expect.objectContaining({ DRAFTS_ANNOUNCED: 1, DRAFTS_ADOPTED: 0, RECOMMENDATIONS_RECEIVED: 0, LAWSUITS: null })]);

    const { userErrors } = await run(elena, 'freeze-transparency-report', { reportId });
    expect(userErrors).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'BAD_USER_INPUT', field: ['values', 'LAWSUITS'] })]));
    const values = userErrors.map(({ field }) => {
      const indicator = field!.at(-1)!;
      return /^(RESPONSIBLE_PERSONS_DESIGNATION|OWN_EVALUATION|SESSIONS_NOT_PUBLIC_REASONS)$/.test(indicator) ? { indicator, text: 'Nu este cazul.' } : { indicator, number: 0 };
    });
    expect(await run(radu, 'complete-transparency-report', { reportId, values })).toMatchObject({ userErrors: [] });
    expect(await run(radu, 'freeze-transparency-report', { reportId })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    expect(reportIn(await run(elena, 'freeze-transparency-report', { reportId })).edition.status).toBe('FROZEN');
    expect(await run(radu, 'complete-transparency-report', { reportId, values })).toMatchObject({ userErrors: [{ code: 'INVALID_STATE' }] });

    const reason = 'Un proces se încheiase deja în decembrie.';
    expect(reportIn(await run(elena, 'correct-transparency-report', { reportId, reason })).edition).toMatchObject({ number: 2, status: 'COMPLETED' });
    expect(await run(radu, 'complete-transparency-report', { reportId, values: [{ indicator: 'LAWSUITS', number: 1 }] })).toMatchObject({ userErrors: [] });
    expect(reportIn(await run(elena, 'freeze-transparency-report', { reportId })).edition.status).toBe('FROZEN');
    const { data } = await askGraph(stack.graphqlUrl, operationNamed('transparency-report'), { institutionId, year });
    expect(data).toMatchObject({ transparencyReport: { institution: { name: 'Ministerul Aerului' }, edition: { number: 2, correctionReason: reason }, frozenEditions: [{ number: 1 }, { number: 2 }] } });
  });

  it('is in the sum of SGG, which is for nobody else, and in the index, which is for everybody', async () => {
    const refused = await radu.ask(operationNamed('national-transparency-rollup'), { year });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { data } = await victor.ask(operationNamed('national-transparency-rollup'), { year });
    const { nationalTransparencyRollup } = data as unknown as { nationalTransparencyRollup: Parameters<typeof valuesOf>[0] & { readonly reported: { readonly totalCount: number } } };
    expect([nationalTransparencyRollup.reported.totalCount, valuesOf(nationalTransparencyRollup)]).toEqual([1, expect.objectContaining({ DRAFTS_ANNOUNCED: 1, LAWSUITS: 1 })]);

    const index = await askGraph(stack.graphqlUrl, operationNamed('transparency-index'), { year, first: 5 });
    expect(index.data).toMatchObject({ transparencyIndex: { nodes: [{ institution: { name: 'Ministerul Aerului' }, counts: { consultationCount: 1, openDays: 10, minimumDays: 10 }, consultationIds: [consultationId] }] } });
  });

  it('is before its people as what they have to do', async () => {
    expect((await radu.ask(operationNamed('institution-dashboard'), { institutionId })).data).toMatchObject({ institutionDashboard: { open: { count: 0 }, unanswered: { count: 0 }, overdue: { count: 0 } } });
    expect((await paul.ask(operationNamed('institution-dashboard'), { institutionId })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
