import { runSql } from '@conect/testing';
import { anOpportunity } from './opportunities';
import { aHuman, type Human, type Input } from './people';
import type { World } from './world';

/** Who somebody says that he is, to volunteer. */
export const aProfile: Input = { fullName: 'Mara Dănilă', birthDate: '1996-05-01' };

/** What is about applications is written to the database where no person can bring it about in a test: days that have come, and places that are taken. */
type Standing = 'SUBMITTED' | 'SUBMITTED, FULL' | 'ACCEPTED' | 'ENGAGED';

/** An application to the own organization, of the owner unless it is somebody else's. */
export async function anApplication(world: World, standing: Standing = 'SUBMITTED', applicant: Pick<Human, 'change'> = world.owner): Promise<string> {
  const opportunityId = await anOpportunity(world, 'PUBLISHED');
  await applicant.change('updateVolunteerProfile', aProfile);
  const { application } = await applicant.change('applyToOpportunity', { opportunityId }, 'application { id }');
  const { id } = application as { id: string };
  const { ownerUrl } = world.stack.databases.volunteering;
  if (standing === 'SUBMITTED, FULL') await runSql(ownerUrl, 'UPDATE opportunity SET places = 1, taken_count = 1 WHERE id = $1', [opportunityId]);
  if (standing === 'ACCEPTED' || standing === 'ENGAGED') {
    await runSql(ownerUrl, 'UPDATE opportunity SET starts_on = business_now()::date - 1, taken_count = 1 WHERE id = $1', [opportunityId]);
    await runSql(ownerUrl, 'UPDATE application SET status = $2 WHERE id = $1', [id, standing]);
  }
  return id;
}

/** Somebody new who has applied to the own organization. */
export async function anApplicant(world: World): Promise<string> {
  const human = await aHuman(world.stack);
  await anApplication(world, 'SUBMITTED', human);
  return human.userId;
}
