import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { aUser, countStatements, type TestService } from '@conect/testing';
import { aContract, acceptedOf, anApplication, anOpportunity, aShift, change, refusalsOf } from './contracts';
import { anOrganization, idOf, memberOf, setClock, startVolunteering } from './volunteering';

let service: TestService;
let organizationId: string;
let ion: Principal;
let mara: Principal;

beforeAll(async () => {
  service = await startVolunteering();
  organizationId = await anOrganization(service);
  ion = await memberOf(service, organizationId, 'VOLUNTEER_COORDINATOR');
});
beforeEach(async () => {
  await setClock(service, '2026-05-20T09:00:00Z');
  mara = aUser();
});
afterAll(() => service?.stop());

interface SeenHours {
  readonly id: string;
  readonly status: string;
  readonly viewerCan: Readonly<Record<string, { readonly allowed: boolean; readonly code: string | null }>>;
}

const fields = `id status rejectionReason contract { id } organization { id } volunteer { id } day minutes startsAt endsAt activity shiftId
  viewerCan { ${['update', 'delete', 'approve', 'reject'].map((action) => `${action} { allowed code }`).join(' ')} }`;
const one = (principal: Principal, operation: string, input: object) => change(service, principal, operation, { input, answer: `hourLog { ${fields} }` });
const several = (principal: Principal, operation: string, input: object) => change(service, principal, operation, { input, answer: `hourLogs { ${fields} }` });
const ofMara = (facts: object = {}) => aContract(service, { organizationId, volunteerId: idOf(mara), ...facts });
const log = (principal: Principal, contractId: string, changes: object = {}) => one(principal, 'logHours', { contractId, day: '2026-05-09', minutes: 360, activity: 'Plantare de puieți', ...changes });
const logged = async (principal: Principal, contractId: string, changes: object = {}) => acceptedOf<SeenHours>(await log(principal, contractId, changes));
const seenBy = async (principal: Principal, id: string) => (await service.ask<{ hourLog: SeenHours | null }>(principal, `query ($id: ID!) { hourLog(id: $id) { ${fields} } }`, { id })).data.hourLog;
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: Readonly<Record<string, { after: unknown }>> }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), data: outbox.at(-1)?.data, audit };
};

