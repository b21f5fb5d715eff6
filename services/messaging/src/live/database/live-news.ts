import { appendToOutbox, outgoingEvent } from '@conect/event-bus';
import { liveStreamId, notificationsAdded, peoplePerLiveEvent, threadUpdated, type EventContract } from '@conect/events';
import type { TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { userIdOf } from '../../notification/domain/recipient';
import type { LiveNews } from '../application/ports';

/** The stream is no aggregate whose states follow each other: each of its events stands for itself. */
const stream = { id: liveStreamId, version: 1 };

/** Tells by the outbox, many people in one event. */
export function createLiveNews(manager: EntityManager, origin: Pick<TransactionFacts, 'actorId' | 'traceparent'>): LiveNews {
  const tell = <Item>(contract: EventContract, items: readonly Item[], dataOf: (part: readonly Item[]) => unknown) =>
    appendToOutbox(manager, partsOf(items).map((part) => outgoingEvent({ contract, data: dataOf(part) }, stream, origin)));
  return {
    notificationsAdded(added) {
      const told = added.flatMap(({ id: notificationId, recipient }) => {
        const userId = userIdOf(recipient);
        return userId === null ? [] : [{ notificationId, userId }];
      });
      return tell(notificationsAdded, told, (notifications) => ({ notifications }));
    },
    threadUpdated: (threadId, userIds) => tell(threadUpdated, [...new Set(userIds)], (part) => ({ threadId, userIds: part })),
  };
}

const partsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / peoplePerLiveEvent) }, (_none, part) => items.slice(part * peoplePerLiveEvent, (part + 1) * peoplePerLiveEvent));
