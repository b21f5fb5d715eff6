import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const facts = z.object({
  threadId: z.uuid().describe('The thread; the key of its topic.'),
  kind: z.string().min(1).describe('What it is in law, e.g. PETITION. An open list.'),
  status: z.string().min(1).describe('Where it stands now, e.g. OPEN. An open list.'),
  senderKind: z.enum(['ORGANIZATION', 'INSTITUTION', 'PERSON', 'OUTSIDE']).describe('Who wrote first: an inbox, a person in his own name, or somebody outside CONECT.'),
  senderId: z.uuid().nullable().describe('The organization, the institution or the user; null for somebody outside CONECT.'),
  recipientKind: z.enum(['ORGANIZATION', 'INSTITUTION']).describe('Whose the inbox is to which was written.'),
  recipientId: z.uuid().describe('The organization or the institution.'),
  contextType: z.string().min(1).nullable().describe('The type of what it is about, e.g. Consultation; null when it names nothing. An open list.'),
  contextId: z.uuid().nullable().describe('What it is about.'),
  by: z.enum(['SENDER', 'RECIPIENT']).nullable().describe('Which side did it; null for time and for an erasure.'),
});

const example = {
  threadId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0f1',
  kind: 'PETITION',
  senderKind: 'ORGANIZATION' as const,
  senderId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  recipientKind: 'INSTITUTION' as const,
  recipientId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c1',
  contextType: null,
  contextId: null,
};

type By = z.infer<typeof facts>['by'];

const ofThread = (name: string, when: string, status: string, by: By) => defineEvent({ aggregate: 'thread', name, when, data: facts, example: { ...example, status, by } });
/** Of what messaging itself tells people. */
const toldOfThread = (name: string, when: string, status: string, by: By) => defineEvent({ aggregate: 'thread', name, when, consumers: ['messaging'], data: facts, example: { ...example, status, by } });

/** The conversation about an application: nobody is told of it, since people are told of the application itself. */
const ofConversation = (name: string, when: string, status: string) =>
  defineEvent({ aggregate: 'thread', name, when, data: facts, example: { ...example, kind: 'GENERAL', status, senderKind: 'PERSON', recipientKind: 'ORGANIZATION', contextType: 'Application', contextId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0a1', by: null } });

/** Edge: nothing -> OPEN. */
export const threadOpened = toldOfThread('ThreadOpened', 'Somebody writes to an inbox, an officer enters a letter on paper, or a thread arrives from an institution that is not competent.', 'OPEN', 'SENDER');

/** Edges: OPEN or AWAITING_SENDER -> OPEN by the sender, -> AWAITING_SENDER by the recipient. */
export const messageSent = toldOfThread('MessageSent', 'One side writes to the other; what it says is in the graph, for the two of them.', 'AWAITING_SENDER', 'RECIPIENT');

/** Edges: OPEN or AWAITING_SENDER -> RESOLVED. */
export const threadResolved = toldOfThread('ThreadResolved', 'The recipient gives its answer, or refuses with a reason.', 'RESOLVED', 'RECIPIENT');

/** Edge: RESOLVED -> OPEN. */
export const threadReopened = toldOfThread('ThreadReopened', 'The sender goes on within 15 days of the answer, or the recipient takes its answer back.', 'OPEN', 'SENDER');

/** Edges: OPEN or AWAITING_SENDER stays; the time for the answer is longer. */
export const threadExtended = toldOfThread('ThreadExtended', 'The recipient takes the longer time that the law allows, and says why.', 'OPEN', 'RECIPIENT');

/** Edge: OPEN -> REDIRECTED. */
export const threadRedirected = toldOfThread('ThreadRedirected', 'The institution finds another one competent; the thread begins there anew by ThreadOpened.', 'REDIRECTED', 'RECIPIENT');

/** Edges: OPEN or AWAITING_SENDER stays; somebody of the recipient takes care of it, or nobody any more. */
export const threadAssigned = ofThread('ThreadAssigned', 'A thread is given to one of the people of the inbox, or back to all of them, also because he leaves.', 'OPEN', 'RECIPIENT');

/** Edges: OPEN or AWAITING_SENDER stays; it is overdue. */
export const threadOverdue = toldOfThread('ThreadOverdue', 'The time that the law gives for an answer is over.', 'OPEN', null);

/** Edges: OPEN or AWAITING_SENDER stays; SGG is told. */
export const threadEscalated = toldOfThread('ThreadEscalated', 'A thread stays unanswered after it was overdue for five days.', 'OPEN', null);

/** Edges: RESOLVED -> CLOSED by time; any that is not over -> CLOSED when the person who wrote is erased. */
export const threadClosed = ofThread('ThreadClosed', 'Nobody went on within 15 days of the answer, or the person who wrote is erased.', 'CLOSED', null);

/** Edge: nothing -> OPEN, by what is heard of an application. */
export const conversationOpened = ofConversation('ConversationOpened', 'The first is heard of an application, and its conversation begins.', 'OPEN');

/** Edges: OPEN, AWAITING_SENDER or RESOLVED stays. */
export const conversationNoted = ofConversation('ConversationNoted', 'A conversation says where its application stands now.', 'OPEN');

/** Edges: OPEN, AWAITING_SENDER or RESOLVED -> RESOLVED. */
export const conversationEnded = ofConversation('ConversationEnded', 'An application came to its end; its conversation says so, and is closed in 15 days.', 'RESOLVED');

/** Every event of a thread. */
export const threadEvents = [threadOpened, messageSent, threadResolved, threadReopened, threadExtended, threadRedirected, threadAssigned, threadOverdue, threadEscalated, threadClosed, conversationOpened, conversationNoted, conversationEnded] as const;
