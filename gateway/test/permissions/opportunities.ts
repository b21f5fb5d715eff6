import { countRows, runSql, waitFor } from '@conect/testing';
import type { Input } from './people';
import type { World } from './world';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What an organization may call for, from next week on. */
export const anOpportunityOf = (organizationId: string): Input => ({
  ...{ organizationId, title: 'Plantăm o pădure la Făget', description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm.' },
  ...{ volunteeringDomains: ['ENVIRONMENT'], domains: ['E'], place: { localityId: '54984' }, acceptance: 'BY_COORDINATOR', places: 10 },
  ...{ startsOn: inDays(7), endsOn: inDays(14) },
});

/** A call of the own organization, as far on its way. */
export async function anOpportunity(world: World, status: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'PAUSED' = 'DRAFT'): Promise<string> {
  const { actor, organizations: { own } } = world;
  await organizationIsKnown(world);
  const coordinator = actor('own VOLUNTEER_COORDINATOR');
  const { opportunity } = await coordinator.change('createOpportunity', anOpportunityOf(own), 'opportunity { id }');
  const { id: opportunityId } = opportunity as { id: string };
  if (status === 'DRAFT') return opportunityId;
  await trust(world, status !== 'IN_REVIEW');
  await coordinator.change(status === 'IN_REVIEW' ? 'submitOpportunity' : 'publishOpportunity', { opportunityId });
  if (status === 'PAUSED') await coordinator.change('pauseOpportunity', { opportunityId });
  return opportunityId;
}

/** A draft of the own organization, which SGG trusts or not: what it approved before is written as if it had, or had not. */
export async function aDraftOfTrust(world: World, isTrusted: boolean): Promise<string> {
  const opportunityId = await anOpportunity(world);
  await trust(world, isTrusted);
  return opportunityId;
}

const trust = ({ stack: { databases }, organizations: { own } }: World, isTrusted: boolean) =>
  runSql(databases.volunteering.ownerUrl, `UPDATE opportunity SET approved_at = ${isTrusted ? 'now()' : 'NULL'} WHERE organization_id = $1`, [own]);

/** Waits until volunteering has heard that the organizations are registered. */
export const organizationIsKnown = async ({ stack: { databases }, organizations: { own, other } }: World): Promise<void> =>
  void (await waitFor(async () => (await countRows(databases.volunteering.ownerUrl, 'organization', `status = 'ACTIVE' AND id IN ('${own}', '${other}')`)) === 2, { describe: 'volunteering to know the organizations' }));
