import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { presencesOf } from '../../domain/attendance';
import { readIndividualCount, readPresences, type Presence, type PresenceInput } from '../../domain/debate-input';
import { holdDebate } from '../../domain/lifecycle';
import { notFound } from '../../domain/permissions';
import type { DebateRegistration } from '../../domain/registration';
import { changeDebate } from '../change-debate';
import type { DebateIds, DebateUnit, InDebateTransaction } from '../ports';
import { recordDebate } from '../record-debate';

/** Who of those who had registered came, and who came beside them. */
interface Attendance {
  readonly debateId: string;
  readonly attendedRegistrationIds?: readonly string[] | null | undefined;
  readonly organizations?: readonly PresenceInput[] | null | undefined;
  readonly individualCount?: number | null | undefined;
}

/** See {@link createRecordAttendance}. */
export type RecordAttendance = (call: UserCall, request: Attendance) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/** An officer records who came once the debate has begun: it is held, and its minutes have a term (Legea 52/2003 art. 7(10)). */
export const createRecordAttendance =
  (inTransaction: InDebateTransaction): RecordAttendance =>
  (call, { debateId, attendedRegistrationIds, organizations, individualCount }) =>
    changeDebate(inTransaction, call, {
      action: 'recordAttendance',
      id: debateId,
      field: 'debateId',
      missing: notFound('debateId', 'DEBATE'),
      decide: async (unit, { debate }) => {
        if (debate.status !== 'SCHEDULED') return accept({});
        const attended = await attendedOf(unit, debate.id, attendedRegistrationIds ?? []);
        const others = readPresences(organizations ?? []);
        const unregistered = readIndividualCount(individualCount);
        if (!attended.ok || !others.ok || !unregistered.ok) return refuse(...refusalsIn([attended, others, unregistered]));
        const unknown = await unknownAmong(unit, others.value);
        if (unknown !== null) return refuse(unknown);

        const { presences, individualCount: alone } = presencesOf(attended.value, others.value, unregistered.value);
        const event = holdDebate(await unit.legalClock(), debate, alone, unit.now);
        await unit.registrations.markAttendance(debate.id, attended.value.map(({ id }) => id));
        await unit.attendance.insert(debate.id, presences);
        await unit.scheduleWalk(event.debate.minutesDueAt);
        await recordDebate(unit, debate, event);
        return accept({});
      },
    });

/** The registrations of who came; all of this debate, and none cancelled. */
async function attendedOf({ registrations }: DebateUnit, debateId: string, ids: readonly string[]): Promise<Result<readonly DebateRegistration[], ConsultationsErrorCode>> {
  const live = new Map((await registrations.findLive(debateId)).map((one) => [one.id, one]));
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const found = wanted.flatMap((id) => live.get(id) ?? []);
  return found.length === wanted.length ? accept(found) : refuse(badInput(['attendedRegistrationIds'], 'REGISTRATION_OF_DEBATE'));
}

async function unknownAmong({ organizations }: DebateUnit, presences: readonly Presence[]) {
  const statuses = await organizations.statusesOf(presences.flatMap(({ organizationId }) => organizationId ?? []));
  const unknownIds = presences.flatMap(({ organizationId }) => organizationId ?? []).filter((_, place) => statuses[place] === null);
  const index = presences.findIndex(({ organizationId }) => organizationId !== null && unknownIds.includes(organizationId));
  return index < 0 ? null : ({ code: 'NOT_FOUND', field: ['organizations', String(index), 'organizationId'], params: { what: 'KNOWN_ORGANIZATION' } } as const);
}
