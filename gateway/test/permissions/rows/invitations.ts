import type { Rows } from '../row';
import { aConsultationInvitation, aDraftNotificationRequest, aPublishedConsultation } from '../things';

/** Invitations to consultations, and standing requests for drafts: officers invite, the invited organization's people read, everybody asks in his own name. */
export const invitations: Rows = {
  inviteToConsultation: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ consultationId: await aPublishedConsultation(world), domains: ['E'] }) },
  requestDraftNotifications: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: ({ institutions: { own } }) => ({ institutionId: own, domains: ['E'] }) },
  'requestDraftNotifications (for the organization)': {
    who: 'UNN AAF NNN NNNNN NNNNN NNNA FF',
    input: ({ institutions, organizations }) => ({ institutionId: institutions.own, organizationId: organizations.own }),
  },
  endDraftNotifications: { who: 'UNA NNN NNN FFFFF NNNNN FFFF FF', input: async (world) => ({ requestId: await aDraftNotificationRequest(world) }) },
  markInvitationOpened: { who: 'UNN AAA NNN FFFFF NNNNN NNNA FF', input: async (world) => ({ invitationId: await aConsultationInvitation(world) }) },
};
