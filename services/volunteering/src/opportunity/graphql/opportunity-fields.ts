import { dayOf } from '@conect/legal-clock';
import type { OpportunityPlaceResolvers, OpportunityResolvers, OpportunityShiftResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import { freePlacesOf, type Opportunity } from '../domain/opportunity';
import { refusalsOfOpportunity, type OpportunityAction } from '../domain/permissions';
import { isTrusted } from '../domain/trust';
import type { OpportunityPermissions } from './context';
import { visibleOpportunity } from './visible-opportunity';

/** The fields of an opportunity. */
export const opportunityFields: OpportunityResolvers = {
  __resolveReference: ({ id }, context) => visibleOpportunity(id, context),
  organization: ({ organizationId }) => ({ id: organizationId }),
  domains: ({ domains }) => domains.map((id) => ({ id })),
  isRemote: ({ place }) => place === null,
  freePlaces: freePlacesOf,
  isFull: (opportunity) => freePlacesOf(opportunity) === 0,
  viewerCan,
};

/** The fields of a place. */
export const placeFields: OpportunityPlaceResolvers = {
  locality: ({ localityId }) => ({ id: localityId }),
  county: ({ countyCode }) => ({ id: countyCode }),
};

/** The fields of a shift. */
export const shiftFields: OpportunityShiftResolvers = {
  freePlaces: ({ places, takenCount }) => places - takenCount,
  isFull: ({ places, takenCount }) => places === takenCount,
};

async function viewerCan(opportunity: Opportunity, _args: object, context: VolunteeringContext): Promise<OpportunityPermissions> {
  const { organizationId } = opportunity;
  const [who, organizationStatus, approvedCount, now] = await Promise.all([
    context.viewer(),
    context.organizationStatusOf(organizationId),
    context.approvedCountOf(organizationId),
    context.businessNow(),
  ]);
  const scene = { opportunity, organizationStatus, isTrusted: isTrusted(approvedCount, context.trustedAfter), today: dayOf(now) };
  const permission = (action: OpportunityAction) => shapePermission(refusalsOfOpportunity(action, who, scene), context.locale);
  return {
    opportunity,
    update: permission('update'),
    submit: permission('submit'),
    approve: permission('approve'),
    reject: permission('reject'),
    publish: permission('publish'),
    pause: permission('pause'),
    resume: permission('resume'),
    close: permission('close'),
    cancel: permission('cancel'),
  };
}