describe('hours', () => {
  it('are logged by the volunteer, corrected, and approved by the host; then they stay', async () => {
    const contractId = await ofMara();
    const key = { idempotencyKey: randomUUID() };
    const { id, ...seen } = await logged(mara, contractId, key);
    expect((await logged(mara, contractId, key)).id).toBe(id);
    expect(seen).toMatchObject({
      status: 'PENDING', contract: { id: contractId }, organization: { id: organizationId }, volunteer: { id: idOf(mara) }, day: '2026-05-09', minutes: 360, startsAt: null, activity: 'Plantare de puieți',
      viewerCan: { update: { allowed: true }, delete: { allowed: true }, approve: { code: 'FORBIDDEN' }, reject: { code: 'FORBIDDEN' } },
    });
    expect((await seenBy(ion, id))!.viewerCan).toMatchObject({ update: { code: 'FORBIDDEN' }, approve: { allowed: true }, reject: { allowed: true } });
    const times = { hourLogId: id, startsAt: '2026-05-09T06:00:00Z', endsAt: '2026-05-09T11:00:00Z', activity: 'Udat' };
    expect(acceptedOf(await one(mara, 'updateHours', times))).toMatchObject({ minutes: 300, startsAt: '2026-05-09T06:00:00.000Z', activity: 'Udat' });

    expect(acceptedOf(await several(ion, 'approveHours', { hourLogIds: [id] }))).toMatchObject([{ id, status: 'APPROVED', viewerCan: { reject: { code: 'INVALID_STATE' } } }]);
    for (const outcome of [await one(mara, 'updateHours', times), await change(service, mara, 'deleteHours', { input: { hourLogId: id }, answer: 'hourLogId' })]) expect(refusalsOf(outcome)).toEqual([['INVALID_STATE', null]]);
    expect(refusalsOf(await several(ion, 'approveHours', { hourLogIds: [id] }))).toEqual([['INVALID_STATE', 'hourLogIds.0']]);
    const { events, data, audit } = await written(id);
    expect(events).toEqual(['HoursLogged', 'HoursUpdated', 'HoursApproved']);
    expect(data).toEqual({ hourLogId: id, contractId, opportunityId: expect.any(String), organizationId, volunteerId: idOf(mara), day: '2026-05-09', minutes: 300 });
    expect(audit.map(({ action }) => action)).toEqual(['logHours', 'updateHours', 'approveHours']);
    expect(audit[0]!.changes['activity']!.after).toBe('[personal]');
  });

  it('are rejected with a reason, or taken back, and can be entered again', async () => {
    const contractId = await ofMara();
    const { id } = await logged(mara, contractId, { minutes: 1_440 });
    expect(refusalsOf(await several(ion, 'rejectHours', { hourLogIds: [id], reason: ' ' }))).toEqual([['BAD_USER_INPUT', 'reason']]);
    expect(acceptedOf(await several(ion, 'rejectHours', { hourLogIds: [id], reason: 'Ați fost șase ore.' }))).toMatchObject([{ status: 'REJECTED', rejectionReason: 'Ați fost șase ore.' }]);
    const again = await logged(mara, contractId);
    expect(acceptedOf(await change(service, mara, 'deleteHours', { input: { hourLogId: again.id }, answer: 'hourLogId' }))).toBe(again.id);
    expect(await seenBy(mara, again.id)).toBeNull();
    expect((await written(again.id)).events).toEqual(['HoursLogged', 'HoursDeleted']);
    expect((await written(id)).events).toEqual(['HoursLogged', 'HoursRejected']);
  });

  it('of 25 hours a day, of a day to come, outside the contract or over others are refused', async () => {
    const contractId = await ofMara();
    expect(refusalsOf(await log(mara, contractId, { minutes: 1_500 }))).toEqual([['BAD_USER_INPUT', 'minutes']]);
    expect(refusalsOf(await log(mara, contractId, { day: '2026-05-21' }))).toEqual([['BAD_USER_INPUT', 'day']]);
    expect(refusalsOf(await log(mara, contractId, { day: '2026-04-30' }))).toEqual([['BAD_USER_INPUT', 'day']]);
    const times = (from: string, until: string) => ({ day: undefined, minutes: undefined, startsAt: `2026-05-09T${from}:00Z`, endsAt: `2026-05-09T${until}:00Z` });
    await logged(mara, contractId, times('06:00', '10:00'));
    expect(refusalsOf(await log(mara, contractId, times('09:59', '11:00')))).toEqual([['HOURS_OVERLAP', 'startsAt']]);
    await logged(mara, contractId, times('10:00', '11:00'));
    expect(refusalsOf(await log(mara, contractId, { minutes: 1_141 }))).toEqual([['BAD_USER_INPUT', 'minutes']]);
    await logged(mara, contractId, { minutes: 1_140 });

    const elsewhere = await aContract(service, { organizationId: await anOrganization(service), volunteerId: idOf(mara) });
    expect(refusalsOf(await log(mara, elsewhere, { minutes: 1 }))).toEqual([['BAD_USER_INPUT', 'minutes']]);
  });

  it('of one day never pass 24, however many are entered at once', async () => {
    const contracts = [await ofMara(), await aContract(service, { organizationId: await anOrganization(service), volunteerId: idOf(mara) })];
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => log(mara, contracts[index % 2]!)));
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(4);
    expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  it('are entered under a contract that is or was in force, until its last day and 30 days longer', async () => {
    for (const status of ['DRAFT', 'PENDING_HOST', 'CANCELLED']) expect(refusalsOf(await log(mara, await ofMara({ status })))).toEqual([['INVALID_STATE', 'contractId']]);
    const noticed = await ofMara({ status: 'NOTICE_GIVEN', noticeEndsOn: '2026-05-19' });
    await logged(mara, noticed, { day: '2026-05-19' });
    expect(refusalsOf(await log(mara, noticed, { day: '2026-05-20' }))).toEqual([['BAD_USER_INPUT', 'day']]);
    await setClock(service, '2026-06-18T20:59:00Z');
    await logged(mara, noticed, { day: '2026-05-18' });
    await setClock(service, '2026-06-18T21:00:00Z');
    expect(refusalsOf(await log(mara, noticed, { day: '2026-05-17' }))).toEqual([['INVALID_STATE', 'contractId']]);
  });

  it('are known to the volunteer and to who decides for the host, and to nobody else', async () => {
    const contractId = await ofMara();
    const { id } = await logged(mara, contractId);
    const admin = await memberOf(service, organizationId, 'NGO_ADMIN');
    for (const party of [mara, ion, admin]) expect((await seenBy(party, id))?.id).toBe(id);
    const outsiders = [aUser(), await memberOf(service, organizationId, 'NGO_EDITOR'), await memberOf(service, await anOrganization(service), 'VOLUNTEER_COORDINATOR'), await memberOf(service, null, 'SGG_ADMIN')];
    for (const outsider of outsiders) {
      expect(await seenBy(outsider, id)).toBeNull();
      expect(refusalsOf(await log(outsider, contractId))).toEqual([['NOT_FOUND', 'contractId']]);
      expect(refusalsOf(await several(outsider, 'approveHours', { hourLogIds: [id] }))).toEqual([['NOT_FOUND', 'hourLogIds.0']]);
    }
    expect(await seenBy(anonymous, id)).toBeNull();
    expect((await service.ask(anonymous, '{ hourLogs { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(refusalsOf(await log(mara, randomUUID()))).toEqual([['NOT_FOUND', 'contractId']]);
    expect(refusalsOf(await log(mara, 'x'))).toEqual([['BAD_USER_INPUT', 'contractId']]);
  });

  it('of a group are entered by the host for all or for none', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => aContract(service, { organizationId, volunteerId: randomUUID() })));
    const enter = (contractIds: readonly string[], changes: object = {}) => several(ion, 'logHoursForGroup', { contractIds, day: '2026-05-10', minutes: 240, activity: 'Curățenie', ...changes });
    const entered = acceptedOf<readonly SeenHours[]>(await enter(people));
    expect(entered.map(({ status, contract }: SeenHours & { contract?: { id: string } }) => [status, contract!.id])).toEqual(people.map((id) => ['APPROVED', id]));
    expect((await written(entered[0]!.id)).events).toEqual(['HoursApproved']);

    const full = await ofMara();
    await logged(mara, full, { day: '2026-05-10', minutes: 1_300 });
    expect(refusalsOf(await enter([people[0]!, full]))).toEqual([['BAD_USER_INPUT', 'contractIds.1']]);
    expect(refusalsOf(await enter([people[0]!, people[0]!]))).toEqual([['BAD_USER_INPUT', 'contractIds']]);
    expect(refusalsOf(await enter([]))).toEqual([['BAD_USER_INPUT', 'contractIds']]);
    expect(refusalsOf(await enter([randomUUID(), people[1]!]))).toEqual([['NOT_FOUND', 'contractIds.0']]);
    expect(refusalsOf(await several(mara, 'logHoursForGroup', { contractIds: [full], day: '2026-05-10', minutes: 10, activity: 'x' }))).toEqual([['FORBIDDEN', 'contractIds.0']]);
    expect((await logged(ion, people[0]!)).status).toBe('APPROVED');
  });

  it('are listed page by page with as many statements for one as for many', async () => {
    const contractId = await ofMara();
    const ask = async (first: number) => {
      const count = countStatements();
      const before = count();
      const query = `query ($first: Int, $filter: HourLogFilter) { hourLogs(first: $first, filter: $filter) { totalCount pageInfo { hasNextPage } nodes { ${fields} } } }`;
      const { data } = await service.ask<{ hourLogs: { totalCount: number; nodes: readonly { day: string }[]; pageInfo: { hasNextPage: boolean } } }>(mara, query, { first, filter: { contractIds: [contractId], statuses: ['PENDING'], from: '2026-05-02', until: '2026-05-12' } });
      return { ...data.hourLogs, statements: count() - before };
    };
    for (let day = 1; day <= 12; day += 1) await logged(mara, contractId, { day: `2026-05-${String(day).padStart(2, '0')}` });
    const [few, many] = [await ask(1), await ask(20)];
    expect(few).toMatchObject({ totalCount: 11, pageInfo: { hasNextPage: true } });
    expect(many.nodes.map(({ day }) => day.slice(-2))).toEqual(['12', '11', '10', '09', '08', '07', '06', '05', '04', '03', '02']);
    expect(many.statements).toBe(few.statements);
  });
});

