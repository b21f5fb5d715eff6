import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { accepted, aDraftOf, anInstitution, aText, aWholeDraft, mutate, refusalsOf, seenBy, setClock, someone, startConsultations } from './consultations';

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
// J5's morning.
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

const typesOf = async (id: string) =>
  (await service.sql<{ type: string }>(`SELECT headers->>'ce_type' AS type FROM outbox WHERE key = $1 ORDER BY position`, [id])).map(({ type }) => type.split('.').at(-1));
const publish = (consultationId: string, input: object = {}) => mutate(service, radu, 'publishConsultation', { consultationId, ...input });
const aDraft = (changes: object = {}) => aWholeDraft(service, radu, institutionId, changes);

/** Has what is due done, as the queue does at its instant. */
async function walk(): Promise<void> {
  const [job] = await service.sql<{ id: string }>(`SELECT id FROM graphile_worker.add_job('walk-consultations')`);
  await waitFor(async () => (await service.sql('SELECT 1 FROM graphile_worker.jobs WHERE id = $1', [job!.id])).length === 0, { describe: 'the walk to be done' });
}

it('a schedule has every date with its article, as J5 asks', async () => {
  const query = 'query ($at: DateTime!, $urgent: Boolean) { previewSchedule(publishAt: $at, urgent: $urgent) { event bound at day term basis } }';
  const { data } = await service.ask<{ previewSchedule: readonly { event: string; at: string; day: string; basis: string }[] }>(anonymous, query, { at: '2026-03-02T09:00:00+02:00' });
  const byEvent = new Map(data.previewSchedule.map((date) => [date.event, date]));

  expect(byEvent.get('INPUT_DEADLINE_MINIMUM')).toMatchObject({ day: '2026-03-12', basis: 'Legea 52/2003 art.7(4)' });
  expect(new Date(byEvent.get('INPUT_DEADLINE_MINIMUM')!.at)).toEqual(new Date('2026-03-13T00:00:00+02:00'));
  expect(byEvent.get('ENDORSEMENT')).toMatchObject({ day: '2026-04-15', basis: 'Legea 52/2003 art.7(2)' });
  expect((await service.ask(anonymous, query, { at: '1990-03-02T09:00:00+02:00' })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'publishAt' } }]);
});

