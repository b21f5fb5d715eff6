import { anApplicant, anApplication, aProfile } from '../applications';
import { anOpportunity } from '../opportunities';
import type { Rows } from '../row';

/** Applications: everybody with an account applies, but for who decides for the host; who applied and those who decide know of one, and for others it is not there. */
export const applications: Rows = {
  updateVolunteerProfile: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => aProfile },
  applyToOpportunity: {
    who: 'UAA OAO AAA AAAAA AAAAA AAAO FF',
    input: async (world, actor) => {
      await actor.change('updateVolunteerProfile', aProfile);
      return { opportunityId: await anOpportunity(world, 'PUBLISHED') };
    },
  },
  withdrawApplication: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => ({ applicationId: await anApplication(world), reasonCode: 'NOT_AVAILABLE' }) },
  acceptApplication: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ applicationId: await anApplication(world) }) },
  rejectApplication: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ applicationId: await anApplication(world), reasonCode: 'REQUIREMENTS_NOT_FULFILLED' }) },
  waitlistApplication: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ applicationId: await anApplication(world, 'SUBMITTED, FULL') }) },
  markNoShow: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ applicationId: await anApplication(world, 'ACCEPTED') }) },
  completeApplication: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ applicationId: await anApplication(world, 'ENGAGED') }) },
  blockVolunteer: {
    who: 'UFF AFA FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ organizationId: world.organizations.own, userId: await anApplicant(world), reason: 'A lipsit de trei ori.' }),
  },
  unblockVolunteer: {
    who: 'UFF AFA FFF FFFFF FFFFF FFFA FF',
    input: async (world) => {
      const block = { organizationId: world.organizations.own, userId: await anApplicant(world) };
      await world.actor('own NGO_ADMIN').change('blockVolunteer', { ...block, reason: 'A lipsit de trei ori.' });
      return block;
    },
  },
};
