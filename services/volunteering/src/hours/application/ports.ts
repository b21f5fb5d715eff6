import type { CommandRunner, UserPrincipal } from '@conect/auth';
import type { PageRequest, Viewer } from '@conect/kernel';
import type { VolunteerContracts } from '../../contract/application/volunteer-contracts';
import type { RelationSight } from '../../membership/domain/host';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { PlacedShift, ShiftPlace } from '../domain/attendance';
import type { HourLog, HourLogEvent, HourLogStatus } from '../domain/hour-log';

/** The logs of hours of one transaction. Whoever enters, corrects or takes one back has locked the contracts of its volunteer before, and so has an erasure; a decision locks the logs alone. */
export interface HourLogStore {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly HourLog[]>;
  /** Locks the rows until the transaction ends, always in the same order. */
  readonly findByIdsForUpdate: (ids: readonly string[]) => Promise<readonly HourLog[]>;
  /** What these people did from the day before to the day after, for whichever host; nothing that was rejected. */
  readonly findAround: (volunteerIds: readonly string[], day: string) => Promise<readonly HourLog[]>;
  readonly findOfShift: (volunteerId: string, shiftId: string) => Promise<HourLog | null>;
  readonly insert: (hourLogs: readonly HourLog[]) => Promise<void>;
  readonly save: (hourLog: HourLog) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** The shifts of one transaction, and who is to come to them. */
export interface ShiftFinder {
  /** Keeps the shift as it is until the transaction ends. */
  readonly findByIdForShare: (id: string) => Promise<PlacedShift | null>;
  /** Where a person stands on a shift. */
  readonly placeOf: (volunteerId: string, shiftId: string) => Promise<ShiftPlace>;
}

/** Reads what a code of attendance says; null for what this service did not sign. */
export interface AttendanceCodes {
  readonly codeOf: (shift: Pick<PlacedShift, 'id' | 'startsAt' | 'endsAt'>) => string;
  readonly read: (code: string) => Pick<PlacedShift, 'id' | 'startsAt' | 'endsAt'> | null;
}

/** One line of the audit trail about a log of hours. */
interface HourLogAudit {
  readonly hourLogId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What a command on hours may touch inside one transaction. */
export interface HoursUnit {
  /** Business time. */
  readonly now: Date;
  readonly hourLogs: HourLogStore;
  readonly contracts: VolunteerContracts;
  readonly shifts: ShiftFinder;
  /** Who is asking, with what this transaction knows of his roles. */
  readonly viewers: { readonly of: (principal: UserPrincipal) => Promise<Viewer> };
  /** Puts the events in the outbox of this transaction. */
  readonly publish: (events: readonly HourLogEvent[]) => Promise<void>;
  readonly audit: (entries: readonly HourLogAudit[]) => Promise<void>;
}

/** What an accepted command on one log answers; the same on a replay. */
export interface HourLogIds {
  readonly hourLogId: string;
}

/** What an accepted command on several logs answers, in the order asked. */
export interface HourLogsIds {
  readonly hourLogIds: readonly string[];
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InHoursTransaction = CommandRunner<HoursUnit, VolunteeringErrorCode>;

/** Which logs a list holds; null asks for nothing. */
export interface HourLogQuery {
  readonly statuses: readonly HourLogStatus[] | null;
  readonly organizationIds: readonly string[] | null;
  readonly contractIds: readonly string[] | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** Reads logs of hours for the graph, one statement for however many. */
export interface HourLogReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly HourLog[]>;
  /** The last entered first; one row more than asked for when the list goes on. */
  readonly findPage: (sight: RelationSight, query: HourLogQuery, request: PageRequest) => Promise<readonly HourLog[]>;
  readonly count: (sight: RelationSight, query: HourLogQuery) => Promise<number>;
  readonly findShifts: (ids: readonly string[]) => Promise<readonly PlacedShift[]>;
}
