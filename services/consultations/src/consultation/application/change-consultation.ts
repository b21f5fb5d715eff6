import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';
import type { Consultation, ConsultationEvent } from '../domain/consultation';
import { consultationNotFound, refusalsOf, type ConsultationAction } from '../domain/permissions';
import { refusalsOfBlockers } from '../domain/publication';
import type { ConsultationIds, ConsultationUnit, InConsultationTransaction } from './ports';
import { recordConsultation } from './record-consultation';

/** Which consultation a command is about, and the version that its caller has read. */
export interface ConsultationTarget {
  readonly consultationId: string;
  readonly expectedVersion?: number | null | undefined;
}

type Decision = Result<ConsultationEvent | null, ConsultationsErrorCode>;

interface Course {
  readonly target: ConsultationTarget;
  readonly action: ConsultationAction;
  /** What would have to be done first, when the state does not allow it. */
  readonly blockersOf?: (unit: ConsultationUnit, before: Consultation) => Promise<readonly string[]>;
  /** Null when there is nothing to change. */
  readonly decide: (unit: ConsultationUnit, before: Consultation) => Promise<Decision> | Decision;
}

/** The course of every command on an existing consultation: lock it, ask the permissions, compare the version, decide, record. */
export async function changeConsultation(inTransaction: InConsultationTransaction, call: UserCall, { target, action, decide, blockersOf }: Course): Promise<Result<ConsultationIds, ConsultationsErrorCode>> {
  const { consultationId, expectedVersion } = target;
  if (!isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));

  return inTransaction<ConsultationIds>(call, async (unit) => {
    const before = await unit.consultations.findByIdForUpdate(consultationId);
    if (before === null) return refuse(consultationNotFound);
    const refusals = refusalsOf(action, await unit.viewers.of(call.principal), before);
    if (refusals.length > 0) return refuse(...(await withBlockers(refusals, () => blockersOf?.(unit, before))));
    if (expectedVersion != null && expectedVersion !== before.version) return refuse({ code: 'CONFLICT', field: ['expectedVersion'], params: { version: before.version } });

    const decision = await decide(unit, before);
    if (!decision.ok) return decision;
    if (decision.value !== null) await recordConsultation(unit, before, decision.value);
    return accept({ consultationId: before.id });
  });
}

/** A refusal for the state says what is open, if the command knows. */
async function withBlockers(refusals: readonly ConsultationsRefusal[], blockersOf: () => Promise<readonly string[]> | undefined): Promise<readonly ConsultationsRefusal[]> {
  const blockers = refusals[0]?.code === 'INVALID_STATE' ? ((await blockersOf()) ?? []) : [];
  return blockers.length > 0 ? refusalsOfBlockers(blockers) : refusals;
}
