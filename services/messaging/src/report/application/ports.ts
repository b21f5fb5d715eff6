import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { SenderBlockUnit } from '../../block/application/ports';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { ThreadStore } from '../../thread/application/ports';
import type { Message, Thread, ThreadSide } from '../../thread/domain/thread';
import type { ThreadReport, ThreadReportEvent, ThreadReportStatus } from '../domain/thread-report';

/** The reports of one transaction. */
export interface ThreadReportStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<ThreadReport | null>;
  /** What a side of a thread has reported last. */
  readonly findLast: (threadId: string, side: ThreadSide) => Promise<ThreadReport | null>;
  /** Those about these threads that wait for SGG, in the order of their ids. */
  readonly findOpenIdsOf: (threadIds: readonly string[]) => Promise<readonly string[]>;
  readonly insert: (report: ThreadReport) => Promise<void>;
  readonly save: (report: ThreadReport) => Promise<void>;
  /** Takes out what reports about these threads say. */
  readonly forgetWords: (threadIds: readonly string[]) => Promise<void>;
}

/** One line of the audit trail about a report. */
interface ReportAudit {
  readonly subjectType: 'thread_report';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on reports may touch inside one transaction. Locks are taken in this order: thread, report, block. */
export interface ThreadReportUnit {
  /** Business time. */
  readonly now: Date;
  readonly reports: ThreadReportStore;
  readonly threads: Pick<ThreadStore, 'findByIdForUpdate' | 'findIdsOfPerson'>;
  readonly threadOf: (report: ThreadReport) => Promise<Thread>;
  readonly messagesByIds: (ids: readonly string[]) => Promise<readonly Message[]>;
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** What protects whoever was right. */
  readonly blocking: SenderBlockUnit;
  readonly publish: (event: ThreadReportEvent) => Promise<void>;
  readonly audit: (line: ReportAudit) => Promise<void>;
}

/** What an accepted command on a report answers; the same on a replay. */
export interface ThreadReportIds {
  readonly reportId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InReportTransaction = CommandRunner<ThreadReportUnit, MessagingErrorCode>;

/** Which reports a list holds; without statuses, those in every state. */
export interface ThreadReportList {
  readonly statuses: readonly ThreadReportStatus[] | null;
}

/** One page of such a list. */
export interface AskedThreadReports extends ThreadReportList {
  readonly request: PageRequest;
}

/** A side of a thread. */
export interface ReportingSide {
  readonly threadId: string;
  readonly side: ThreadSide;
}

/** Reads reports for the graph, one statement for however many; who may see them, the caller asks. */
export interface ThreadReportReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly ThreadReport[]>;
  /** The first reported first; each page with one more than asked for when it goes on. */
  readonly findPages: (asked: readonly AskedThreadReports[]) => Promise<readonly (readonly ThreadReport[])[]>;
  readonly countOf: (list: ThreadReportList) => Promise<number>;
  /** What each of these sides has reported last. */
  readonly findLastOf: (sides: readonly ReportingSide[]) => Promise<readonly (ThreadReport | null)[]>;
}
