import { z } from 'zod';
import { publishedBy } from './contract';
import { dataExportPartEvents } from './data-export-part';
import { erasureAnswerEvents } from './erasure';
import { broadcastEvents } from './messaging-broadcast';
import { followEvents } from './messaging-follow';
import { liveEvents } from './messaging-live';
import { senderBlockEvents } from './messaging-sender-block';
import { threadEvents } from './messaging-thread';
import { threadReportEvents } from './messaging-thread-report';
import { webhookEvents } from './messaging-webhook';

export * from './messaging-broadcast';
export * from './messaging-follow';
export * from './messaging-live';
export * from './messaging-sender-block';
export * from './messaging-thread';
export * from './messaging-thread-report';
export * from './messaging-webhook';

const defineEvent = publishedBy('messaging');

const deliveryId = z.uuid().describe('The delivery; the key of its topic.');

/** A mail server has taken a message; who it was for and what it said stays in messaging. */
export const notificationDelivered = defineEvent({
  aggregate: 'delivery',
  name: 'NotificationDelivered',
  when: 'A mail server takes a message about one notice or, as a digest, about several.',
  data: z.object({
    deliveryId,
    channel: z.enum(['EMAIL']),
    kind: z.enum(['NOTICE', 'DIGEST']),
    userId: z.uuid().nullable().describe('The user it was sent to; null for somebody without an account.'),
    notificationIds: z.array(z.uuid()).min(1),
  }),
  example: {
    deliveryId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4',
    channel: 'EMAIL' as const,
    kind: 'NOTICE' as const,
    userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2',
    notificationIds: ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e5'],
  },
});

/** Everything messaging says. */
export const messagingEvents = [notificationDelivered, ...threadEvents, ...followEvents, ...liveEvents, ...senderBlockEvents, ...threadReportEvents, ...Object.values(dataExportPartEvents.messaging), ...webhookEvents, ...broadcastEvents, ...erasureAnswerEvents('messaging')] as const;
