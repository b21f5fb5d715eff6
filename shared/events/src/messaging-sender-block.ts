import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const facts = z.object({
  blockId: z.uuid().describe('The block; the key of its topic.'),
  inboxKind: z.enum(['ORGANIZATION', 'INSTITUTION']).describe('Whose the inbox is that refuses letters.'),
  inboxId: z.uuid().describe('The organization or the institution.'),
  senderKind: z.enum(['ORGANIZATION', 'INSTITUTION', 'PERSON']).describe('Whose letters it refuses: of an inbox, or of a person in his own name.'),
  senderId: z.uuid().describe('The organization, the institution or the user.'),
  kinds: z.array(z.string().min(1)).describe('Which kinds of letters, e.g. GENERAL. An open list.'),
});

const example = {
  blockId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0b2',
  inboxKind: 'INSTITUTION' as const,
  inboxId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c1',
  senderKind: 'PERSON' as const,
  senderId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0aa',
  kinds: ['GENERAL', 'PARTNERSHIP_PROPOSAL'],
};

/** Edge: nothing -> ACTIVE. */
export const senderBlocked = defineEvent({ aggregate: 'sender-block', name: 'SenderBlocked', when: 'An inbox refuses letters of a sender, by its own people or because SGG upheld a report.', data: facts, example });

/** Edge: ACTIVE -> LIFTED. */
export const senderUnblocked = defineEvent({ aggregate: 'sender-block', name: 'SenderUnblocked', when: 'An inbox takes letters of a sender again.', data: facts, example });

/** Every event of a block. */
export const senderBlockEvents = [senderBlocked, senderUnblocked] as const;
