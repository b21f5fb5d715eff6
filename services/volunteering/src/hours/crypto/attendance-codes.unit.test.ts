import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@conect/kernel';
import { contractOfShift, refusalsOfPlace, refusalsOfScan, refusalsOfScanner, workedOf, type PlacedShift } from '../domain/attendance';
import type { VolunteeringContract } from '../../contract/domain/contract';
import { createAttendanceCodes } from './attendance-codes';

const codes = createAttendanceCodes(randomBytes(32));
const shift: PlacedShift = { id: randomUUID(), startsAt: new Date('2026-05-09T06:00:00Z'), endsAt: new Date('2026-05-09T12:00:00Z'), opportunityId: randomUUID(), organizationId: randomUUID() };
const { id, startsAt, endsAt } = shift;
const code = codes.codeOf(shift);

describe('a code of attendance', () => {
  it('says its shift with its times, the same each time', () => {
    expect(codes.read(code)).toEqual({ id, startsAt, endsAt });
    expect(codes.codeOf(shift)).toBe(code);
    expect(codes.read(` ${code}\n`)).toEqual({ id, startsAt, endsAt });
  });

  it('is none when any letter of it is another one, is missing or comes twice', () => {
    for (let place = 0; place < code.length; place += 1) {
      const other = code[place] === 'A' ? 'B' : 'A';
      expect(codes.read(`${code.slice(0, place)}${other}${code.slice(place + 1)}`)).toBeNull();
      expect(codes.read(`${code.slice(0, place)}${code.slice(place + 1)}`)).toBeNull();
      expect(codes.read(`${code.slice(0, place)}${code[place]!}${code.slice(place)}`)).toBeNull();
    }
    for (const text of ['', 'CONECT-T1.', 'x'.repeat(5_000)]) expect(codes.read(text)).toBeNull();
  });

  it('of another key is none', () => {
    expect(createAttendanceCodes(randomBytes(32)).read(code)).toBeNull();
  });
});

describe('a scan', () => {
  const day = 86_400_000;
  const taken = (now: Date, there: PlacedShift | null = shift) => refusalsOfScan({ startsAt, endsAt }, there, now).map((refusal) => refusal.code);

  it('is taken from the beginning of the shift to seven days after its end', () => {
    expect(taken(new Date(startsAt.getTime() - 1))).toEqual(['ATTENDANCE_NOT_BEGUN']);
    for (const now of [startsAt, endsAt, new Date(endsAt.getTime() + 7 * day)]) expect(taken(now)).toEqual([]);
    expect(taken(new Date(endsAt.getTime() + 7 * day + 1))).toEqual(['ATTENDANCE_CODE_EXPIRED']);
  });

  it('of a shift that was moved or is gone is not', () => {
    expect(taken(startsAt, null)).toEqual(['ATTENDANCE_CODE_INVALID']);
    expect(taken(startsAt, { ...shift, endsAt: new Date(endsAt.getTime() + 1) })).toEqual(['ATTENDANCE_CODE_INVALID']);
  });

  it('counts for who is expected there', () => {
    expect((['EXPECTED', 'EXPECTED_ELSEWHERE', 'NOT_EXPECTED'] as const).map((place) => refusalsOfPlace(place).map((refusal) => refusal.code))).toEqual([[], ['ATTENDANCE_OTHER_SHIFT'], ['FORBIDDEN']]);
  });

  it('counts for nobody who decides for the host of the shift', () => {
    const codes = (role: Role, organizationId: string) => refusalsOfScanner({ userId: 'ion', roles: [{ role, institutionId: null, organizationId }] }, shift).map((refusal) => refusal.code);
    for (const role of ['NGO_ADMIN', 'VOLUNTEER_COORDINATOR'] as const) expect([codes(role, shift.organizationId), codes(role, randomUUID())]).toEqual([['FORBIDDEN'], []]);
    expect(codes('NGO_EDITOR', shift.organizationId)).toEqual([]);
  });

  it('counts the whole shift under the contract of its day', () => {
    expect(workedOf(shift)).toEqual({ day: '2026-05-09', minutes: 360, startsAt, endsAt });
    const contract = { status: 'ACTIVE', startsOn: '2026-05-09', endsOn: '2026-05-09', noticeEndsOn: null, statusSince: startsAt } as VolunteeringContract;
    expect(contractOfShift([{ ...contract, status: 'DRAFT' }, contract], workedOf(shift))).toBe(contract);
    for (const changes of [{ status: 'CANCELLED' }, { startsOn: '2026-05-10' }, { endsOn: '2026-05-08' }] as const) expect(contractOfShift([{ ...contract, ...changes }], workedOf(shift))).toBeNull();
  });
});
