import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, testKafka, waitFor, type TestService } from '@conect/testing';
import { accepted, anInstitution, aWholeDraft, idOf, mutate, seenBy, setClock, someone, startConsultations } from './consultations';

let service: TestService;
let institutionId: string;
let radu: Principal;
let victor: Principal;
let byPassword: Principal;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  service = await startConsultations({ CONSULTATIONS_SECOND_FACTOR: 'true', KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  await service.startBackground();
  institutionId = await anInstitution(service);
  radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  byPassword = await someone(service, 'SGG_ADMIN', null);
  victor = aUser(idOf(byPassword), { assurance: 'SECOND_FACTOR' });
});
afterAll(() => service?.stop());
// J5's morning.
beforeEach(() => setClock(service, '2026-03-02T09:00:00+02:00'));

type Answer = Readonly<Record<string, unknown>> & { readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[] };

const fields: Readonly<Record<string, string>> = {
  setLegalTerm: 'legalTerm { code value unit basis validFrom isUncertain isDefault setAt viewerCan { set { allowed code } } }',
  recordCalendarDay: 'calendarDay { day kind basis name isDefault recordedAt viewerCan { remove { allowed code } } }',
  removeCalendarDay: 'calendarDay { day kind basis name isDefault recordedAt viewerCan { remove { allowed code } } }',
};

