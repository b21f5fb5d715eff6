import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Opportunity, OpportunityEvent } from '../domain/opportunity';
import { opportunityNotFound, refusalsOfOpportunity, type OpportunityAction } from '../domain/permissions';
import { isTrusted } from '../domain/trust';
import type { InOpportunityTransaction, OpportunityIds, OpportunityUnit } from './ports';
import { recordOpportunity } from './record-opportunity';

/** Which opportunity a command is about, and the version that its caller has read. */
export interface OpportunityTarget {
  readonly opportunityId: string;
  readonly expectedVersion?: number | null | undefined;
}

type Decision = Result<OpportunityEvent | null, VolunteeringErrorCode>;

interface Course {
  readonly target: OpportunityTarget;
  readonly action: OpportunityAction;
  /** Null when there is nothing to change. */
  readonly decide: (unit: OpportunityUnit, before: Opportunity) => Promise<Decision> | Decision;
}

/** The course of every command on an existing opportunity: keep its organization where it stands, lock it, ask the permissions, compare the version, decide, record. */
export async function changeOpportunity(inTransaction: InOpportunityTransaction, call: UserCall, { target, action, decide }: Course): Promise<Result<OpportunityIds, VolunteeringErrorCode>> {
  if (!isUuid(target.opportunityId)) return refuse(badInput(['opportunityId'], 'UUID'));
  const opportunityId = target.opportunityId.toLowerCase();

  return inTransaction<OpportunityIds>(call, async (unit) => {
    const scene = await lockedScene(unit, opportunityId);
    if (scene === null) return refuse(opportunityNotFound);
    const refusals = refusalsOfOpportunity(action, await unit.viewers.of(call.principal), scene);
    if (refusals.length > 0) return refuse(...refusals);
    const { opportunity: before } = scene;
    if (target.expectedVersion != null && target.expectedVersion !== before.version) return refuse({ code: 'CONFLICT', field: ['expectedVersion'], params: { version: before.version } });

    const decision = await decide(unit, before);
    if (!decision.ok) return decision;
    if (decision.value !== null) await recordOpportunity(unit, before, decision.value);
    return accept({ opportunityId });
  });
}

/** Whoever locks an organization and what belongs to it begins with the organization, as who hears of its suspension does. */
async function lockedScene({ opportunities, organizations, trustedAfter, now }: OpportunityUnit, opportunityId: string) {
  const organizationId = await opportunities.organizationIdOf(opportunityId);
  if (organizationId === null) return null;
  const organizationStatus = await organizations.statusOf(organizationId);
  const opportunity = await opportunities.findByIdForUpdate(opportunityId);
  if (opportunity === null) return null;
  return { opportunity, organizationStatus, isTrusted: isTrusted(await opportunities.approvedCountOf(organizationId), trustedAfter), today: dayOf(now) };
}
