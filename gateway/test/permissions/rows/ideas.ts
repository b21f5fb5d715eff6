import type { Rows } from '../row';
import { anIdea, anIdeaOf } from '../things';

/** Ideas: who writes for an organization proposes and supports, the officers of the institution answer; all of them are public, so nobody is told that one is not there. */
export const ideas: Rows = {
  submitIdea: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: ({ organizations, institutions }) => anIdeaOf(organizations.own, institutions.own) },
  supportIdea: {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ ideaId: await anIdea(world, 'other'), organizationId: world.organizations.own }),
  },
  withdrawIdeaSupport: {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => {
      const support = { ideaId: await anIdea(world, 'other'), organizationId: world.organizations.own };
      await world.actor('own NGO_ADMIN').change('supportIdea', support);
      return support;
    },
  },
  withdrawIdea: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ ideaId: await anIdea(world, 'own') }) },
  answerIdea: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ ideaId: await anIdea(world, 'own'), answer: 'Registrul se face odată cu transpunerea directivei.' }) },
};
