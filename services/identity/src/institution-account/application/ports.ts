import type { DocumentFinder, PageRequest } from '@conect/kernel';
import type { DocumentPurpose } from '../../document/domain/document';
import type { MembershipUnit } from '../../membership/application/ports';
import type { AccountRequest } from '../domain/account-request';

export interface AccountRequestStore {
  readonly findById: (id: string) => Promise<AccountRequest | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<AccountRequest | null>;
  readonly findPending: (institutionId: string, userId: string) => Promise<AccountRequest | null>;
  readonly findPendingOfUser: (userId: string) => Promise<readonly AccountRequest[]>;
  readonly save: (request: AccountRequest) => Promise<void>;
}

/** Requests in the order in which they came, a page at a time. */
export interface AccountRequestList {
  /** In list order, one more than asked for when the list goes on. */
  readonly page: (status: AccountRequest['status'], request: PageRequest) => Promise<readonly AccountRequest[]>;
  readonly count: (status: AccountRequest['status']) => Promise<number>;
  readonly findOfUser: (userId: string) => Promise<readonly AccountRequest[]>;
}

/** What commands on an institution's people may touch inside one transaction. */
export interface InstitutionAccountUnit extends MembershipUnit {
  readonly documents: DocumentFinder<DocumentPurpose>;
  readonly accountRequests: AccountRequestStore;
}
