import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { auditOf, hidePersonal, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { FollowUnit } from '../application/ports';
import { personalFields, type FollowEvent } from '../domain/follow';
import { createFollowStore } from './stores/follow-store';
import { createFollowables } from './stores/followables';

/** What the unit is handed by others. */
interface Dependencies {
  readonly toOutgoingEvent: (event: FollowEvent, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what the commands on follows touch on one transaction. */
export const createFollowUnit =
  ({ toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): FollowUnit => ({
    now: facts.now,
    follows: createFollowStore(manager),
    followables: createFollowables(manager),
    publish: (event) => appendToOutbox(manager, [toOutgoingEvent(event, facts)]),
    audit: ({ changes, ...line }) => auditOf(manager, facts)({ ...line, changes: hidePersonal(changes, personalFields) }),
  });
