import {
  opportunityArchived,
  opportunityCancelled,
  opportunityClosed,
  opportunityCreated,
  opportunityPaused,
  opportunityPublished,
  opportunityRejected,
  opportunityResumed,
  opportunitySubmitted,
  opportunityUpdated,
  publishedOpportunityUpdated,
} from '@conect/events';
import type { Opportunity, OpportunityEvent } from '../domain/opportunity';

const contracts = {
  OpportunityCreated: opportunityCreated,
  OpportunityUpdated: opportunityUpdated,
  OpportunitySubmitted: opportunitySubmitted,
  OpportunityRejected: opportunityRejected,
  OpportunityPublished: opportunityPublished,
  PublishedOpportunityUpdated: publishedOpportunityUpdated,
  OpportunityPaused: opportunityPaused,
  OpportunityResumed: opportunityResumed,
  OpportunityClosed: opportunityClosed,
  OpportunityCancelled: opportunityCancelled,
  OpportunityArchived: opportunityArchived,
} as const;

/** Translates what happened to an opportunity into the contract other services rely on: ids, and of what is public where it is and what it is about. */
export function publishedOpportunity({ type, opportunity }: OpportunityEvent) {
  const { id: opportunityId, organizationId, statusReasonCode: reasonCode } = opportunity;
  const isPublic = type === 'OpportunityPublished' || type === 'PublishedOpportunityUpdated';
  const isStopped = type === 'OpportunityPaused' || type === 'OpportunityCancelled';
  return { contract: contracts[type], data: { opportunityId, organizationId, ...(isPublic ? publicFacts(opportunity) : {}), ...(isStopped ? { reasonCode } : {}) } };
}

const publicFacts = ({ domains, volunteeringDomains, place, startsOn, endsOn, isOpenToMinors }: Opportunity) => ({
  domains,
  volunteeringDomains,
  countyCode: place?.countyCode ?? null,
  localityId: place?.localityId ?? null,
  startsOn,
  endsOn,
  isOpenToMinors,
});
