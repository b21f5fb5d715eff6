import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { Document, DocumentFinder, PageRequest, Viewer } from '@conect/kernel';
import type { SenderBlockStore } from '../../block/application/ports';
import type { DocumentPurpose } from '../../document/domain/document';
import type { LiveNews } from '../../live/application/ports';
import type { MembershipStore } from '../../membership/application/ports';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { ThreadParty } from '../domain/inbox';
import type { ResponseChange } from '../domain/response';
import type { InternalNote, Message, StoredMessage, Thread, ThreadEvent, ThreadSide } from '../domain/thread';
import type { ResponseFigures } from '../domain/response-times';
import type { ThreadFilter } from '../domain/thread-filter';

/** The threads of one transaction. */
export interface ThreadStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Thread | null>;
  /** The one conversation about an application; locks it as well. */
  readonly findByApplicationForUpdate: (applicationId: string) => Promise<Thread | null>;
  readonly insert: (thread: Thread) => Promise<void>;
  readonly save: (thread: Thread) => Promise<void>;
  /** The next number of an institution in a year. Whoever takes one keeps the register until the transaction ends, so it is taken last. */
  readonly nextNumber: (institutionId: string, year: number) => Promise<number>;
  /** The threads of an inbox that go on and of which this person takes care, in the order of their ids. */
  readonly findIdsOfAssignee: (userId: string, inboxId: string) => Promise<readonly string[]>;
  /** Whether there is a thread between two parties, whoever began it. */
  readonly isBetween: (one: ThreadListOwner, other: ThreadListOwner) => Promise<boolean>;
  /** The threads in which a person wrote in his own name, in the order of their ids. */
  readonly findIdsOfPerson: (userId: string) => Promise<readonly string[]>;
  /** Takes out what a person's threads say, on both sides, and what goes with it: it may name him; answers the hashes of documents whose records are gone. */
  readonly forgetPerson: (userId: string) => Promise<readonly string[]>;
}

/** What is written in threads; it can be added to. */
interface LetterStore {
  /** How many messages a person has sent since then; no other message of his is counted or added until the transaction ends. */
  readonly countSince: (authorId: string, since: Date) => Promise<number>;
  /** Adds a message, and what goes with it; of what CONECT says itself with the event that it was heard from. The subject and the parties of its thread are what it is found by beside its own words. */
  readonly add: (message: Message & { readonly eventId: string | null }, thread: Pick<Thread, 'subject' | 'senderId' | 'recipientId'>, attachmentIds: readonly string[]) => Promise<void>;
  /** Whether a message says already what this event told. */
  readonly isHeard: (eventId: string) => Promise<boolean>;
  /** Adds the messages of one thread to another as they were sent, with what goes with them. */
  readonly copy: (fromThreadId: string, to: Pick<Thread, 'id' | 'subject' | 'senderId' | 'recipientId'>) => Promise<void>;
  readonly addNote: (note: InternalNote) => Promise<void>;
}

/** What people have not read; each row is one message for one person. */
interface UnreadStore {
  /** One message of a thread, or everything that one side has written in it, becomes unread to these people. */
  readonly add: (written: { readonly threadId: string } & ({ readonly messageId: string } | { readonly side: ThreadSide }), userIds: readonly string[]) => Promise<void>;
  /** Takes away what a person has not read in a thread up to a message, and that message; null when it is none of the thread. Answers how many there were. */
  readonly removeUntil: (userId: string, threadId: string, messageId: string) => Promise<number | null>;
  /** Takes away what a person has not read in drawers of an inbox. */
  readonly removeOfInbox: (userId: string, inbox: ThreadParty) => Promise<void>;
}

/** In what time institutions give their first answers. */
interface ResponseStore {
  readonly save: (threadId: string, change: ResponseChange) => Promise<void>;
}

/** The institutions of identity, as this service has heard of them. */
interface InstitutionStore {
  /** Whether there is one that is not closed; it is not closed until the transaction ends. */
  readonly isOpen: (id: string) => Promise<boolean>;
}

/** The organizations of the registry, as this service has heard of them. */
interface OrganizationStore {
  /** Where it stands; null of one that was never heard of. It stays there until the transaction ends. */
  readonly statusOf: (id: string) => Promise<string | null>;
}

