import type { Principal } from '@conect/auth';
import { newId } from '@conect/kernel';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { accepted, anInstitution, aText, idOf, mutate, setClock, someone, startConsultations } from './consultations';
import { anOpenConsultation, anOrganization, aProposal, contribute, contributionSeenBy, decide, forgetAuthor, registered } from './contributions';

let service: TestService;
let institutionId: string;
let radu: Principal;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  service = await startConsultations({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await service.startBackground();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
});
afterAll(() => service?.stop());
afterEach(() => setClock(service, new Date().toISOString()));

interface Said {
  readonly contributionId: string;
  readonly roundId: string;
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly registrationNumber: string;
  readonly status: string;
  readonly title: string;
}

const inDays = (days: number) => setClock(service, new Date(Date.now() + days * 86_400_000).toISOString());
const propose = async (person: Principal, consultationId: string, changes: object = {}) => registered(await contribute(service, person, 'submitContribution', aProposal(consultationId, changes)));
const act = async (operation: string, consultationId: string, input: object = {}) => accepted(await mutate(service, radu, operation, { consultationId, ...input }));
/** The answers, once the term is over, as the walk along the calendar would have it. */
async function answer(consultationId: string): Promise<void> {
  await service.sql(`UPDATE consultation SET status = 'ANALYSIS' WHERE id = $1`, [consultationId]);
  await act('publishResponses', consultationId);
}
const roundsOf = async (consultationId: string) => (await service.sql<{ occasion: string; ended: boolean }>('SELECT occasion, ended_at IS NOT NULL AS ended FROM contributor_round WHERE consultation_id = $1 ORDER BY begun_at, id', [consultationId]));

/** What authors are told by this event, once all are. */
async function said(type: string, consultationId: string): Promise<readonly Said[]> {
  await waitFor(async () => (await roundsOf(consultationId)).every(({ ended }) => ended), { describe: 'the contributors to be told' });
  const rows = await service.sql<{ data: Said }>(`SELECT value::json AS data FROM outbox WHERE headers->>'ce_type' = $1 AND value::json->>'consultationId' = $2 ORDER BY position`, [`ro.gov.conect.consultations.${type}`, consultationId]);
  return rows.map(({ data }) => data);
}

it('each author who stands by his proposal is told of another text, of the answer to it, and of what became of the draft', async () => {
  const [paul, mara, luca] = [aUser(), aUser(), aUser()];
  const { organizationId, writer: ana } = await anOrganization(service);
  const consultationId = await anOpenConsultation(service, radu, institutionId);
  const own = await propose(paul, consultationId);
  const ofOrganization = await propose(ana, consultationId, { author: { organizationId } });
  const second = await propose(paul, consultationId);
  const takenBack = await propose(mara, consultationId);
  registered(await contribute(service, mara, 'withdrawContribution', { contributionId: takenBack.id }));

  await act('addDraftVersion', consultationId, { articles: aText });
  const changed = await said('ContributionDraftChanged', consultationId);
  expect(changed.map(({ contributionId, userId, organizationId: organization }) => [contributionId, userId, organization])).toEqual([
    [own.id, idOf(paul), null],
    [ofOrganization.id, null, organizationId],
    [second.id, idOf(paul), null],
  ]);
  expect(new Set(changed.map(({ roundId }) => roundId)).size).toBe(1);

  const late = await propose(luca, consultationId);
  await forgetAuthor(service, luca);
  await inDays(15);
  const seen = async (...ids: readonly string[]) => Promise.all(ids.map(async (id) => (await contributionSeenBy(service, radu, id))!));
  expect((await decide(service, radu, await seen(own.id, ofOrganization.id), { decision: 'ACCEPTED' })).refusals).toEqual([]);
  expect((await decide(service, radu, await seen(second.id, late.id), { decision: 'REJECTED', justification: 'Limita este stabilită prin directivă.' })).refusals).toEqual([]);
  await answer(consultationId);
  const answered = await said('ContributionAnswered', consultationId);
  expect(answered.map(({ registrationNumber, status, userId }) => [registrationNumber, status, userId])).toEqual([
    [own.registrationNumber, 'ACCEPTED', idOf(paul)],
    [ofOrganization.registrationNumber, 'ACCEPTED', null],
    [second.registrationNumber, 'REJECTED', idOf(paul)],
  ]);
  expect(answered[0]!.title).toContain('Proiect');

  await inDays(60);
  await act('submitForEndorsement', consultationId);
  await act('recordAdoption', consultationId, { officialGazetteRef: 'M.Of. 123/2026' });
  expect((await said('ContributionToAdoptedAct', consultationId)).map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED', 'REJECTED']);
  expect((await roundsOf(consultationId)).map(({ occasion }) => occasion)).toEqual(['DRAFT_CHANGED', 'ANSWERED', 'ADOPTED']);
});

it('whoever proposed something is told that the consultation was taken back, or that the act is not adopted', async () => {
  const [withdrawn, rejected] = [await anOpenConsultation(service, radu, institutionId), await anOpenConsultation(service, radu, institutionId)];
  await propose(aUser(), withdrawn);
  const { id } = await propose(aUser(), rejected);

  await act('withdrawConsultation', withdrawn, { reason: 'Proiectul se reface.' });
  expect(await said('ContributionConsultationWithdrawn', withdrawn)).toHaveLength(1);

  await inDays(15);
    await decide(service, radu, [(await contributionSeenBy(service, radu, id))!], { decision: 'ACCEPTED' });
  await answer(rejected);
  await inDays(60);
  await act('submitForEndorsement', rejected);
  await act('recordNonAdoption', rejected, { reason: 'Proiectul nu a fost avizat.' });
  expect(await said('ContributionToUnadoptedAct', rejected)).toMatchObject([{ status: 'ACCEPTED' }]);
});

it('a round goes on where a process that died left it', async () => {
  const consultationId = await anOpenConsultation(service, radu, institutionId);
  const [first, second] = [await propose(aUser(), consultationId), await propose(aUser(), consultationId)];

  await service.sql(`INSERT INTO contributor_round (id, consultation_id, occasion, begun_at, told_up_to) VALUES ($1, $2, 'DRAFT_CHANGED', now() + interval '1 day', $3)`, [newId(), consultationId, first.id]);
  await service.sql(`SELECT graphile_worker.add_job('tell-contributors')`);

  expect((await said('ContributionDraftChanged', consultationId)).map(({ contributionId }) => contributionId)).toEqual([second.id]);
});
