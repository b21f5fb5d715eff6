import type { CommandRunner } from '@conect/auth';
import type { VolunteerProfileStore } from '../../volunteer/application/ports';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { RecordShare, RecordShareEvent } from '../domain/record-share';

/** The links of one transaction. */
interface RecordShareStore {
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<RecordShare | null>;
  /** How many links of a volunteer work on a day. */
  readonly countWorking: (volunteerId: string, day: string) => Promise<number>;
  readonly insert: (share: RecordShare) => Promise<void>;
  readonly save: (share: RecordShare) => Promise<void>;
}

/** One line of the audit trail about a link. */
interface RecordShareAudit {
  readonly recordShareId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on links may touch inside one transaction. */
export interface RecordUnit {
  /** Business time. */
  readonly now: Date;
  readonly shares: RecordShareStore;
  readonly profiles: Pick<VolunteerProfileStore, 'findForUpdate'>;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: RecordShareEvent) => Promise<void>;
  readonly audit: (entry: RecordShareAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface RecordShareIds {
  readonly recordShareId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InRecordTransaction = CommandRunner<RecordUnit, VolunteeringErrorCode>;

/** The tokens of links: made again for the volunteer, kept as hashes. */
export interface ShareTokens {
  readonly newTokenHash: (shareId: string) => string;
  /** The hash of a token that somebody has; null for what is none. */
  readonly hashOfGiven: (token: string) => string | null;
  /** Null after the secret was changed, when the link alone has it. */
  readonly tokenOf: (share: Pick<RecordShare, 'id' | 'tokenHash'>) => string | null;
}

/** A contract as a record shows it. */
export interface RecordContract {
  readonly organizationId: string;
  readonly number: number;
  readonly year: number;
  readonly startsOn: string;
  /** The last day, of the notice or the termination if that came first. */
  readonly endsOn: string;
}

/** The approved hours with one organization in one year. */
export interface RecordHours {
  readonly organizationId: string;
  readonly year: number;
  readonly minutes: number;
}

/** What an organization's volunteers did in one year. */
export interface YearTotals {
  readonly year: number;
  readonly volunteerCount: number;
  readonly minutes: number;
  readonly certificateCount: number;
}

/** What a host has before it about a year. */
export interface HostYear {
  readonly minutes: number;
  readonly pendingMinutes: number;
  readonly volunteerCount: number;
  readonly activeContractCount: number;
  readonly endedContractCount: number;
  readonly endedEarlyCount: number;
  /** How many of those who did hours have which age; of who gave no date of birth, or is erased, nothing is known. */
  readonly ages: readonly { readonly age: number; readonly people: number }[];
}

/** Reads records and totals, one statement for however many. */
export interface RecordReader {
  readonly contractsOf: (volunteerIds: readonly string[]) => Promise<readonly (readonly RecordContract[])[]>;
  readonly hoursOf: (volunteerIds: readonly string[]) => Promise<readonly (readonly RecordHours[])[]>;
  /** The ids of the certificates of each, the last issued first. */
  readonly certificateIdsOf: (volunteerIds: readonly string[]) => Promise<readonly (readonly string[])[]>;
  readonly sharesOf: (volunteerIds: readonly string[]) => Promise<readonly (readonly RecordShare[])[]>;
  readonly findShareByTokenHash: (tokenHash: string) => Promise<RecordShare | null>;
  /** The last year first. */
  readonly totalsOf: (organizationIds: readonly string[]) => Promise<readonly (readonly YearTotals[])[]>;
  readonly hostYear: (organizationId: string, year: number, today: string) => Promise<HostYear>;
}
