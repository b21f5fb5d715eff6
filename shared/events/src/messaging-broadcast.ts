import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const facts = z.object({
  broadcastId: z.uuid().describe('The broadcast; the key of its topic.'),
  institutionId: z.uuid().describe('The institution that writes.'),
  status: z.string().min(1).describe('Where it stands now, e.g. SENT. An open list.'),
  topic: z.string().min(1).describe('What it is about, e.g. FUNDING. An open list.'),
  isLegallyRequired: z.boolean().describe('Whether a law asks for it, so that nobody can opt out.'),
  recipientCount: z.int().nonnegative().describe('To how many organizations it goes.'),
  deliveredCount: z.int().nonnegative().describe('How many of them have it.'),
});

const example = {
  broadcastId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0b1',
  institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c1',
  topic: 'FUNDING',
  isLegallyRequired: false,
  recipientCount: 240,
};

const ofBroadcast = (name: string, when: string, standing: { readonly status: string; readonly deliveredCount: number }) =>
  defineEvent({ aggregate: 'broadcast', name, when, data: facts, example: { ...example, ...standing } });

/** Edge: nothing -> SENDING. */
export const broadcastStarted = ofBroadcast('BroadcastStarted', 'An institution writes to many organizations; to whom and what is in the graph, for those alone who have it.', { status: 'SENDING', deliveredCount: 0 });

/** Edge: SENDING -> SENT. */
export const broadcastSent = ofBroadcast('BroadcastSent', 'Every organization to which a broadcast goes has it.', { status: 'SENT', deliveredCount: 240 });

/** Edge: SENDING -> CANCELLED. */
export const broadcastCancelled = ofBroadcast('BroadcastCancelled', 'An institution stops a broadcast while it is being sent; who has it keeps it.', { status: 'CANCELLED', deliveredCount: 80 });

/** Every event of a broadcast. */
export const broadcastEvents = [broadcastStarted, broadcastSent, broadcastCancelled] as const;
