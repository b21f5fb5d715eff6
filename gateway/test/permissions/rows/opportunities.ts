import { aDraftOfTrust, anOpportunity, anOpportunityOf, organizationIsKnown } from '../opportunities';
import type { Rows } from '../row';

/** Calls for volunteers: the people of an organization write them, its administrators and coordinators decide, SGG reads those of organizations that it does not trust yet; what was never public is not there for others. */
export const opportunities: Rows = {
  createOpportunity: {
    who: 'UFF AAA FFF FFFFF FFFFF FFFA FF',
    input: async (world) => {
      await organizationIsKnown(world);
      return anOpportunityOf(world.organizations.own);
    },
  },
  updateOpportunity: { who: 'UNN AAA NNN NNNNN NNNNN NNNA FF', input: async (world, actor) => ({ opportunityId: await anOpportunity(world), title: `Plantăm o pădure: ${actor.name}` }) },
  'updateOpportunity (public)': { who: 'UFF AAA FFF FFFFF FFFFF FFFA FF', input: async (world, actor) => ({ opportunityId: await anOpportunity(world, 'PUBLISHED'), title: `Plantăm o pădure: ${actor.name}` }) },
  submitOpportunity: { who: 'UNN AAA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ opportunityId: await aDraftOfTrust(world, false) }) },
  approveOpportunity: { who: 'UNN FFF NNN NNNNN NNNNN ASFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'IN_REVIEW') }) },
  rejectOpportunity: { who: 'UNN FFF NNN NNNNN NNNNN ASFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'IN_REVIEW'), reason: 'Nu se spune cine aduce uneltele.' }) },
  publishOpportunity: { who: 'UNN AFA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ opportunityId: await aDraftOfTrust(world, true) }) },
  pauseOpportunity: { who: 'UFF AFA FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'PUBLISHED') }) },
  resumeOpportunity: { who: 'UFF AFA FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'PAUSED') }) },
  closeOpportunity: { who: 'UFF AFA FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'PUBLISHED'), message: 'Mulțumim tuturor.' }) },
  cancelOpportunity: { who: 'UFF AFA FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ opportunityId: await anOpportunity(world, 'PUBLISHED'), reason: 'Plouă.', message: 'Plouă toată săptămâna.' }) },
};
