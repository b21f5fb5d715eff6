import type { Document } from '@conect/kernel';
import type { Connection } from '@conect/service-kit';
import type { AddInternalNote } from '../application/commands/add-internal-note';
import type { AssignThread } from '../application/commands/assign-thread';
import type { ExtendThread } from '../application/commands/extend-thread';
import type { MarkThreadRead } from '../application/commands/mark-thread-read';
import type { OpenThread } from '../application/commands/open-thread';
import type { RecordThread } from '../application/commands/record-thread';
import type { RedirectThread } from '../application/commands/redirect-thread';
import type { ReopenThread } from '../application/commands/reopen-thread';
import type { ReplyToThread } from '../application/commands/reply-to-thread';
import type { ResolveThread } from '../application/commands/resolve-thread';
import type { AskedMessages, AskedNotes, AskedResponseTimes, AskedThreads, NoteList, ThreadList } from '../application/ports';
import type { ResponseFigures } from '../domain/response-times';
import type { InternalNote, Message, StoredMessage, Thread } from '../domain/thread';

/** A message as one side reads it. */
export interface SeenMessage extends Message {
  /** Whether the viewer is on the side that wrote it, and so knows who did. */
  readonly isOwn: boolean;
}

/** A page of threads, and how many of the whole list have something new to read. */
export interface SeenThreads extends Connection<Thread> {
  readonly unreadCount: () => Promise<number>;
}

/** The commands on threads, by the names of their mutations. */
interface ThreadCommands {
  readonly openThread: OpenThread;
  readonly recordThread: RecordThread;
  readonly replyToThread: ReplyToThread;
  readonly resolveThread: ResolveThread;
  readonly reopenThread: ReopenThread;
  readonly extendThread: ExtendThread;
  readonly redirectThread: RedirectThread;
  readonly assignThread: AssignThread;
  readonly addInternalNote: AddInternalNote;
  readonly markThreadRead: MarkThreadRead;
}

/** What the area of threads gives to resolvers; what is of one thread or party is batched. */
export interface ThreadContext {
  readonly threadCommands: ThreadCommands;
  /** A thread as it is now, whoever asks; what a viewer is given comes through `visibleThread`. */
  readonly threadById: (id: string) => Promise<Thread | null>;
  /** The one conversation about an application; what a viewer is given of it, he is asked for. */
  readonly conversationOf: (applicationId: string) => Promise<Thread | null>;
  readonly threadsOf: (asked: AskedThreads) => Promise<readonly Thread[]>;
  readonly threadCountOf: (list: ThreadList) => Promise<number>;
  readonly unreadCountOf: (asked: { readonly threadId: string; readonly readerId: string }) => Promise<number>;
  readonly messagesOf: (asked: AskedMessages) => Promise<readonly StoredMessage[]>;
  readonly messageCountOf: (threadId: string) => Promise<number>;
  readonly attachmentsOf: (messageId: string) => Promise<readonly Document[]>;
  readonly notesOf: (asked: AskedNotes) => Promise<readonly InternalNote[]>;
  readonly noteCountOf: (list: NoteList) => Promise<number>;
  readonly responseTimesOf: (asked: AskedResponseTimes) => Promise<readonly ResponseFigures[]>;
  /** Business time of this request. */
  readonly businessNow: () => Promise<Date>;
}
