import { isOfSgg, isSggAdmin, rolesIn, type Viewer } from '@conect/kernel';
import { isHostIn } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import { refusalsOfPast } from './content-rules';
import { opportunityLifecycle, statesFor } from './lifecycle';
import type { Opportunity } from './opportunity';

/** What can be done with an opportunity: the names of its `viewerCan`. */
export const opportunityActions = ['update', 'submit', 'approve', 'reject', 'publish', 'pause', 'resume', 'close', 'cancel'] as const;

/** One of {@link opportunityActions}. */
export type OpportunityAction = (typeof opportunityActions)[number];

/** The mutation of an action. */
export const mutationOf = (action: OpportunityAction): string => `${action}Opportunity`;

/** What does not exist and what the viewer may not know of are refused in the same words, to the letter. */
export const opportunityNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['opportunityId'], params: { what: 'OPPORTUNITY' } };

/** Whether the viewer is one of the people of an organization: they know of all its opportunities. */
export const isOfOrganization = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).length > 0;

/** Whether the viewer writes for an organization: those who decide, and its editors. */
const writesFor = (viewer: Viewer, organizationId: string): boolean => isHostIn(viewer, organizationId) || rolesIn(viewer, organizationId).includes('NGO_EDITOR');

/** Whether the viewer may know that the opportunity exists: what was public once stays so, the rest is for its people and, while SGG reads it or after SGG has rejected it, for SGG. */
export function maySeeOpportunity(viewer: Viewer, { status, publishedAt, organizationId }: Pick<Opportunity, 'status' | 'publishedAt' | 'organizationId'>): boolean {
  if (publishedAt !== null || isOfOrganization(viewer, organizationId)) return true;
  return (status === 'IN_REVIEW' || status === 'REJECTED') && isOfSgg(viewer);
}

/** Only an ACTIVE organization calls for volunteers (J3). */
function refusalsOfOrganization(organizationStatus: string | null, field?: readonly string[]): readonly VolunteeringRefusal[] {
  if (organizationStatus === 'ACTIVE') return [];
  return [{ code: organizationStatus === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE', ...(field === undefined ? {} : { field }) }];
}

/** Why the viewer may not draft a call for an organization; empty when he may. */
export function refusalsOfCreating(viewer: Viewer, { organizationId, organizationStatus }: { readonly organizationId: string; readonly organizationStatus: string | null }): readonly VolunteeringRefusal[] {
  const field = ['organizationId'];
  return writesFor(viewer, organizationId) ? refusalsOfOrganization(organizationStatus, field) : [{ code: 'FORBIDDEN', field }];
}

/** An opportunity, and what else decides whether something can be done with it. */
export interface OpportunityScene {
  readonly opportunity: Opportunity;
  /** Where its organization stands; null when it was never heard of. */
  readonly organizationStatus: string | null;
  /** Whether its organization publishes without SGG. */
  readonly isTrusted: boolean;
  /** The day in Romania. */
  readonly today: string;
}

/** Why the viewer may not do this with the opportunity now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfOpportunity(action: OpportunityAction, viewer: Viewer, scene: OpportunityScene): readonly VolunteeringRefusal[] {
  const { opportunity } = scene;
  if (!maySeeOpportunity(viewer, opportunity)) return [opportunityNotFound];
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const refusals = refusalsOfActor(action, viewer, opportunity);
  if (refusals.length > 0) return refusals;
  if (!statesFor(mutationOf(action)).includes(opportunity.status)) return [{ code: 'INVALID_STATE', params: { status: `OPPORTUNITY_${opportunity.status}` } }];
  return refusalsOfMoment(action, scene);
}

/** Who does what stands in the table of edges. */
function refusalsOfActor(action: OpportunityAction, viewer: Viewer, { organizationId }: Opportunity): readonly VolunteeringRefusal[] {
  const { actor } = opportunityLifecycle.find(({ by }) => by === mutationOf(action))!;
  if (actor === 'SGG') {
    if (!isSggAdmin(viewer)) return [{ code: 'FORBIDDEN' }];
    return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
  }
  return (actor === 'WRITER' ? writesFor : isHostIn)(viewer, organizationId) ? [] : [{ code: 'FORBIDDEN' }];
}

/** What an organization has to be ACTIVE for; what it began it may end in whatever state it is. */
const actionsOfActive: ReadonlySet<OpportunityAction> = new Set<OpportunityAction>(['update', 'submit', 'approve', 'publish', 'resume']);

function refusalsOfMoment(action: OpportunityAction, scene: OpportunityScene): readonly VolunteeringRefusal[] {
  const refusals = actionsOfActive.has(action) ? refusalsOfOrganization(scene.organizationStatus) : [];
  return refusals.length > 0 ? refusals : (refusalsByAction[action]?.(scene) ?? []);
}

/** What has to be true of single actions. SGG may take its time, and what was paused may go on: then the last day counts. */
const refusalsByAction: Partial<Readonly<Record<OpportunityAction, (scene: OpportunityScene) => readonly VolunteeringRefusal[]>>> = {
  submit: ({ isTrusted, opportunity, today }) => (isTrusted ? [{ code: 'REVIEW_NOT_NEEDED' }] : refusalsOfPast(opportunity, today, 'startsOn')),
  publish: ({ isTrusted, opportunity, today }) => (isTrusted ? refusalsOfPast(opportunity, today, 'startsOn') : [{ code: 'REVIEW_REQUIRED' }]),
  approve: ({ opportunity, today }) => refusalsOfPast(opportunity, today, 'endsOn'),
  resume: ({ opportunity, today }) => refusalsOfPast(opportunity, today, 'endsOn'),
};
