import type { Opportunity } from '../../opportunity/domain/opportunity';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { refusalsOfApplying } from '../domain/applying';

/** Whether the viewer may apply, to at least one of the shifts if there are any; why not, says the first of them. */
export async function applyPermission(opportunity: Opportunity, context: VolunteeringContext) {
  const who = await context.viewer();
  const isSignedIn = who.userId !== null;
  const [organizationStatus, profile, blocks, own, now] = await Promise.all([
    context.organizationStatusOf(opportunity.organizationId),
    isSignedIn ? context.profileOf(who.userId) : null,
    isSignedIn ? context.ownBlocksBy(opportunity.organizationId) : [],
    isSignedIn ? context.ownLiveApplicationsTo(opportunity.id) : [],
    context.businessNow(),
  ]);
  const shiftIds = opportunity.places === null ? opportunity.shifts.map(({ id }) => id) : [null];
  const refusals = (shiftIds.length === 0 ? [null] : shiftIds).map((shiftId) =>
    refusalsOfApplying(who, { opportunity, shiftId, organizationStatus, profile, isBlocked: blocks.length > 0, hasApplied: own.some((application) => application.shiftId === shiftId), now }),
  );
  return shapePermission(refusals.find(({ length }) => length === 0) ?? refusals[0]!, context.locale);
}
