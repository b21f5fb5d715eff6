import { isUuid } from '@conect/kernel';
import type { VolunteeringContext } from '../../service/graphql/context';
import type { Opportunity } from '../domain/opportunity';
import { maySeeOpportunity } from '../domain/permissions';

/** The opportunity of an id, if the viewer may know of it: every path to one comes through here. */
export async function visibleOpportunity(id: string, { viewer, opportunityById }: Pick<VolunteeringContext, 'viewer' | 'opportunityById'>): Promise<Opportunity | null> {
  const opportunity = isUuid(id) ? await opportunityById(id.toLowerCase()) : null;
  return opportunity !== null && maySeeOpportunity(await viewer(), opportunity) ? opportunity : null;
}
