import { broadcastCancelled, broadcastSent, broadcastStarted } from '@conect/events';
import type { BroadcastEvent } from '../domain/broadcast';

const contracts = { BroadcastStarted: broadcastStarted, BroadcastSent: broadcastSent, BroadcastCancelled: broadcastCancelled } as const;

/** Translates what happened to a broadcast into the contract that others rely on: whose it is, about what and how far it came; to whom it goes and what it says stays here. */
export function publishedBroadcast({ type, broadcast }: BroadcastEvent) {
  const { id: broadcastId, institutionId, status, topic, legalBasis, recipientCount, deliveredCount } = broadcast;
  return { contract: contracts[type], data: { broadcastId, institutionId, status, topic, isLegallyRequired: legalBasis !== null, recipientCount, deliveredCount } };
}
