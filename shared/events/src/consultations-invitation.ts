import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const invitation = z.object({
  invitationId: z.uuid().describe('The invitation; the key of its topic.'),
  consultationId: z.uuid().describe('The consultation, which is public.'),
  institutionId: z.uuid().describe('The institution that consults.'),
  organizationId: z.uuid().describe('The organization that is asked.'),
});

const example = {
  invitationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f4',
  consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1',
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
};

/** Edge: nothing -> invited; once per consultation and organization. */
export const organizationInvited = defineEvent({
  aggregate: 'invitation',
  name: 'OrganizationInvited',
  when: 'An institution asks an organization for its proposals in a consultation.',
  consumers: ['messaging'],
  data: invitation.extend({ title: z.string().min(1).describe('The legal title of the draft.') }),
  example: { ...example, title: 'Proiect de hotărâre a Guvernului privind calitatea aerului' },
});

/** Edge: invited -> opened. */
export const invitationOpened = defineEvent({
  aggregate: 'invitation',
  name: 'InvitationOpened',
  when: 'Somebody of an invited organization reads the invitation for the first time.',
  data: invitation,
  example,
});
