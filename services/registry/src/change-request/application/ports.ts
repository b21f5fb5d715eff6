import type { CommandCall } from '@conect/auth';
import type { PageRequest, Result } from '@conect/kernel';
import type { OrganizationAudit, OrganizationUnit } from '../../organization/application/ports';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { ChangeRequest, ChangeRequestEvent } from '../domain/change-request';

/** The change requests of one transaction. The organization's row is locked first, so that those of one organization change one after the other. */
export interface ChangeRequestStore {
  readonly findById: (id: string) => Promise<ChangeRequest | null>;
  readonly hasPending: (organizationId: string) => Promise<boolean>;
  readonly insert: (changeRequest: ChangeRequest) => Promise<void>;
  readonly save: (changeRequest: ChangeRequest) => Promise<void>;
}

/** One line of the audit trail about a change request. */
interface ChangeRequestAudit {
  readonly changeRequestId: string;
  readonly organizationId: string;
  readonly changes: OrganizationAudit['changes'];
}

/** What a change-request command may touch inside one transaction. */
export interface ChangeRequestUnit extends OrganizationUnit {
  readonly changeRequests: ChangeRequestStore;
  readonly publishChangeRequest: (event: ChangeRequestEvent) => Promise<void>;
  readonly auditChangeRequest: (entry: ChangeRequestAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ChangeRequestIds {
  readonly changeRequestId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InChangeRequestTransaction = (
  call: CommandCall,
  work: (unit: ChangeRequestUnit) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>,
) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>;

/** Reads change requests for the graph; who may see them is for the caller to ask. */
export interface ChangeRequestReader {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly ChangeRequest[]>;
  /** Of several organizations, the newest first. */
  readonly findByOrganizationIds: (ids: readonly string[]) => Promise<readonly ChangeRequest[]>;
  /** The longest waiting first; one row more than asked for when the list goes on. */
  readonly findPending: (request: PageRequest) => Promise<readonly ChangeRequest[]>;
  readonly countPending: () => Promise<number>;
}
