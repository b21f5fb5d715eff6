import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { Viewer } from '@conect/kernel';
import type { LegalClock, LegalTermCode, LocalDate } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../service/domain/refusals';
import type { CalendarDecision, CalendarEvent } from '../domain/calendar-day';
import type { LegalTermVersion } from '../domain/legal-term';

/** What time means in law by what SGG has set; read when first asked for, and once. */
export type ReadLegalClock = () => Promise<LegalClock>;

/** The versions of terms in one transaction; what is there never changes. */
interface LegalTermStore {
  readonly findLast: (code: LegalTermCode) => Promise<LegalTermVersion | null>;
  readonly insert: (version: LegalTermVersion) => Promise<void>;
}

/** The decisions about days in one transaction. */
interface CalendarStore {
  /** Those that were taken back too. */
  readonly findByDay: (day: LocalDate) => Promise<CalendarDecision | null>;
  readonly save: (decision: CalendarDecision) => Promise<void>;
}

/** One line of the audit trail about a term or a day. */
interface LegalTermAudit {
  readonly subjectType: 'legalTerm' | 'calendarDay';
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What happened to the legal clock. */
export type LegalClockEvent = { readonly type: 'LegalTermChanged'; readonly term: LegalTermVersion } | CalendarEvent;

/** What a command on terms and days may touch inside one transaction. */
export interface LegalTermUnit {
  /** Business time. */
  readonly now: Date;
  /** Lets one change of terms and days follow the other, so that the versions of each have no gap. */
  readonly lockAll: () => Promise<void>;
  readonly terms: LegalTermStore;
  readonly days: CalendarStore;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: LegalClockEvent) => Promise<void>;
  readonly audit: (entry: LegalTermAudit) => Promise<void>;
}

/** Which version of which term; the same on a replay. */
export interface LegalTermIds {
  readonly code: LegalTermCode;
  readonly version: number;
}

/** Which day; the same on a replay. */
export interface CalendarDayIds {
  readonly day: LocalDate;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InLegalTermTransaction = CommandRunner<LegalTermUnit, ConsultationsErrorCode>;

/** Reads terms and days for the graph. */
export interface LegalTermReader {
  /** Every version that SGG has set, the first of each code first. */
  readonly findVersions: () => Promise<readonly LegalTermVersion[]>;
  /** The decisions that hold about days of a year. */
  readonly findDecisions: (year: number) => Promise<readonly CalendarDecision[]>;
}
