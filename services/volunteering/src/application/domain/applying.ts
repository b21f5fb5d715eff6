import type { Viewer } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { Opportunity, OpportunityStatus } from '../../opportunity/domain/opportunity';
import { isHostIn } from '../../membership/domain/host';
import { maySeeOpportunity, opportunityNotFound } from '../../opportunity/domain/permissions';
import { badInput, type VolunteeringRefusal } from '../../service/domain/refusals';
import { ageOn, fullAge, lowestAge } from '../../volunteer/domain/age';
import type { VolunteerProfile } from '../../volunteer/domain/volunteer-profile';
import { refusalsOfHost } from './permissions';
import { placesOf, type Places } from './places';

/** An opportunity, and who wants to come to which of its places. */
export interface ApplyingScene {
  readonly opportunity: Opportunity;
  /** Null for the opportunity as a whole. */
  readonly shiftId: string | null;
  readonly organizationStatus: string | null;
  /** What the person gave of himself; null when nothing yet. */
  readonly profile: Pick<VolunteerProfile, 'birthDate'> | null;
  readonly isBlocked: boolean;
  /** Whether the person has an application to the same places that was neither withdrawn, rejected nor cancelled. */
  readonly hasApplied: boolean;
  readonly now: Date;
}

/** The states after which nobody can apply any more. */
const over: ReadonlySet<OpportunityStatus> = new Set<OpportunityStatus>(['CLOSED', 'CANCELLED', 'ARCHIVED']);

/** Why the viewer may not apply now; empty when he may. The command and `viewerCan` both ask here. That all places are taken keeps nobody from applying: he waits. */
export function refusalsOfApplying(viewer: Viewer, scene: ApplyingScene): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const { opportunity, shiftId } = scene;
  if (!maySeeOpportunity(viewer, opportunity)) return [opportunityNotFound];
  const places = placesOf(opportunity, shiftId);
  if (places === null) return [shiftId === null ? badInput(['shiftId'], 'VALUE') : { code: 'NOT_FOUND', field: ['shiftId'], params: { what: 'SHIFT' } }];
  const refusals = [...refusalsOfPerson(viewer, scene), ...refusalsOfTime(scene, places)];
  return refusals.length > 0 ? refusals : refusalsOfProfile(scene, places);
}

function refusalsOfPerson(viewer: Viewer, { opportunity: { organizationId }, organizationStatus, isBlocked, hasApplied }: ApplyingScene): readonly VolunteeringRefusal[] {
  if (isHostIn(viewer, organizationId)) return [{ code: 'OWN_ORGANIZATION' }];
  const refusals = refusalsOfHost(organizationStatus);
  if (refusals.length > 0) return refusals;
  return [...(isBlocked ? [{ code: 'BLOCKED_BY_HOST' } as const] : []), ...(hasApplied ? [{ code: 'ALREADY_APPLIED' } as const] : [])];
}

function refusalsOfTime({ opportunity: { status, applyUntil }, now }: ApplyingScene, places: Places): readonly VolunteeringRefusal[] {
  const isLate = over.has(status) || (applyUntil !== null && dayOf(now) > applyUntil) || places.isOver(now);
  if (isLate) return [{ code: 'APPLICATIONS_CLOSED' }];
  return status === 'PUBLISHED' ? [] : [{ code: 'INVALID_STATE', params: { status: `OPPORTUNITY_${status}` } }];
}

/** The first day on which who applies now can come: by it his age counts, so that who turns 16 on it is 16. */
function firstDayFor({ firstDay }: Places, now: Date): string {
  const today = dayOf(now);
  return firstDay > today ? firstDay : today;
}

function refusalsOfProfile({ opportunity, profile, now }: ApplyingScene, places: Places): readonly VolunteeringRefusal[] {
  if (profile === null) return [{ code: 'PROFILE_INCOMPLETE' }];
  const age = ageOn(profile.birthDate, firstDayFor(places, now));
  const minimum = Math.max(lowestAge, opportunity.minimumAge);
  if (age < minimum) return [{ code: 'UNDER_MIN_AGE', params: { minimum } }];
  if (age >= fullAge) return [];
  return [...(opportunity.isOpenToMinors ? [] : [{ code: 'MINORS_NOT_ACCEPTED' } as const]), ...(opportunity.hasNightWork ? [{ code: 'NIGHT_WORK_OF_MINORS' } as const] : [])];
}
