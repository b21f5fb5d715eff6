import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

const holder = {
  requestId: z.uuid().describe('The standing request.'),
  institutionId: z.uuid().describe('The institution whose drafts are asked for.'),
  userId: z.uuid().nullable().describe('The individual who asks; null for an organization, and once he is erased.'),
  organizationId: z.uuid().nullable().describe('The organization that asks; null for an individual.'),
};

const example = { requestId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f5', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3', userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2', organizationId: null };

const toRequest = (name: string, when: string) =>
  defineEvent({
    aggregate: 'draft-notification-request',
    name,
    when,
    data: z.object({ ...holder, domains: z.array(z.string()).describe('Activity domain codes; none for all drafts.') }),
    example: { ...example, domains: ['E'] },
  });

/** Edge: nothing -> standing; also when a standing one names other domains. */
export const draftNotificationsRequested = toRequest('DraftNotificationsRequested', 'Somebody asks an institution for its drafts from now on (Legea 52/2003 art. 7(1)), or for those of other domains.');

/** Edge: standing -> ended. */
export const draftNotificationsEnded = toRequest('DraftNotificationsEnded', 'A standing request for drafts ends, by whoever made it or with the erasure of the person.');

/** A draft was published that a standing request asks for; once per request and consultation. */
export const draftNotificationDue = defineEvent({
  aggregate: 'draft-notification',
  name: 'DraftNotificationDue',
  when: 'A consultation was published that a standing request asks for.',
  consumers: ['messaging'],
  data: z.object({
    draftNotificationId: z.uuid().describe('The service of this request in this consultation; the key of its topic.'),
    consultationId: z.uuid().describe('The consultation, which is public.'),
    ...holder,
    title: z.string().min(1).describe('The legal title of the draft.'),
  }),
  example: {
    draftNotificationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f6',
    consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1',
    ...example,
    title: 'Proiect de hotărâre a Guvernului privind calitatea aerului',
  },
});
