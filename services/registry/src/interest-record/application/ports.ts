import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { InterestRecord, InterestRecordEvent } from '../domain/interest-record';

/** The interest records of one transaction. The organization's row is locked first, so that its records change one after the other. */
export interface InterestRecordStore {
  readonly findById: (id: string) => Promise<InterestRecord | null>;
  /** Whether a record of the pair waits or stands. */
  readonly hasLive: (organizationId: string, institutionId: string) => Promise<boolean>;
  /** What of an organization waits or stands. */
  readonly findLiveOf: (organizationId: string) => Promise<readonly InterestRecord[]>;
  /** Those of an institution that wait or stand, by organization. */
  readonly findLiveOfInstitution: (institutionId: string) => Promise<readonly InterestRecord[]>;
  readonly insert: (record: InterestRecord) => Promise<void>;
  readonly save: (record: InterestRecord) => Promise<void>;
}

/** One line of the audit trail about an interest record. */
interface InterestRecordAudit {
  readonly interestRecordId: string;
  /** Whose chain it stands in. */
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a change of an interest record writes. */
export interface InterestRecordWrites {
  /** Business time. */
  readonly now: Date;
  readonly interestRecords: InterestRecordStore;
  readonly publishInterestRecord: (event: InterestRecordEvent) => Promise<void>;
  readonly auditInterestRecord: (entry: InterestRecordAudit) => Promise<void>;
}

/** What a command on interest records may touch inside one transaction. */
export interface InterestRecordUnit extends OrganizationUnit, InterestRecordWrites {
  readonly institutions: Pick<InstitutionStore, 'isOpen'>;
}

/** What an accepted command answers; the same on a replay. */
export interface InterestRecordIds {
  readonly interestRecordId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InInterestRecordTransaction = (
  call: CommandCall,
  work: (unit: InterestRecordUnit) => Promise<Result<InterestRecordIds, RegistryErrorCode>>,
) => Promise<Result<InterestRecordIds, RegistryErrorCode>>;

/** Which records of an institution a list holds. */
export interface InterestRecordQuery {
  readonly institutionId: string;
  readonly statuses: readonly InterestRecord['status'][];
  /** Records with at least one of these domains; null for all. */
  readonly domains: readonly string[] | null;
}

/** Reads interest records for the graph; who may see them is for the caller to ask. */
export interface InterestRecordReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly InterestRecord[]>;
  /** Of several organizations, the newest first. */
  readonly findByOrganizationIds: (ids: readonly string[]) => Promise<readonly InterestRecord[]>;
  /** The longest waiting first; one row more than asked for when the list goes on. */
  readonly findOfInstitution: (query: InterestRecordQuery, request: PageRequest) => Promise<readonly InterestRecord[]>;
  readonly countOfInstitution: (query: InterestRecordQuery) => Promise<number>;
}
