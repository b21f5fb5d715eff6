import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const userId = z.uuid();

/** The key of all live events: one key is one partition, and so one order in which every process hears them. */
export const liveStreamId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1c0001';

/** So many people at most stand in one live event; it stays far below what a message may hold. */
export const peoplePerLiveEvent = 1_000;

/** Notices that were just written; many in one, since a publication may have a hundred thousand followers. */
export const notificationsAdded = defineEvent({
  aggregate: 'live',
  name: 'NotificationsAdded',
  mode: 'broadcast',
  consumers: ['gateway'],
  when: 'Notices are written; those of their recipients who listen now are told at once.',
  data: z.object({
    notifications: z.array(z.object({ notificationId: z.uuid(), userId })).min(1).max(peoplePerLiveEvent).describe('The notices, each with the one user who may read it.'),
  }),
  example: { notifications: [{ notificationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e5', userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2' }] },
});

/** A thread moved, or somebody wrote in it. */
export const threadUpdated = defineEvent({
  aggregate: 'live',
  name: 'ThreadUpdated',
  mode: 'broadcast',
  consumers: ['gateway'],
  when: 'A thread is opened, written in or moved, or one side leaves a note for itself; those of the people concerned who listen now are told at once.',
  data: z.object({
    threadId: z.uuid(),
    userIds: z.array(userId).min(1).max(peoplePerLiveEvent).describe('Who may be concerned; what each of them sees is decided when he reads.'),
  }),
  example: { threadId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0f1', userIds: ['0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2'] },
});

/** What those hear who listen now. */
export const liveEvents = [notificationsAdded, threadUpdated] as const;
