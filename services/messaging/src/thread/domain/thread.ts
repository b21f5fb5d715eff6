import type { LocalDate } from '@conect/legal-clock';

/** What a thread is in law: its kind decides in what time it has to be answered. */
export type ThreadKind = 'GENERAL' | 'PETITION' | 'FOI_REQUEST' | 'PARTNERSHIP_PROPOSAL' | 'CONSULTATION_FOLLOWUP';

/** Where a thread stands. */
export type ThreadStatus = 'OPEN' | 'AWAITING_SENDER' | 'RESOLVED' | 'CLOSED' | 'REDIRECTED';

/** The two sides of a thread. */
export type ThreadSide = 'SENDER' | 'RECIPIENT';

/** How the first letter came: through the graph, or on paper and entered by an officer. */
export type ThreadChannel = 'CONECT' | 'POST' | 'EMAIL' | 'IN_PERSON';

/** Whose the inbox of a recipient is. */
export type InboxKind = 'ORGANIZATION' | 'INSTITUTION';

/** Who writes: an inbox, a person in his own name, or somebody outside CONECT whose letter an officer entered. */
export type SenderKind = InboxKind | 'PERSON' | 'OUTSIDE';

/** What a thread may be about, as types of the graph. */
export type ThreadContextType = 'Consultation' | 'Application' | 'Organization';

/** How the recipient answered in the end. */
export type ThreadOutcome = 'ANSWERED' | 'REFUSED';

/** An exchange of letters between two sides, neither of which is a person at the other end: the recipient is always a role inbox. */
export interface Thread {
  readonly id: string;
  readonly version: number;
  readonly kind: ThreadKind;
  readonly status: ThreadStatus;
  readonly statusSince: Date;
  /** Null once a person who wrote in his own name is erased. */
  readonly subject: string | null;
  readonly senderKind: SenderKind;
  /** Null for somebody outside CONECT. */
  readonly senderId: string | null;
  /** How somebody outside CONECT is called; null for everybody else. */
  readonly senderName: string | null;
  readonly recipientKind: InboxKind;
  readonly recipientId: string;
  readonly channel: ThreadChannel;
  readonly contextType: ThreadContextType | null;
  readonly contextId: string | null;
  /** The number in the register of the institution that received it, or else sent it; null between organizations and of a person's letter to one. */
  readonly registrationNumber: number | null;
  readonly registrationYear: number | null;
  /** The day from which the legal terms run, in Romania. */
  readonly termFrom: LocalDate;
  /** The exclusive instant by which the recipient has to answer; null where no law says. */
  readonly dueAt: Date | null;
  readonly extendedAt: Date | null;
  /** Since when it should have been answered; null as long as there is time. */
  readonly overdueSince: Date | null;
  /** When SGG was told of it. */
  readonly escalatedAt: Date | null;
  readonly outcome: ThreadOutcome | null;
  /** Who of the recipient's people takes care of it; null while it lies in the inbox. */
  readonly assigneeId: string | null;
  /** The thread in which the competent institution answers. */
  readonly redirectedToId: string | null;
  readonly redirectedFromId: string | null;
  readonly openedAt: Date;
  /** When the application that it is about came to its end; null before, and of every other thread. */
  readonly contextEndedAt: Date | null;
}

/** Fields of a thread that say something of people; the audit trail hides them. */
export const personalFields: ReadonlySet<string> = new Set(['subject', 'senderName']);

/** What a message is for. */
export type MessagePurpose = 'OPENING' | 'REPLY' | 'RESOLUTION' | 'EXTENSION' | 'REDIRECTION' | 'REOPENING' | 'STATUS';

/** One letter of a thread. It never changes; what was wrong is corrected by another one. */
export interface Message {
  readonly id: string;
  readonly threadId: string;
  /** Null of what CONECT itself says. */
  readonly side: ThreadSide | null;
  readonly purpose: MessagePurpose;
  /** Who wrote it, in whosever name; null of what CONECT itself says. */
  readonly authorId: string | null;
  /** Plain text. Null of what CONECT itself says, and once the person in whose thread it stands is erased. */
  readonly text: string | null;
  /** Where the application stands since then, when that is what the message says. */
  readonly contextStatus: string | null;
  readonly sentAt: Date;
}

/** A message as it is kept. */
export interface StoredMessage extends Message {
  /** Brought along from the institution that redirected the thread, whose people are not those who have it now. */
  readonly isCopied: boolean;
}

/** A note that the people of one inbox leave for each other; the other side never learns that there is one. */
export interface InternalNote {
  readonly id: string;
  readonly threadId: string;
  readonly side: ThreadSide;
  readonly authorId: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** What can happen to a thread. */
export type ThreadEventType =
  | 'ThreadOpened'
  | 'MessageSent'
  | 'ThreadResolved'
  | 'ThreadReopened'
  | 'ThreadExtended'
  | 'ThreadRedirected'
  | 'ThreadAssigned'
  | 'ThreadOverdue'
  | 'ThreadEscalated'
  | 'ThreadClosed'
  | 'ConversationOpened'
  | 'ConversationNoted'
  | 'ConversationEnded';

/** What happened, and the thread as it is then. */
export interface ThreadEvent {
  readonly type: ThreadEventType;
  readonly thread: Thread;
  /** Which side did it; null for time, for an erasure and for what becomes of an application. */
  readonly by: ThreadSide | null;
}
