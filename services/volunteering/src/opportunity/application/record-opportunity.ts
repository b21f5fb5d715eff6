import { differencesOf } from '@conect/kernel';
import { endsApplications } from '../domain/lifecycle';
import { hasMorePlaces, type Opportunity, type OpportunityEvent } from '../domain/opportunity';
import type { OpportunityUnit } from './ports';

/** Saves what happened to an opportunity, with its event and its audit entry; what that means for who has applied, the applications are told, whoever or whatever did it. */
export async function recordOpportunity(unit: OpportunityUnit, before: Opportunity | null, event: OpportunityEvent): Promise<void> {
  const { opportunities, publish, audit } = unit;
  const { opportunity } = event;
  await (before === null ? opportunities.insert : opportunities.save)(opportunity);
  await publish(event);
  await audit({ opportunityId: opportunity.id, changes: differencesOf(before, opportunity) });
  const about = { opportunityId: opportunity.id, organizationId: opportunity.organizationId };
  if (endsApplications(event)) await unit.endApplications({ ...about, status: opportunity.status, message: 'message' in event ? event.message : null });
  if (event.type === 'PublishedOpportunityUpdated' && before !== null && hasMorePlaces(before, opportunity)) await unit.offerPlaces(about);
}
