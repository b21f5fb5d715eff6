import { appendAudit, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { createMembershipStore } from '../../membership/database/stores/membership-store';
import { createNotificationStore } from '../../notification/database/stores/notification-store';
import type { MessagingUnit } from '../application/ports';

/** Builds what messaging touches on one transaction. */
export const createUnitOf = (manager: EntityManager, facts: TransactionFacts): MessagingUnit => ({
  now: facts.now,
  notifications: createNotificationStore(manager),
  memberships: createMembershipStore(manager),
  audit: (line) => {
    const { now: at, actorId, operation: action, requestId } = facts;
    return appendAudit(manager, { at, actorId, action, requestId, ...line });
  },
});
