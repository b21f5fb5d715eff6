import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, mutate, setClock, someone, startConsultations } from './consultations';
import { aProposal, contribute, decide, registered, type SeenContribution } from './contributions';
import { aMember, anOrganization, aPlanFor, change, done } from './debates';
import { dashboardSeenBy, type SeenDashboard } from './reports';

let service: TestService;
beforeAll(async () => void (service = await startConsultations()));
afterAll(() => service?.stop());
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

/** An institution with an officer. */
async function aMinistry() {
  const institutionId = await anInstitution(service);
  return { institutionId, radu: await someone(service, 'TRANSPARENCY_OFFICER', institutionId) };
}
type Ministry = Awaited<ReturnType<typeof aMinistry>>;

async function aPublished({ institutionId, radu }: Ministry, inputLastDay: string): Promise<string> {
  const consultationId = await aWholeDraft(service, radu, institutionId);
  accepted(await mutate(service, radu, 'publishConsultation', { consultationId, inputLastDay }));
  return consultationId;
}

const aContribution = async (consultationId: string): Promise<SeenContribution> => registered(await contribute(service, aUser(), 'submitContribution', aProposal(consultationId)));
const seen = async (who: Principal, { institutionId }: Ministry, page: object = {}) => (await dashboardSeenBy(service, who, institutionId, page)) as SeenDashboard;
const idsOf = ({ open, closing, unanswered, overdue }: SeenDashboard) => [open, closing, unanswered, overdue].map(({ items }) => items.nodes.map(({ id }) => id));
const countsOf = ({ open, closing, unanswered, overdue }: SeenDashboard) => [open, closing, unanswered, overdue].map(({ count, items }) => [count, items.totalCount]);

it('counts what an institution has before it, each number with what it counts, as time goes on', async () => {
  const ministry = await aMinistry();
  const { radu, institutionId } = ministry;
  await aWholeDraft(service, radu, institutionId);
  const [soon, later] = [await aPublished(ministry, '2026-03-12'), await aPublished(ministry, '2026-03-31')];
  const proposals = [await aContribution(soon), await aContribution(soon), await aContribution(later)];
  const suspended = await anOrganization(service, 'SUSPENDED');
  const request = done(await change(service, await aMember(service, 'NGO_ADMIN', suspended), 'requestDebate', { consultationId: later, organizationId: suspended, text: 'Cerem o dezbatere publică.' }));
  const debate = done(await change(service, radu, 'scheduleDebate', aPlanFor(soon, { startsAt: '2026-03-05T10:00:00+02:00', endsAt: '2026-03-05T12:00:00+02:00' })));
  expect(idsOf(await seen(radu, ministry))).toEqual([[soon, later], [], [], []]);

  await setClock(service, '2026-03-05T12:00:00+02:00');
  done(await change(service, radu, 'recordAttendance', { debateId: debate.id }));
  // Three days before the deadline to the instant; the decision on the request was due two days before.
  await setClock(service, '2026-03-10T00:00:00+02:00');
  expect(idsOf(await seen(radu, ministry))).toEqual([[soon, later], [soon], [], [request.id]]);

  await setClock(service, '2026-03-16T00:00:00+02:00');
  const now = await seen(radu, ministry);
  expect(idsOf(now)).toEqual([[later], [], [proposals[0]!.id, proposals[1]!.id].sort(), [request.id, debate.id]]);
  expect(countsOf(now)).toEqual([[1, 1], [0, 0], [2, 2], [2, 2]]);
  expect(now.asOf).toMatch(/^2026-03-15T22:00:0/);
  expect(now.unanswered.items.nodes[0]).toMatchObject({ kind: 'CONTRIBUTION', at: '2026-03-12T22:00:00.000Z', counted: 1, consultation: { id: soon }, contribution: { id: now.unanswered.items.nodes[0]!.id } });
  expect(now.overdue.items.nodes).toMatchObject([{ kind: 'DEBATE_REQUEST', at: '2026-03-09T22:00:00.000Z', consultation: { id: later } }, { kind: 'DEBATE', at: '2026-03-15T22:00:00.000Z', contribution: null }]);

  // What is done is no longer there.
  done(await change(service, radu, 'decideDebateEligibility', { requestId: request.id, decision: 'ACCEPTED' }));
  done(await change(service, radu, 'publishMinutes', { debateId: debate.id, text: 'S-au discutat toate articolele proiectului.' }));
  const waiting = await service.sql<{ id: string; version: number }>('SELECT id, version FROM contribution WHERE consultation_id = $1', [soon]);
  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [soon]);
  expect(await decide(service, radu, waiting, { decision: 'ACCEPTED' })).toMatchObject({ refusals: [] });
  expect(countsOf(await seen(radu, ministry))).toEqual([[1, 1], [0, 0], [0, 0], [0, 0]]);
});

it('is for the people of the institution and SGG, and page by page', async () => {
  const ministry = await aMinistry();
  const published = [await aPublished(ministry, '2026-03-12'), await aPublished(ministry, '2026-03-13'), await aPublished(ministry, '2026-03-14')];
  const [radu, foreign] = [ministry.radu, (await aMinistry()).radu];
  for (const role of ['FOI_OFFICER', 'INSTITUTION_REPRESENTATIVE']) expect((await seen(await someone(service, role, ministry.institutionId), ministry)).open.count).toBe(3);
  const ioana = await someone(service, 'SGG_ANALYST', null);
  expect((await seen(ioana, ministry)).open.count).toBe(3);
  for (const who of [anonymous, aUser(), foreign]) for (const id of [ministry.institutionId, randomUUID(), 'x']) expect(await dashboardSeenBy(service, who, id)).toBe('FORBIDDEN');
  for (const id of [randomUUID(), 'x']) expect(await dashboardSeenBy(service, ioana, id)).toBeNull();

  const page = await seen(radu, ministry, { first: 2 });
  expect(page.open.items).toMatchObject({ totalCount: 3, nodes: [{ id: published[0] }, { id: published[1] }], pageInfo: { hasNextPage: true } });
  const { endCursor } = page.open.items.pageInfo;
  const query = 'query ($id: ID!, $after: String) { institutionDashboard(institutionId: $id) { open { items(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } } } }';
  const rest = (await service.ask<{ institutionDashboard: Pick<SeenDashboard, 'open'> }>(radu, query, { id: ministry.institutionId, after: endCursor })).data.institutionDashboard;
  expect(rest.open.items).toEqual({ nodes: [{ id: published[2] }], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  // A cursor of one number is none of another.
  expect(await dashboardSeenBy(service, radu, ministry.institutionId, { after: endCursor })).toBe('BAD_USER_INPUT');
});

it('costs as many statements, however much there is', async () => {
  const ministry = await aMinistry();
  const add = async () => void (await aContribution(await aPublished(ministry, '2026-03-12')));
  const statements = countStatements();
  const cost = async () => {
    const before = statements();
    await seen(ministry.radu, ministry);
    return statements() - before;
  };
  await add();
  await setClock(service, '2026-03-16T00:00:00+02:00');
  const one = await cost();
  await setClock(service, '2026-03-02T09:00:00+02:00');
  for (let index = 0; index < 3; index += 1) await add();
  await setClock(service, '2026-03-16T00:00:00+02:00');

  expect(await cost()).toBeLessThanOrEqual(one);
  expect((await seen(ministry.radu, ministry)).unanswered.count).toBe(4);
});
