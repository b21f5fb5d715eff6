import type { Rows } from '../row';
import { aConsultation, aConsultationOf } from '../things';

/** Consultations: the officers of an institution publish for it; to who has no role in it, neither it nor its drafts are there. */
export const consultations: Rows = {
  createConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: ({ institutions: { own } }) => aConsultationOf(own) },
  updateConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world, actor) => ({ consultationId: await aConsultation(world), initiator: actor.name }) },
  cancelConsultation: { who: 'UNN NNN NNN AAFFF NNNNN NNNN FF', input: async (world) => ({ consultationId: await aConsultation(world) }) },
};
