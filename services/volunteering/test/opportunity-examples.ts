import type { Opportunity } from '../src/opportunity/domain/opportunity';
import { opportunityInEveryState } from './example-opportunities';

/** A published opportunity with two places that is open to whoever may volunteer at all; its ids are such as contracts of events ask for. */
export const aPublishedOpportunity: Opportunity = {
  ...opportunityInEveryState.PUBLISHED,
  id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  places: 2,
  minimumAge: 15,
  isOpenToMinors: true,
};
