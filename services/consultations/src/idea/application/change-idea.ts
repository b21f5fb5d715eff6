import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { IdeaEvent, SubmittedIdea } from '../domain/idea';
import { ideaNotFound, isSubmitted, refusalsOfIdea, type IdeaAction } from '../domain/permissions';
import type { IdeaIds, IdeaUnit, InIdeaTransaction } from './ports';
import { recordIdea } from './record-idea';

/** Which idea a command is about, and in the name of which organization; null where it is done for none. */
interface Target {
  readonly ideaId: string;
  readonly organizationId: string | null;
}

/** What a command decides about; whether the acting organization supports the idea is known. */
interface IdeaDecision {
  readonly idea: SubmittedIdea;
  readonly isSupporting: boolean;
}

interface Course {
  readonly target: Target;
  readonly action: IdeaAction;
  /** What to keep still before the idea is locked. */
  readonly before?: (unit: IdeaUnit) => Promise<void>;
  /** Null when there is nothing to change. */
  readonly decide: (unit: IdeaUnit, decision: IdeaDecision) => Promise<Result<IdeaEvent | null, ConsultationsErrorCode>> | Result<IdeaEvent | null, ConsultationsErrorCode>;
}

/** The course of every command on an existing idea: lock it, ask the permissions, decide, record. */
export async function changeIdea(inTransaction: InIdeaTransaction, call: UserCall, { target, action, before, decide }: Course): Promise<Result<IdeaIds, ConsultationsErrorCode>> {
  const badIds = [...(isUuid(target.ideaId) ? [] : [badInput(['ideaId'], 'UUID')]), ...(target.organizationId === null || isUuid(target.organizationId) ? [] : [badInput(['organizationId'], 'UUID')])];
  if (badIds.length > 0) return refuse(...badIds);
  const [ideaId, organizationId] = [target.ideaId.toLowerCase(), target.organizationId?.toLowerCase() ?? null];

  return inTransaction<IdeaIds>(call, async (unit) => {
    await before?.(unit);
    const idea = await unit.ideas.findByIdForUpdate(ideaId);
    if (idea === null) return refuse(ideaNotFound);
    const acting = organizationId === null ? null : { organizationId, organizationStatus: await unit.organizations.statusOf(organizationId) };
    const isSupporting = organizationId !== null && (await unit.supports.isSupporting(ideaId, organizationId));
    const refusals = refusalsOfIdea(action, await unit.viewers.of(call.principal), { idea, acting, isSupporting });
    if (refusals.length > 0 || !isSubmitted(idea)) return refuse(...refusals);

    const decision = await decide(unit, { idea, isSupporting });
    if (!decision.ok) return decision;
    if (decision.value !== null) await recordIdea(unit, idea, decision.value);
    return accept({ ideaId });
  });
}