/** Which threads time asks something of, by their ids; at most so many. */
interface DueThreads {
  /** Unanswered, and due by now. */
  readonly findOverdue: (now: Date, limit: number) => Promise<readonly string[]>;
  /** Unanswered, and overdue since before then. */
  readonly findToEscalate: (overdueBefore: Date, limit: number) => Promise<readonly string[]>;
  /** Resolved before then. */
  readonly findToClose: (resolvedBefore: Date, limit: number) => Promise<readonly string[]>;
}

/** One line of the audit trail about a thread. */
interface ThreadAudit {
  readonly subjectType: 'thread' | 'thread_note' | 'thread_reading';
  readonly subjectId: string;
  readonly chainId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on threads may touch inside one transaction. Locks are taken in this order: thread, sender's quota, register of numbers. */
export interface ThreadUnit {
  /** Business time. */
  readonly now: Date;
  /** Whose doing it is; null for time. */
  readonly actorId: string | null;
  readonly threads: ThreadStore;
  readonly letters: LetterStore;
  readonly unread: UnreadStore;
  readonly responses: ResponseStore;
  readonly due: DueThreads;
  /** Whose letters an inbox refuses. */
  readonly blocks: Pick<SenderBlockStore, 'isRefused'>;
  /** What people have uploaded. */
  readonly documents: DocumentFinder<DocumentPurpose>;
  /** Has the bytes with these hashes removed after the commit, unless another document has the same. */
  readonly removeBytes: (hashes: readonly string[]) => Promise<void>;
  readonly institutions: InstitutionStore;
  readonly organizations: OrganizationStore;
  readonly memberships: MembershipStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  readonly live: Pick<LiveNews, 'threadUpdated'>;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: ThreadEvent) => Promise<void>;
  readonly audit: (line: ThreadAudit) => Promise<void>;
}

/** What an accepted command on a thread answers; the same on a replay. */
export interface ThreadIds {
  readonly threadId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InThreadTransaction = CommandRunner<ThreadUnit, MessagingErrorCode>;

/** One side of a thread that has a list of its threads. */
interface ThreadListOwner {
  readonly partyKind: ThreadParty['kind'];
  readonly partyId: string;
}

/** Which threads a list holds: those of these parties that the filter keeps, each once, as this person reads them. */
export interface ThreadList {
  readonly parties: readonly ThreadParty[];
  readonly readerId: string;
  readonly filter: ThreadFilter;
}

/** One page of such a list, as asked for beside others. */
export interface AskedThreads extends ThreadList {
  readonly request: PageRequest;
}

/** One page of the messages of a thread. */
export interface AskedMessages {
  readonly threadId: string;
  readonly request: PageRequest;
}

/** The notes of one side of a thread. */
export interface NoteList {
  readonly threadId: string;
  readonly side: ThreadSide;
}

/** One page of them. */
export interface AskedNotes extends NoteList {
  readonly request: PageRequest;
}

/** Of which institution, and of letters that came from which day through which, one is asked how it answers; and when. */
export interface AskedResponseTimes {
  readonly institutionId: string;
  readonly first: string;
  readonly last: string;
  readonly now: Date;
}

/** Reads threads for the graph, one statement for however many; who may see them, the caller asks. */
export interface ThreadReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Thread[]>;
  /** The conversations about these applications. */
  readonly findByApplications: (applicationIds: readonly string[]) => Promise<readonly Thread[]>;
  /** The last opened first; each page with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedThreads[]) => Promise<readonly (readonly Thread[])[]>;
  readonly countOf: (lists: readonly ThreadList[]) => Promise<readonly number[]>;
  /** How many messages of each thread a person has not read. */
  readonly countUnread: (asked: readonly { readonly threadId: string; readonly readerId: string }[]) => Promise<readonly number[]>;
  /** The first sent first. */
  readonly findMessagePages: (asked: readonly AskedMessages[]) => Promise<readonly (readonly StoredMessage[])[]>;
  readonly findMessages: (ids: readonly string[]) => Promise<readonly StoredMessage[]>;
  readonly countMessages: (threadIds: readonly string[]) => Promise<readonly number[]>;
  /** What goes with messages, as its author put it in order. */
  readonly findAttachments: (messageIds: readonly string[]) => Promise<readonly (Document & { readonly messageId: string })[]>;
  /** The first written first. */
  readonly findNotePages: (asked: readonly AskedNotes[]) => Promise<readonly (readonly InternalNote[])[]>;
  /** For each institution the kinds of which letters came. */
  readonly findResponseTimes: (asked: readonly AskedResponseTimes[]) => Promise<readonly (readonly ResponseFigures[])[]>;
  readonly countNotes: (lists: readonly NoteList[]) => Promise<readonly number[]>;
}
