import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('identity');

const invitation = z.object({
  invitationId: z.uuid().describe('The invitation; the key of its topic. To whom it went stays in identity.'),
  organizationId: z.uuid().describe('The organization.'),
  role: z.enum(['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR']),
});

const exampleInvitation = { invitationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e6', organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', role: 'NGO_EDITOR' as const };

/** Somebody is invited to a role in an organization. */
export const memberInvited = defineEvent({
  aggregate: 'invitation',
  name: 'MemberInvited',
  when: 'An administrator of an organization invites somebody to a role in it.',
  data: invitation,
  example: exampleInvitation,
});

/** An invitation was followed; the role is granted by an event of its own. */
export const invitationAccepted = defineEvent({
  aggregate: 'invitation',
  name: 'InvitationAccepted',
  when: 'Somebody follows an invitation and takes the role.',
  data: invitation,
  example: exampleInvitation,
});

/** An invitation is worth nothing from now on. */
export const invitationRevoked = defineEvent({
  aggregate: 'invitation',
  name: 'InvitationRevoked',
  when: 'An administrator takes an invitation back, or invites the same address again.',
  data: invitation,
  example: exampleInvitation,
});
