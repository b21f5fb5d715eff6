import type { Rows } from '../row';
import { aDebateOf, aDebateRequest, aHeldDebate, aPublishedConsultation, aRegistrationForDebate, oneDebate, onePublishedConsultation } from '../things';

const text = 'Cerem o dezbatere publică.';

/** Debates: everybody asks and comes, for whom he may; the officers of the institution hold them, and a person's registration is his own. */
export const debates: Rows = {
  requestDebate: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => ({ consultationId: await onePublishedConsultation(world), text }) },
  'requestDebate (organization)': {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ consultationId: await aPublishedConsultation(world), organizationId: world.organizations.own, text }),
  },
  'requestDebate (institution)': {
    who: 'UFF FFF FFF FFFFF AAFFF FFFF FF',
    input: async (world) => ({ consultationId: await aPublishedConsultation(world), institutionId: world.institutions.other, text }),
  },
  recordDebateRequest: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ ...aDebateRequest, consultationId: await aPublishedConsultation(world) }),
  },
  decideDebateEligibility: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => {
      const consultationId = await aPublishedConsultation(world);
      const { debateRequest } = await world.actor('own institution TRANSPARENCY_OFFICER').change('recordDebateRequest', { ...aDebateRequest, consultationId }, 'debateRequest { id }');
      return { requestId: (debateRequest as { id: string }).id, decision: 'ACCEPTED' };
    },
  },
  scheduleDebate: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => aDebateOf(await aPublishedConsultation(world)) },
  registerForDebate: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world, { name }) => ({ debateId: await oneDebate(world), name, phone: '+40722123456' }) },
  cancelDebateRegistration: { who: 'UNA NNN NNN FFNNN NNNNN NNNN FF', input: async (world) => ({ registrationId: await aRegistrationForDebate(world) }) },
  recordAttendance: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ debateId: await aHeldDebate(world, 'BEGUN'), individualCount: 3 }) },
  publishMinutes: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ debateId: await aHeldDebate(world, 'HELD'), text: 'S-a discutat.' }) },
};
