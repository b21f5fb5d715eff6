import type { Viewer } from '@conect/kernel';
import { addDays, dayOf } from '@conect/legal-clock';
import type { Opportunity } from '../../opportunity/domain/opportunity';
import { isHostIn, sideOf } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import { isLive, type Application } from './application';
import { statesFor } from './lifecycle';
import { freeOf, placesOf } from './places';

/** What can be done with an application: the names of its `viewerCan`, each with its mutation. */
export const applicationActions = {
  withdraw: 'withdrawApplication',
  accept: 'acceptApplication',
  reject: 'rejectApplication',
  waitlist: 'waitlistApplication',
  markNoShow: 'markNoShow',
  complete: 'completeApplication',
} as const;

/** One of {@link applicationActions}. */
export type ApplicationAction = keyof typeof applicationActions;

/** The refusal of an application that does not exist, or not for this viewer. */
export const applicationNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['applicationId'], params: { what: 'APPLICATION' } };

/** So long a host may still look up whom it did not take: for a question or a complaint about it. Nothing in the law asks for longer. */
const daysAfterEarlyEnd = 30;

/** Whether the viewer sees what the applicant said of himself; a host no longer does 30 days after a rejection, a withdrawal or a cancellation. */
export function maySeeApplicant(viewer: Viewer, application: Application, now: Date): boolean {
  if (viewer.userId === application.volunteerId) return true;
  return isHostIn(viewer, application.organizationId) && (isLive(application) || dayOf(now) <= addDays(dayOf(application.statusSince), daysAfterEarlyEnd));
}

/** An application, its opportunity, and where its organization stands in the registry. */
export interface ApplicationScene {
  readonly application: Application;
  readonly opportunity: Opportunity;
  readonly organizationStatus: string | null;
  readonly now: Date;
}

/** Only an ACTIVE organization takes people on (J3); to end what there is, it need not be. */
export function refusalsOfHost(organizationStatus: string | null): readonly VolunteeringRefusal[] {
  if (organizationStatus === 'ACTIVE') return [];
  return [{ code: organizationStatus === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE' }];
}

/** Why the viewer may not do this with the application now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfApplication(action: ApplicationAction, viewer: Viewer, scene: ApplicationScene): readonly VolunteeringRefusal[] {
  const { application } = scene;
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideOf(viewer, application);
  if (side === null) return [applicationNotFound];
  // Who volunteers for his own organization since does not decide on himself.
  if (side !== (action === 'withdraw' ? 'VOLUNTEER' : 'HOST')) return [{ code: 'FORBIDDEN' }];
  if (!statesFor(applicationActions[action]).includes(application.status)) return [{ code: 'INVALID_STATE', params: { status: `APPLICATION_${application.status}` } }];
  return refusalsByAction[action](scene);
}

const refusalsOfBegun = ({ application, opportunity, now }: ApplicationScene): readonly VolunteeringRefusal[] =>
  placesOf(opportunity, application.shiftId)?.hasBegun(now) === true ? [] : [{ code: 'ACTIVITY_NOT_BEGUN' }];

const freePlaces = ({ application, opportunity }: ApplicationScene): number => {
  const places = placesOf(opportunity, application.shiftId);
  return places === null ? 0 : freeOf(places);
};

function refusalsOfAccepting(scene: ApplicationScene): readonly VolunteeringRefusal[] {
  const refusals = refusalsOfHost(scene.organizationStatus);
  return refusals.length > 0 || freePlaces(scene) > 0 ? refusals : [{ code: 'OPPORTUNITY_FULL' }];
}

// Nobody waits while there are places: then whoever gets one is the first in line, and nobody is lost there.
function refusalsOfWaitlisting(scene: ApplicationScene): readonly VolunteeringRefusal[] {
  const refusals = refusalsOfHost(scene.organizationStatus);
  return refusals.length > 0 || freePlaces(scene) === 0 ? refusals : [{ code: 'PLACES_FREE' }];
}

const refusalsByAction: Readonly<Record<ApplicationAction, (scene: ApplicationScene) => readonly VolunteeringRefusal[]>> = {
  withdraw: () => [],
  accept: refusalsOfAccepting,
  reject: () => [],
  waitlist: refusalsOfWaitlisting,
  markNoShow: refusalsOfBegun,
  complete: refusalsOfBegun,
};
