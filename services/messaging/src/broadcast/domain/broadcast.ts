import type { Audience } from '@conect/reference-data';

/** What a broadcast is about, in the choice of the organizations that want none of it. */
export type BroadcastTopic = 'FUNDING' | 'CONSULTATIONS' | 'EVENTS' | 'TRAINING' | 'OBLIGATIONS' | 'OTHER';

/** Every topic. */
export const broadcastTopics: readonly BroadcastTopic[] = ['FUNDING', 'CONSULTATIONS', 'EVENTS', 'TRAINING', 'OBLIGATIONS', 'OTHER'];

/** Where a broadcast stands. */
export type BroadcastStatus = 'SENDING' | 'SENT' | 'CANCELLED';

/** What becomes of a broadcast for one organization. */
export type BroadcastRecipientState = 'PENDING' | 'DELIVERED' | 'OPTED_OUT' | 'CANCELLED';

/** How many organizations a broadcast means, and how many of them want none of its topic. */
export interface BroadcastCounts {
  /** Those to whom it goes. */
  readonly recipientCount: number;
  /** Those to whom it does not go, for they want nothing about its topic. */
  readonly optedOutCount: number;
}

/** One letter of an institution to many organizations. What it says never changes, and to whom it goes is settled when it is sent. */
export interface Broadcast extends BroadcastCounts {
  readonly id: string;
  readonly version: number;
  readonly institutionId: string;
  /** Who sent it in the institution's name. */
  readonly authorId: string;
  readonly status: BroadcastStatus;
  readonly topic: BroadcastTopic;
  readonly subject: string;
  readonly text: string;
  /** The article by which the institution has to tell organizations this, whatever they chose; null when none does. */
  readonly legalBasis: string | null;
  readonly audience: Audience;
  readonly sentAt: Date;
  /** When the last organization had it, or it was cancelled. */
  readonly finishedAt: Date | null;
  readonly deliveredCount: number;
  /** Organizations have it in the order of their ids; the last one that has it. */
  readonly deliveredThrough: string | null;
}

/** What can happen to a broadcast. */
export type BroadcastEventType = 'BroadcastStarted' | 'BroadcastSent' | 'BroadcastCancelled';

/** What happened, and the broadcast as it is then. */
export interface BroadcastEvent {
  readonly type: BroadcastEventType;
  readonly broadcast: Broadcast;
}

/** What the audit trail does not repeat: the letter stands with the broadcast, and may name people. */
export const hiddenFields: ReadonlySet<string> = new Set(['subject', 'text', 'legalBasis']);

/** To how many it has not gone yet: as long as it is being sent they wait, and when it was cancelled it never will. */
export const undeliveredCount = ({ recipientCount, deliveredCount }: Broadcast): number => recipientCount - deliveredCount;
