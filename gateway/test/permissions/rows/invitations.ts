import type { Rows } from '../row';
import { aConsultationInvitation, aPublishedConsultation } from '../things';

/** Invitations to consultations: officers invite, the invited organization's people read. */
export const invitations: Rows = {
  inviteToConsultation: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ consultationId: await aPublishedConsultation(world), domains: ['E'] }) },
  markInvitationOpened: { who: 'UNN AAA NNN FFFFF NNNNN NNNA FF', input: async (world) => ({ invitationId: await aConsultationInvitation(world) }) },
};
