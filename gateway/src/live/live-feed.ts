import { connectionOf, createBroadcastListener, onBroadcast } from '@conect/event-bus';
import { notificationsAdded, threadUpdated } from '@conect/events';
import { systemClock } from '@conect/kernel';
import type { Logger } from '@conect/service-kit';
import type { GatewayEnvironment } from '../environment';
import { createLiveLog, type LiveLog } from './live-log';

/** What messaging says to those who listen now, as this process hears it. */
export interface LiveFeed {
  readonly log: LiveLog;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Throws while not all of what was said of late is heard: readiness. */
  readonly assertHealthy: () => void;
}

interface LiveFeedOptions {
  readonly environment: GatewayEnvironment;
  /** How far back it listens when it starts, and how long it remembers. */
  readonly lookBackMillis: number;
  readonly logger: Logger;
}

/** Hears messaging's live events and keeps the last of them. */
export function createLiveFeed({ environment, lookBackMillis, logger }: LiveFeedOptions): LiveFeed {
  const listener = createBroadcastListener({
    kafka: connectionOf('gateway', environment, logger),
    process: 'gateway',
    lookBackMillis,
    subscriptions: [
      onBroadcast(notificationsAdded, ({ id: eventId, data }, offset) =>
        log.add({ eventId, offset, items: data.notifications.map(({ notificationId, userId }) => ({ userId, kind: 'NOTIFICATION', id: notificationId })) }),
      ),
      onBroadcast(threadUpdated, ({ id: eventId, data }, offset) =>
        log.add({ eventId, offset, items: data.userIds.map((userId) => ({ userId, kind: 'THREAD', id: data.threadId })) }),
      ),
    ],
    logger,
  });
  const countPassed = (): number => listener.countPassed(notificationsAdded.topic);
  const log = createLiveLog({ maximumItems: environment.GATEWAY_LIVE_ITEMS, maximumAgeMillis: lookBackMillis, countPassed, clock: systemClock });
  return { log, start: listener.start, stop: listener.stop, assertHealthy: listener.assertHealthy };
}