describe('the code of a shift', () => {
  const shiftOf = ['2026-05-20T06:00:00Z', '2026-05-20T12:00:00Z'] as const;
  const codeOf = async (principal: Principal, shiftId: string) =>
    (await service.ask<{ shiftAttendanceCode: { code: string; validUntil: string } | null }>(principal, 'query ($id: ID!) { shiftAttendanceCode(shiftId: $id) { code validFrom validUntil } }', { id: shiftId })).data.shiftAttendanceCode;
  const scan = (principal: Principal, code: string, scannedAt: string | null = null) => one(principal, 'attendShift', { code, scannedAt });

  it('is shown to the host alone, and makes approved hours of the whole shift, once, also sent late', async () => {
    const opportunityId = await anOpportunity(service, organizationId);
    const shiftId = await aShift(service, opportunityId, shiftOf);
    const contractId = await ofMara({ opportunityId, shiftId });
    const { code, validUntil } = (await codeOf(ion, shiftId))!;
    expect(validUntil).toBe('2026-05-27T12:00:00.000Z');
    for (const other of [anonymous, mara, await memberOf(service, organizationId, 'NGO_EDITOR')]) expect(await codeOf(other, shiftId)).toBeNull();

    await setClock(service, '2026-05-20T05:59:00Z');
    expect(refusalsOf(await scan(mara, code))).toEqual([['ATTENDANCE_NOT_BEGUN', 'code']]);
    await setClock(service, '2026-05-27T12:01:00Z');
    expect(refusalsOf(await scan(mara, code, '2026-05-20T07:00:00Z'))).toEqual([['ATTENDANCE_CODE_EXPIRED', 'code']]);
    await setClock(service, '2026-05-26T22:00:00Z');
    const [first, second] = (await Promise.all([scan(mara, code, '2031-01-01T00:00:00Z'), scan(mara, code)])).map((payload) => acceptedOf<SeenHours>(payload));
    expect(first).toMatchObject({ status: 'APPROVED', day: '2026-05-20', minutes: 360, shiftId, contract: { id: contractId }, activity: null });
    expect(second!.id).toBe(first!.id);
    expect((await written(first!.id)).events).toEqual(['HoursApproved']);
  });

  it('of another shift, changed, of a moved shift or without a contract is refused', async () => {
    const opportunityId = await anOpportunity(service, organizationId);
    const [mine, other] = [await aShift(service, opportunityId, shiftOf), await aShift(service, opportunityId, ['2026-05-19T06:00:00Z', '2026-05-19T12:00:00Z'])];
    await anApplication(service, { organizationId, volunteerId: idOf(mara), opportunityId, shiftId: mine, applicationStatus: 'ACCEPTED' });
    const code = (await codeOf(ion, mine))!.code;
    expect(refusalsOf(await scan(mara, (await codeOf(ion, other))!.code))).toEqual([['ATTENDANCE_OTHER_SHIFT', 'code']]);
    expect(refusalsOf(await scan(mara, code))).toEqual([['ATTENDANCE_WITHOUT_CONTRACT', 'code']]);
    expect(refusalsOf(await scan(aUser(), code))).toEqual([['FORBIDDEN', 'code']]);
    expect(refusalsOf(await scan(mara, `${code.slice(0, -2)}AA`))).toEqual([['ATTENDANCE_CODE_INVALID', 'code']]);
    await service.sql(`UPDATE shift SET ends_at = ends_at + interval '1 hour' WHERE id = $1`, [mine]);
    expect(refusalsOf(await scan(mara, code))).toEqual([['ATTENDANCE_CODE_INVALID', 'code']]);
  });

  it('of a host counts for nobody who decides for it: he could show it to himself', async () => {
    const opportunityId = await anOpportunity(service, organizationId);
    const shiftId = await aShift(service, opportunityId, shiftOf);
    await aContract(service, { organizationId, volunteerId: idOf(ion), opportunityId, shiftId });
    expect(refusalsOf(await scan(ion, (await codeOf(ion, shiftId))!.code))).toEqual([['FORBIDDEN', 'code']]);
    expect(await service.sql('SELECT FROM hour_log WHERE shift_id = $1', [shiftId])).toEqual([]);
  });
});
