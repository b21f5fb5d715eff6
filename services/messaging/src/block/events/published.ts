import { senderBlocked, senderUnblocked } from '@conect/events';
import type { SenderBlockEvent } from '../domain/sender-block';

const contracts = { SenderBlocked: senderBlocked, SenderUnblocked: senderUnblocked } as const;

/** Translates what happened to a block into the contract that others rely on. */
export function publishedBlock({ type, block: { id: blockId, inboxKind, inboxId, senderKind, senderId, kinds } }: SenderBlockEvent) {
  return { contract: contracts[type], data: { blockId, inboxKind, inboxId, senderKind, senderId, kinds: [...kinds] } };
}
