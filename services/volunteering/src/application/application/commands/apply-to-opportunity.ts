import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import type { Opportunity } from '../../../opportunity/domain/opportunity';
import { opportunityNotFound } from '../../../opportunity/domain/permissions';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readApplication, type ApplicationInput } from '../../domain/application-input';
import { refusalsOfApplying } from '../../domain/applying';
import { apply, type Beginning } from '../../domain/lifecycle';
import { freeOf, placesOf } from '../../domain/places';
import type { ApplicationIds, ApplicationUnit, InApplicationTransaction } from '../ports';
import { recordApplication } from '../record-applications';

interface Dependencies {
  readonly inTransaction: InApplicationTransaction;
  readonly newId: NewId;
}

/** Where somebody wants to come, and what he says. */
interface Applying extends ApplicationInput {
  readonly opportunityId: string;
  readonly shiftId?: string | null | undefined;
}

/** See {@link createApplyToOpportunity}. */
export type ApplyToOpportunity = (call: UserCall, request: Applying) => Promise<Result<ApplicationIds, VolunteeringErrorCode>>;

/** Somebody wants to come: he has a place at once or waits in line where places are given automatically, and waits for an answer where a coordinator decides. */
export const createApplyToOpportunity =
  ({ inTransaction, newId }: Dependencies): ApplyToOpportunity =>
  async (call, { opportunityId: opportunityGiven, shiftId: shift = null, ...input }) => {
    const badIds = [...(isUuid(opportunityGiven) ? [] : [badInput(['opportunityId'], 'UUID')]), ...(shift === null || isUuid(shift) ? [] : [badInput(['shiftId'], 'UUID')])];
    if (badIds.length > 0) return refuse(...badIds);
    const key = { opportunityId: opportunityGiven.toLowerCase(), shiftId: shift?.toLowerCase() ?? null };
    const volunteerId = call.principal.userId;

    return inTransaction<ApplicationIds>(call, async (unit) => {
      const found = await lockOpportunity(unit, key.opportunityId);
      if (found === null) return refuse(opportunityNotFound);
      const { opportunity, organizationStatus } = found;
      const { organizationId } = opportunity;
      const refusals = refusalsOfApplying(await unit.viewers.of(call.principal), {
        ...found,
        shiftId: key.shiftId,
        organizationStatus,
        profile: await unit.profiles.find(volunteerId),
        isBlocked: (await unit.blocks.find(organizationId, volunteerId)) !== null,
        hasApplied: await unit.applications.hasLive(volunteerId, key),
        now: unit.now,
      });
      if (refusals.length > 0) return refuse(...refusals);
      const said = readApplication(input, opportunity.questions);
      if (!said.ok) return said;

      const applicationId = newId();
      const event = apply({ id: applicationId, ...key, organizationId, volunteerId, ...said.value }, await beginningOf(unit, opportunity, key.shiftId), unit.now);
      await recordApplication(unit, opportunity, { before: null, event });
      return accept({ applicationId });
    });
  };

async function lockOpportunity({ opportunities, organizations }: ApplicationUnit, opportunityId: string) {
  const organizationId = await opportunities.organizationIdOf(opportunityId);
  if (organizationId === null) return null;
  const organizationStatus = await organizations.statusOf(organizationId);
  const opportunity = await opportunities.findByIdForUpdate(opportunityId);
  return opportunity === null ? null : { opportunity, organizationStatus };
}

/** Nobody passes those who wait: as long as there is a line, who comes joins its end, and gets what is free after those before him. */
async function beginningOf({ applications }: ApplicationUnit, opportunity: Opportunity, shiftId: string | null): Promise<Beginning> {
  if (opportunity.acceptance === 'BY_COORDINATOR') return { to: 'SUBMITTED' };
  const last = await applications.lastWaitingNumber({ opportunityId: opportunity.id, shiftId });
  const places = placesOf(opportunity, shiftId);
  return last === 0 && places !== null && freeOf(places) > 0 ? { to: 'ACCEPTED' } : { to: 'WAITLISTED', waitingNumber: last + 1 };
}
