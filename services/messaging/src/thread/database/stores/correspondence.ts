import type { EntityManager } from 'typeorm';
import type { BlockedPair } from '../../../block/domain/sender-block';
import { createThreadStore } from './thread-store';

/** Whether an inbox and a sender have a thread, on a transaction of somebody else's. */
export const correspondenceOn =
  (manager: EntityManager) =>
  ({ inboxKind, inboxId, senderKind, senderId }: BlockedPair): Promise<boolean> =>
    createThreadStore(manager).isBetween({ partyKind: inboxKind, partyId: inboxId }, { partyKind: senderKind, partyId: senderId });
