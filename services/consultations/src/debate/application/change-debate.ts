import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result, type Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { consultationNotFound } from '../../consultation/domain/permissions';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';
import { isDebate, noDebateYet, type Debate } from '../domain/debate';
import { refusalsOfDebate, type DebateAction } from '../domain/permissions';
import type { DebateIds, DebateUnit, InDebateTransaction } from './ports';

/** Where a command is at work: the debate is locked, and the consultation stays as it is meanwhile. */
export interface DebateScene {
  readonly viewer: Viewer;
  readonly consultation: Consultation;
  readonly debate: Debate;
}

/** What an accepted command is about beside the consultation. */
type Outcome = Result<{ readonly partId?: string }, ConsultationsErrorCode>;

interface Course {
  readonly action: DebateAction;
  /** The id that the input gives, and how the input calls it. */
  readonly id: string;
  readonly field: string;
  /** What is answered when there is nothing with this id. */
  readonly missing: ConsultationsRefusal;
  /** Whether there is such a thing for the viewer; without it, whether there is a debate. */
  readonly isThere?: (unit: DebateUnit, scene: DebateScene) => Promise<boolean>;
  readonly decide: (unit: DebateUnit, scene: DebateScene) => Promise<Outcome>;
}

/** The course of every command on what a debate has: keep the consultation as it is, lock the debate, ask the permissions, decide. */
export async function changeDebate(inTransaction: InDebateTransaction, call: UserCall, { action, id, field, missing, decide, isThere }: Course): Promise<Result<DebateIds, ConsultationsErrorCode>> {
  if (!isUuid(id)) return refuse(badInput([field], 'UUID'));

  return inTransaction<DebateIds>(call, async (unit) => {
    const consultationId = await unit.debates.consultationIdOf(id);
    const consultation = consultationId === null ? null : await unit.consultations.findByIdForShare(consultationId);
    const debate = consultation === null ? null : await unit.debates.findForUpdate(consultation.id);
    if (consultation === null || debate === null) return refuse(missing);
    const scene = { viewer: await unit.viewers.of(call.principal), consultation, debate };
    const isKnown = isThere === undefined ? isDebate(debate) && debate.id === id.toLowerCase() : await isThere(unit, scene);
    if (!isKnown) return refuse(missing);
    const refusals = refusalsOfDebate(action, scene.viewer, { consultation, debate, now: unit.now });
    return refusals.length > 0 ? refuse(...refusals) : answer(consultation.id, await decide(unit, scene));
  });
}

interface BeginningCourse {
  readonly action: DebateAction;
  readonly consultationId: string;
  readonly newId: NewId;
  readonly decide: Course['decide'];
}

/** As {@link changeDebate}, of a consultation of whose debate nothing may have been said yet. */
export async function changeDebateOf(inTransaction: InDebateTransaction, call: UserCall, { action, consultationId, newId, decide }: BeginningCourse): Promise<Result<DebateIds, ConsultationsErrorCode>> {
  if (!isUuid(consultationId)) return refuse(badInput(['consultationId'], 'UUID'));

  return inTransaction<DebateIds>(call, async (unit) => {
    const { debates, consultations, now } = unit;
    const consultation = await consultations.findByIdForShare(consultationId.toLowerCase());
    if (consultation === null) return refuse(consultationNotFound);
    const viewer = await unit.viewers.of(call.principal);
    const known = await debates.findForUpdate(consultation.id);
    const refusals = refusalsOfDebate(action, viewer, { consultation, debate: known, now });
    if (refusals.length > 0) return refuse(...refusals);
    if (known === null) await debates.begin(noDebateYet({ id: newId(), consultationId: consultation.id, institutionId: consultation.institutionId }, now));
    const debate = known ?? (await debates.findForUpdate(consultation.id));
    // Somebody who was faster may have begun it and gone on.
    const late = refusalsOfDebate(action, viewer, { consultation, debate, now });
    if (debate === null || late.length > 0) return refuse(...late);
    return answer(consultation.id, await decide(unit, { viewer, consultation, debate }));
  });
}

const answer = (consultationId: string, outcome: Outcome): Result<DebateIds, ConsultationsErrorCode> => (outcome.ok ? accept({ consultationId, ...outcome.value }) : outcome);
