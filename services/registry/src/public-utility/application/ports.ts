import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { InstitutionStore } from '../../institution/application/ports';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { CaseStatus, PublicUtilityCase } from '../domain/public-utility-case';
import type { CaseEvent } from '../domain/walk';

/** The cases of one transaction. The organization's row is locked first, so that its cases change one after the other. */
export interface CaseStore {
  readonly findById: (id: string) => Promise<PublicUtilityCase | null>;
  readonly insert: (one: PublicUtilityCase) => Promise<void>;
  /** Adds documents that are new; none is ever taken away. */
  readonly save: (one: PublicUtilityCase) => Promise<void>;
}

/** One line of the audit trail about a case. */
interface CaseAudit {
  readonly caseId: string;
  /** Whose chain it stands in. */
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a command on cases of public utility may touch inside one transaction. */
export interface CaseUnit extends OrganizationUnit {
  readonly institutions: Pick<InstitutionStore, 'isOpen'>;
  readonly cases: CaseStore;
  readonly publishCase: (event: CaseEvent) => Promise<void>;
  readonly auditCase: (entry: CaseAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface CaseIds {
  readonly caseId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InCaseTransaction = (call: CommandCall, work: (unit: CaseUnit) => Promise<Result<CaseIds, RegistryErrorCode>>) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** Which cases wait: in these states, and with one institution if it is named. */
export interface CaseQueue {
  readonly statuses: readonly CaseStatus[];
  readonly institutionId: string | null;
}

/** Reads cases for the graph; who may see them is for the caller to ask. */
export interface CaseReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly PublicUtilityCase[]>;
  /** Of several organizations, the newest first. */
  readonly findByOrganizationIds: (ids: readonly string[]) => Promise<readonly PublicUtilityCase[]>;
  /** What is due first comes first, so that what is overdue leads; one row more than asked for when the list goes on. */
  readonly findQueue: (queue: CaseQueue, request: PageRequest) => Promise<readonly PublicUtilityCase[]>;
  readonly countQueue: (queue: CaseQueue) => Promise<number>;
  /** Business time, by which a term has run out or not. */
  readonly now: () => Promise<Date>;
}