async function change(principal: Principal, operation: string, input: object): Promise<Answer> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields[operation]} userErrors { code field message } } }`;
  const { data, errors } = await service.ask<Readonly<Record<string, Answer>>>(principal, query, { input });
  if (errors !== undefined) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
  return data[operation]!;
}

const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
const set = (principal: Principal, changes: object = {}) =>
  change(principal, 'setLegalTerm', { code: 'INPUT_MINIMUM', value: 15, unit: 'CALENDAR_DAYS', basis: 'Legea 1/2027 art.2', validFrom: '2027-01-01', ...changes });
const bridge = (day: string, changes: object = {}) => ({ day, kind: 'DAY_OFF', basis: 'HG 200/2026', ...changes });
const record = (principal: Principal, day: string, changes: object = {}) => change(principal, 'recordCalendarDay', bridge(day, changes));
const remove = (principal: Principal, day: string) => change(principal, 'removeCalendarDay', { day, reason: 'Hotărârea a fost abrogată.' });

const eventsOf = (key: string) =>
  service.sql<{ type: string; version: string; data: object }>(
    `SELECT split_part(headers->>'ce_type', '.', 5) AS type, headers->>'ce_aggregateversion' AS version, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`,
    [key],
  );
const auditOf = (table: string, column: string, value: string) =>
  service.sql<{ action: string; actor_id: string; changes: object }>(
    `SELECT action, actor_id, changes FROM audit_entry WHERE subject_id = (SELECT id FROM ${table} WHERE ${column} = $1 LIMIT 1) ORDER BY audit_entry.id`,
    [value],
  );

/** The first day of the endorsement, as the graph says it to everybody. */
async function endorsementOf(publishedOn: string): Promise<string> {
  const query = 'query ($at: DateTime!) { previewSchedule(publishAt: $at) { event day } }';
  const { data } = await service.ask<{ previewSchedule: readonly { event: string; day: string }[] }>(anonymous, query, { at: `${publishedOn}T09:00:00+02:00` });
  return data.previewSchedule.find(({ event }) => event === 'ENDORSEMENT')!.day;
}

describe('a bridge day', () => {
  it('moves the first day of the endorsement for everybody, until it is taken back', async () => {
    // The vectors of the law alone.
    expect([await endorsementOf('2026-03-02'), await endorsementOf('2026-04-09')]).toEqual(['2026-04-15', '2026-05-26']);

    const { calendarDay, userErrors } = await record(victor, '2026-04-14');
    expect([userErrors, calendarDay]).toEqual([[], { ...bridge('2026-04-14'), name: null, isDefault: false, recordedAt: expect.any(String), viewerCan: { remove: { allowed: true, code: null } } }]);
    expect([await endorsementOf('2026-03-02'), await endorsementOf('2026-04-09'), await endorsementOf('2026-11-02')]).toEqual(['2026-04-16', '2026-05-27', '2026-12-16']);

    // A Saturday worked in its place gives the day back.
    await record(victor, '2026-04-18', { kind: 'WORKING_DAY' });
    expect(await endorsementOf('2026-04-09')).toBe('2026-05-26');

    expect(await remove(victor, '2026-04-14')).toMatchObject({ calendarDay: null, userErrors: [] });
    await remove(victor, '2026-04-18');
    expect([await endorsementOf('2026-03-02'), await endorsementOf('2026-04-09')]).toEqual(['2026-04-15', '2026-05-26']);
  });

  it('is told once per change, in versions without a gap, and stands in the audit trail with who and why', async () => {
    const input = { idempotencyKey: randomUUID() };
    await record(victor, '2026-06-02', input);
    await record(victor, '2026-06-02', input);
    // Nothing new.
    await record(victor, '2026-06-02');
    await remove(victor, '2026-06-02');
    await record(victor, '2026-06-02', { basis: 'HG 201/2026' });

    const told = { day: '2026-06-02', kind: 'DAY_OFF' };
    expect(await eventsOf('2026-06-02')).toEqual([
      { type: 'CalendarDayRecorded', version: '1', data: { ...told, basis: 'HG 200/2026' } },
      { type: 'CalendarDayRemoved', version: '2', data: { ...told, basis: 'HG 200/2026' } },
      { type: 'CalendarDayRecorded', version: '3', data: { ...told, basis: 'HG 201/2026' } },
    ]);
    expect(await auditOf('calendar_day', 'day', '2026-06-02')).toMatchObject([
      { action: 'recordCalendarDay', actor_id: idOf(victor), changes: { kind: { before: null, after: 'DAY_OFF' } } },
      { action: 'removeCalendarDay', changes: { reason: { before: null, after: 'Hotărârea a fost abrogată.' } } },
      { action: 'recordCalendarDay', changes: { basis: { before: 'HG 200/2026', after: 'HG 201/2026' } } },
    ]);
    await waitFor(async () => (await service.sql(`SELECT 1 FROM outbox WHERE key = '2026-06-02' AND sent_at IS NULL`)).length === 0, { describe: 'the events to be sent' });
  });

  it('is refused where it would change nothing, is over or is not there', async () => {
    expect(codesOf(await record(victor, '2026-04-13'))).toEqual([['BAD_USER_INPUT', 'day']]);
    expect(codesOf(await record(victor, '2026-03-01', { kind: 'WORKING_DAY' }))).toEqual([['BAD_USER_INPUT', 'day']]);
    expect(codesOf(await record(victor, '2026-05-29', { basis: '' }))).toEqual([['BAD_USER_INPUT', 'basis']]);
    expect(codesOf(await remove(victor, '2026-05-29'))).toEqual([['NOT_FOUND', 'day']]);

    await record(victor, '2026-03-03');
    await setClock(service, '2026-03-03T00:00:00+02:00');
    const { userErrors } = await remove(victor, '2026-03-03');
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['day'], message: 'Unsuitable value: expected a day after 2026-03-03: one that has begun stays as it is.' }]);
  });

  it('stands beside the holidays of its year, each with its article', async () => {
    await record(victor, '2027-04-29', { basis: 'HG 300/2026' });
    const query = 'query ($year: Int!) { calendarDays(year: $year) { day kind basis name isDefault recordedAt viewerCan { remove { allowed code } } } }';
    const days = async (principal: Principal, year = 2027) =>
      (await service.ask<{ calendarDays: readonly { day: string; viewerCan: { remove: object } }[] }>(principal, query, { year })).data.calendarDays;

    const found = new Map((await days(anonymous)).map((day) => [day.day, day]));
    const remove = { allowed: false, code: 'UNAUTHENTICATED' };
    expect(found.get('2027-04-29')).toEqual({ ...bridge('2027-04-29', { basis: 'HG 300/2026' }), name: null, isDefault: false, recordedAt: expect.any(String), viewerCan: { remove } });
    expect(found.get('2027-04-30')).toEqual({ day: '2027-04-30', kind: 'DAY_OFF', basis: 'Codul muncii art.139 (Legea 64/2018)', name: 'Vinerea Mare', isDefault: true, recordedAt: null, viewerCan: { remove } });
    expect([...found.keys()]).toEqual([...found.keys()].sort());
    const permissions = new Map((await days(victor)).map(({ day, viewerCan }) => [day, viewerCan.remove]));
    expect([permissions.get('2027-04-29'), permissions.get('2027-04-30')]).toEqual([{ allowed: true, code: null }, { allowed: false, code: 'NOT_FOUND' }]);
    for (const year of [2012, 2100]) expect((await service.ask(anonymous, query, { year })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'year' } }]);
  });
});

describe('a legal term', () => {
  const aDraft = () => aWholeDraft(service, radu, institutionId);
  const publish = (consultationId: string, inputLastDay?: string) => mutate(service, radu, 'publishConsultation', { consultationId, inputLastDay });
  const terms = async (at?: string) => {
    const query = 'query ($at: Date) { legalTerms(at: $at) { code value unit basis validFrom isUncertain isDefault setAt } }';
    const { data } = await service.ask<{ legalTerms: readonly { code: string }[] }>(anonymous, query, { at });
    return new Map(data.legalTerms.map((term) => [term.code, term]));
  };
  const ofLaw = { code: 'INPUT_MINIMUM', value: 10, unit: 'CALENDAR_DAYS', basis: 'Legea 52/2003 art.7(4)', validFrom: '2013-12-03', isUncertain: true, isDefault: true, setAt: null };

  it('makes unlawful from its day on what was lawful before, and leaves a running consultation its deadline', async () => {
    const [running, scheduled, late] = [await aDraft(), await aDraft(), await aDraft()];
    accepted(await publish(running, '2026-03-12'));
    accepted(await mutate(service, radu, 'scheduleConsultation', { consultationId: scheduled, publishAt: '2026-03-10T09:00:00+02:00', inputLastDay: '2026-03-20' }));
    const deadlineOf = async (id: string) => new Date((await seenBy(service, radu, id))!.inputDeadline!.at);

    const { legalTerm } = await set(victor, { validFrom: '2026-03-05', isUncertain: true });
    const said = { code: 'INPUT_MINIMUM', value: 15, unit: 'CALENDAR_DAYS', basis: 'Legea 1/2027 art.2', validFrom: '2026-03-05', isUncertain: true, isDefault: false, setAt: expect.any(String) };
    expect(legalTerm).toEqual({ ...said, viewerCan: { set: { allowed: true, code: null } } });
    expect([(await terms()).get('INPUT_MINIMUM'), (await terms('2026-03-05')).get('INPUT_MINIMUM')]).toEqual([ofLaw, said]);
    expect(await deadlineOf(running)).toEqual(new Date('2026-03-13T00:00:00+02:00'));

    await setClock(service, '2026-03-04T23:59:00+02:00');
    accepted(await publish(await aDraft(), '2026-03-14'));
    await setClock(service, '2026-03-05T00:00:00+02:00');
    expect((await publish(late, '2026-03-19')).userErrors).toMatchObject([
      { code: 'LEGAL_TERM_VIOLATION', field: ['inputLastDay'], legalTerm: { term: 'INPUT_MINIMUM', required: '2026-03-20', given: '2026-03-19', basis: 'Legea 1/2027 art.2' } },
    ]);
    expect(await seenBy(service, anonymous, running)).toMatchObject({ status: 'OPEN', inputDeadline: { basis: 'Legea 52/2003 art.7(4)' } });

    // What was scheduled before it was known is published by the terms of its day.
    await setClock(service, '2026-03-10T09:00:00+02:00');
    await service.sql(`SELECT graphile_worker.add_job('walk-consultations')`);
    await waitFor(async () => (await seenBy(service, anonymous, scheduled)) !== null, { describe: 'the scheduled one to be published' });
    expect([await deadlineOf(scheduled), await deadlineOf(running)]).toEqual([new Date('2026-03-26T00:00:00+02:00'), new Date('2026-03-13T00:00:00+02:00')]);
  });

  it('is told once per version and stays on record as it was', async () => {
    const input = { code: 'CONSULTATION_ARCHIVE', unit: 'MONTHS', value: 24, idempotencyKey: randomUUID() };
    await set(victor, input);
    await set(victor, input);
    // Nothing new.
    await set(victor, { ...input, idempotencyKey: null });
    await set(victor, { ...input, idempotencyKey: null, value: 36 });

    const told = { code: 'CONSULTATION_ARCHIVE', unit: 'MONTHS', basis: 'Legea 1/2027 art.2', validFrom: '2027-01-01', isUncertain: false };
    expect(await eventsOf('CONSULTATION_ARCHIVE')).toEqual([
      { type: 'LegalTermChanged', version: '1', data: { ...told, value: 24 } },
      { type: 'LegalTermChanged', version: '2', data: { ...told, value: 36 } },
    ]);
    expect(await auditOf('legal_term', 'code', 'CONSULTATION_ARCHIVE')).toMatchObject([
      { action: 'setLegalTerm', actor_id: idOf(victor), changes: { value: { before: null, after: 24 } } },
      { action: 'setLegalTerm', changes: { value: { before: 24, after: 36 } } },
    ]);
    expect((await terms('2027-01-01')).get('CONSULTATION_ARCHIVE')).toMatchObject({ value: 36 });
    await expect(service.sql('UPDATE legal_term SET value = 1')).rejects.toThrow(/append only/);
    await expect(service.sql('DELETE FROM legal_term')).rejects.toThrow(/append only/);
  });

  it('of many who set it at once gets as many versions, without a gap', async () => {
    const values = [1, 2, 3, 4, 5, 6];
    await Promise.all(values.map((value) => set(victor, { code: 'DEBATE_MINUTES', value })));

    expect((await eventsOf('DEBATE_MINUTES')).map(({ version }) => version)).toEqual(values.map(String));
    expect((await service.sql<{ version: number }>(`SELECT version FROM legal_term WHERE code = 'DEBATE_MINUTES' ORDER BY version`)).map(({ version }) => version)).toEqual(values);
  });

  it('is refused with every bad value, and asked for only of days that the clock knows', async () => {
    expect(codesOf(await set(victor, { value: 0, unit: 'MONTHS', basis: ' ', validFrom: '2026-03-01' }))).toEqual([
      ['BAD_USER_INPUT', 'value'],
      ['BAD_USER_INPUT', 'unit'],
      ['BAD_USER_INPUT', 'basis'],
      ['BAD_USER_INPUT', 'validFrom'],
    ]);
    for (const at of ['2013-12-02', '2100-01-01']) {
      expect((await service.ask(anonymous, 'query ($at: Date) { legalTerms(at: $at) { code } }', { at })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'at' } }]);
    }
  });
});

describe('terms and days', () => {
  const mutations = [
    ['setLegalTerm', { code: 'INPUT_MINIMUM', value: 15, unit: 'CALENDAR_DAYS', basis: 'Legea 1/2027 art.2', validFrom: '2027-01-01' }],
    ['recordCalendarDay', bridge('2027-05-05')],
    ['removeCalendarDay', { day: '2027-05-05', reason: 'Abrogată.' }],
  ] as const;

  it.each(mutations)('%s is for SGG alone, with a second factor, and says so before', async (operation, input) => {
    const others = [radu, aUser(), await someone(service, 'SGG_ANALYST', null), await someone(service, 'INSTITUTION_REPRESENTATIVE', institutionId)];

    for (const other of others) expect(codesOf(await change(other, operation, input))).toEqual([['FORBIDDEN', null]]);
    expect(codesOf(await change(byPassword, operation, input))).toEqual([['SECOND_FACTOR_REQUIRED', null]]);
    const { errors } = await service.ask(anonymous, `mutation ($input: ${operation[0]!.toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { userErrors { code } } }`, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const permission = async (principal: Principal) => (await service.ask(principal, '{ legalTerms { viewerCan { set { allowed code nextStep } } } }')).data;
    expect(await permission(byPassword)).toMatchObject({ legalTerms: expect.arrayContaining([{ viewerCan: { set: { allowed: false, code: 'SECOND_FACTOR_REQUIRED', nextStep: 'Sign in with your second factor.' } } }]) });
    expect(await permission(radu)).toMatchObject({ legalTerms: expect.arrayContaining([{ viewerCan: { set: { allowed: false, code: 'FORBIDDEN', nextStep: null } } }]) });
  });
});