describe('a publication', () => {
  it('is refused with what the draft lacks, and with the term that it does not keep', async () => {
    const { id } = accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId, { justificationNote: null, card: null })));
    expect(refusalsOf(await publish(id))).toEqual([
      ['BAD_USER_INPUT', 'card.whatChanges'],
      ['BAD_USER_INPUT', 'card.whoIsAffected'],
      ['BAD_USER_INPUT', 'card.untilWhen'],
      ['BAD_USER_INPUT', 'justificationNote'],
      ['BAD_USER_INPUT', 'draftVersions'],
    ]);
    expect((await seenBy(service, radu, id))!.viewerCan['publish']).toMatchObject({ allowed: false, code: 'BAD_USER_INPUT', nextStep: expect.stringContaining('justificationNote') });

    const { userErrors } = await publish(await aDraft(), { inputLastDay: '2026-03-10' });
    expect(userErrors).toMatchObject([
      { code: 'LEGAL_TERM_VIOLATION', field: ['inputLastDay'], legalTerm: { term: 'INPUT_MINIMUM', required: '2026-03-12', given: '2026-03-10', basis: 'Legea 52/2003 art.7(4)' } },
    ]);
  });

  it('makes it public, with its urgency, and says so once', async () => {
    const urgency = { legalBasis: 'Legea 52/2003 art. 7(13)', reason: 'Fondurile europene se pierd la 30 aprilie.' };
    const id = await aDraft({ urgency, idempotencyKey: randomUUID() });
    expect(await seenBy(service, aUser(), id)).toBeNull();

    const input = { idempotencyKey: randomUUID() };
    accepted(await publish(id, input));
    accepted(await publish(id, input));

    expect(await seenBy(service, anonymous, id)).toMatchObject({ status: 'OPEN', isUrgent: true, urgency, inputDeadline: { term: 'INPUT_URGENT_MINIMUM', passed: false }, viewerCan: { withdraw: { allowed: false, code: 'UNAUTHENTICATED' } } });
    expect(await typesOf(id)).toEqual(['ConsultationCreated', 'DraftVersionAdded', 'ConsultationPublished']);
    expect(refusalsOf(await mutate(service, aUser(), 'withdrawConsultation', { consultationId: id, reason: 'Nu.' }))).toEqual([['FORBIDDEN', null]]);
    expect(refusalsOf(await mutate(service, radu, 'updateConsultation', { consultationId: id, initiator: 'Eu' }))).toEqual([['INVALID_STATE', null]]);
  });

  it('closes by itself at the instant of its deadline, and not before', async () => {
    const id = await aDraft();
    accepted(await publish(id, { inputLastDay: '2026-03-12' }));
    const statusAt = async (at: string) => {
      await setClock(service, at);
      const before = (await seenBy(service, anonymous, id))!.stage;
      await walk();
      return [before, (await seenBy(service, anonymous, id))!.status];
    };

    expect(await statusAt('2026-03-09T23:59:00+02:00')).toEqual(['OPEN', 'OPEN']);
    expect(await statusAt('2026-03-12T23:58:00+02:00')).toEqual(['CLOSING_SOON', 'OPEN']);
    expect(await statusAt('2026-03-13T00:00:00+02:00')).toEqual(['UNDER_ANALYSIS', 'ANALYSIS']);
    await walk();
    expect((await typesOf(id)).slice(2)).toEqual(['ConsultationPublished', 'ConsultationClosedForInput']);
    expect(await service.sql(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'walk-consultations:2026-03-12T22:00:00.000Z'`)).toHaveLength(1);
  });
});

describe('a scheduled one', () => {
  it('is hidden until its moment, when it is published by itself', async () => {
    const id = await aDraft();
    const schedule = (publishAt: string, inputLastDay?: string) => mutate(service, radu, 'scheduleConsultation', { consultationId: id, publishAt, inputLastDay });
    expect(refusalsOf(await schedule('2026-03-02T08:59:59+02:00'))).toEqual([['BAD_USER_INPUT', 'publishAt']]);
    expect(refusalsOf(await schedule('2026-03-27T09:00:00+02:00', '2026-04-05'))).toEqual([['LEGAL_TERM_VIOLATION', 'inputLastDay']]);
    expect(accepted(await schedule('2026-03-27T09:00:00+02:00', '2026-04-06'))).toMatchObject({ status: 'SCHEDULED', stage: 'UPCOMING' });
    expect(await seenBy(service, aUser(), id)).toBeNull();
    // What waits for its publication stays fit for it.
    expect(refusalsOf(await mutate(service, radu, 'updateConsultation', { consultationId: id, justificationNote: null }))).toEqual([['BAD_USER_INPUT', 'justificationNote']]);

    await setClock(service, '2026-03-27T09:00:00+02:00');
    await walk();

    const seen = await seenBy(service, anonymous, id);
    expect(seen).toMatchObject({ status: 'OPEN' });
    expect(new Date(seen!.inputDeadline!.at)).toEqual(new Date('2026-04-07T00:00:00+03:00'));
  });

  it('can be given up, and is not published when its institution was closed', async () => {
    const ministry = await anInstitution(service);
    const officer = await someone(service, 'TRANSPARENCY_OFFICER', ministry);
    const [cancelled, left] = [await aWholeDraft(service, officer, ministry), await aWholeDraft(service, officer, ministry)];
    for (const consultationId of [cancelled, left]) accepted(await mutate(service, officer, 'scheduleConsultation', { consultationId, publishAt: '2026-03-03T09:00:00+02:00' }));
    accepted(await mutate(service, officer, 'cancelConsultation', { consultationId: cancelled }));
    await service.sql('UPDATE institution SET closed = true WHERE id = $1', [ministry]);

    await setClock(service, '2026-03-04T09:00:00+02:00');
    await walk();

    for (const id of [cancelled, left]) expect(await seenBy(service, anonymous, id)).toBeNull();
  });
});

describe('an open one', () => {
  it('gets more time, never less, and none once its deadline has passed', async () => {
    const id = await aDraft();
    accepted(await publish(id, { inputLastDay: '2026-03-12' }));
    const extend = (inputLastDay: string) => mutate(service, radu, 'extendDeadline', { consultationId: id, inputLastDay, reason: 'La cererea asociațiilor.' });
    expect(refusalsOf(await extend('2026-03-12'))).toEqual([['BAD_USER_INPUT', 'inputLastDay']]);
    expect(accepted(await extend('2026-03-20'))).toMatchObject({ deadlineExtensions: [{ reason: 'La cererea asociațiilor.' }] });

    // At the old deadline nothing happens any more.
    await setClock(service, '2026-03-13T00:00:00+02:00');
    await walk();
    expect((await seenBy(service, anonymous, id))!.status).toBe('OPEN');
    await setClock(service, '2026-03-21T00:00:00+02:00');
    expect(refusalsOf(await extend('2026-03-25'))).toEqual([['INVALID_STATE', null]]);
  });

  it('is withdrawn with a reason that stays public, and archived a year later', async () => {
    const id = await aDraft();
    accepted(await publish(id));
    expect(refusalsOf(await mutate(service, radu, 'withdrawConsultation', { consultationId: id, reason: ' ' }))).toEqual([['BAD_USER_INPUT', 'reason']]);
    accepted(await mutate(service, radu, 'withdrawConsultation', { consultationId: id, reason: 'Proiectul se reface.' }));
    expect(await seenBy(service, anonymous, id)).toMatchObject({ status: 'WITHDRAWN', stage: 'WITHDRAWN', statusReason: 'Proiectul se reface.' });

    await setClock(service, '2027-03-04T09:00:00+02:00');
    await walk();
    expect(await seenBy(service, anonymous, id)).toMatchObject({ status: 'ARCHIVED', stage: 'WITHDRAWN', statusReason: 'Proiectul se reface.' });
  });
});

describe('the text', () => {
  const blocks = async (id: string, page: object = {}) => {
    const query = `query ($id: ID!, $first: Int, $after: String) { consultation(id: $id) { draftVersions { number blocks(first: $first, after: $after) {
      totalCount nodes { id text ref { article paragraph letter point } } pageInfo { endCursor hasNextPage } } } } }`;
    const { data } = await service.ask<{ consultation: { draftVersions: readonly { number: number; blocks: { totalCount: number; nodes: readonly { id: string; text: string; ref: object }[]; pageInfo: { endCursor: string } } }[] } }>(radu, query, { id, ...page });
    return data.consultation.draftVersions;
  };

  it('stays in all its versions, whose blocks keep their ids', async () => {
    const id = await aDraft();
    accepted(await publish(id));
    const articles = [aText[0], { article: '2', text: 'Definiții.' }, { article: '3', paragraphs: [{ paragraph: '1', text: 'Se interzic:', letters: [{ letter: 'a', text: 'arderea deșeurilor și a miriștilor;' }] }] }];
    accepted(await mutate(service, radu, 'addDraftVersion', { consultationId: id, articles, note: 'După propuneri.' }));

    const [first, second] = await blocks(id);
    const [purpose, banned, last] = first!.blocks.nodes;
    expect(first!.blocks.nodes.map(({ ref }) => ref)).toMatchObject([{ article: '1', paragraph: null }, { article: '2', paragraph: '1', letter: null }, { article: '2', paragraph: '1', letter: 'a' }]);
    expect(second!.blocks.nodes.map((block) => block.id).slice(0, 3)).toEqual([purpose!.id, expect.not.stringContaining(banned!.id), banned!.id]);
    const changes = `query ($id: ID!, $first: Int, $after: String) { consultation(id: $id) { draftVersions { number changes(since: 1, first: $first, after: $after) {
      totalCount nodes { kind block { id } before { id } removedWords { start end } addedWords { start end } } pageInfo { endCursor } } } } }`;
    const ask = async (variables: object) => service.ask<{ consultation: { draftVersions: readonly { changes: { totalCount: number; nodes: readonly object[]; pageInfo: { endCursor: string } } | null }[] } }>(radu, changes, { id, ...variables });
    const difference = (await ask({})).data.consultation.draftVersions[1]!.changes!;
    expect(difference).toMatchObject({
      totalCount: 3,
      nodes: [
        { kind: 'ADDED', before: null, removedWords: [], addedWords: [] },
        { kind: 'MOVED', block: { id: banned!.id }, before: { id: banned!.id } },
        { kind: 'CHANGED', before: { id: last!.id }, removedWords: [], addedWords: [{ start: 'arderea deșeurilor'.length, end: 'arderea deșeurilor și a miriștilor'.length }] },
      ],
    });
    const start2 = (await ask({ first: 2 })).data.consultation.draftVersions[1]!.changes!;
    expect((await ask({ first: 2, after: start2.pageInfo.endCursor })).data.consultation.draftVersions[1]!.changes!.nodes).toEqual(difference.nodes.slice(2));
    // The first version has none before it.
    expect((await ask({})).data.consultation.draftVersions[0]!.changes).toBeNull();
    expect((await service.ask(radu, changes.replace('since: 1', 'since: 0'), { id })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'since' } }, {}]);
    expect((await typesOf(id)).at(-1)).toBe('DraftVersionPublished');
    const start = (await blocks(id, { first: 2 }))[0]!.blocks;
    expect([start.totalCount, (await blocks(id, { first: 2, after: start.pageInfo.endCursor }))[0]!.blocks.nodes]).toEqual([3, first!.blocks.nodes.slice(2)]);
  });

  it('may have 2,000 articles, and no block of 5,001 characters', async () => {
    const id = await aDraft();
    const articles = Array.from({ length: 2_000 }, (_, index) => ({ article: String(index + 1), text: `Articolul ${index + 1}.` }));

    accepted(await mutate(service, radu, 'addDraftVersion', { consultationId: id, articles }));
    expect((await blocks(id))[1]!.blocks.totalCount).toBe(2_000);
    expect(refusalsOf(await mutate(service, radu, 'addDraftVersion', { consultationId: id, articles: [{ article: '1', text: 'a'.repeat(5_001) }] }))).toEqual([['BAD_USER_INPUT', 'articles.0.text']]);
  });
});

it('the list goes by stage, and says of each what its field says', async () => {
  const open = await aDraft();
  accepted(await publish(open, { inputLastDay: '2026-03-30' }));
  const scheduled = await aDraft();
  accepted(await mutate(service, radu, 'scheduleConsultation', { consultationId: scheduled, publishAt: '2026-03-05T09:00:00+02:00' }));
  const list = async (stage: string) => {
    const query = 'query ($filter: ConsultationFilter) { consultations(first: 100, filter: $filter) { nodes { id stage } } }';
    return (await service.ask<{ consultations: { nodes: readonly { id: string; stage: string }[] } }>(radu, query, { filter: { stages: [stage], institutionIds: [institutionId] } })).data.consultations.nodes;
  };
  const stages = ['UPCOMING', 'OPEN', 'CLOSING_SOON', 'UNDER_ANALYSIS', 'ANSWERED', 'IN_ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'];

  for (const at of ['2026-03-02T09:00:00+02:00', '2026-03-28T09:00:00+02:00', '2026-04-01T09:00:00+03:00']) {
    await setClock(service, at);
    for (const stage of stages) for (const node of await list(stage)) expect(node.stage).toBe(stage);
    const found = (await Promise.all(stages.map(list))).flat().map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining([open, scheduled]));
    expect(new Set(found).size).toBe(found.length);
  }
});
