import type { Certificate } from '../../certificate/domain/certificate';
import type { CreateRecordShare } from '../application/commands/create-record-share';
import type { RevokeRecordShare } from '../application/commands/revoke-record-share';
import type { HostYear, RecordContract, RecordHours, YearTotals } from '../application/ports';
import type { SharedRecord } from '../application/shared-record';
import type { RecordShare } from '../domain/record-share';

/** The commands on links, by the names of their mutations. */
interface RecordCommands {
  readonly createRecordShare: CreateRecordShare;
  readonly revokeRecordShare: RevokeRecordShare;
}

/** Whose record. */
export interface RecordOf {
  readonly volunteerId: string;
}

/** A host and the year that it looks at, with what was counted. */
export interface SeenDashboard extends HostYear {
  readonly organizationId: string;
  readonly year: number;
}

/** What the area of records gives to resolvers; what is of one person or organization is batched. */
export interface RecordContext {
  readonly recordCommands: RecordCommands;
  readonly recordContractsOf: (volunteerId: string) => Promise<readonly RecordContract[]>;
  readonly recordHoursOf: (volunteerId: string) => Promise<readonly RecordHours[]>;
  readonly recordCertificatesOf: (volunteerId: string) => Promise<readonly Certificate[]>;
  readonly sharesOf: (volunteerId: string) => Promise<readonly RecordShare[]>;
  /** The address of a link; null after the secret was changed. */
  readonly addressOfShare: (share: RecordShare) => string | null;
  readonly isShareWorking: (share: RecordShare) => Promise<boolean>;
  /** The record behind a token; null for one that is none, expired or taken back. */
  readonly sharedRecord: (token: string) => Promise<SharedRecord | null>;
  readonly totalsOf: (organizationId: string) => Promise<readonly YearTotals[]>;
  /** The year without a given one is the present. */
  readonly dashboardOf: (organizationId: string, year: number | null) => Promise<SeenDashboard>;
}
