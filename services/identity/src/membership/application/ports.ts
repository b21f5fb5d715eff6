import type { PageRequest } from '@conect/kernel';
import type { AccountStore } from '../../account/application/ports';
import type { ChangeLog } from '../../service/application/ports';
import type { Institution, InstitutionType } from '../domain/institution';
import type { Membership, MembershipGrant } from '../domain/membership';

export interface MembershipStore {
  /** Whether it holds or has ended. */
  readonly findById: (id: string) => Promise<Membership | null>;
  readonly findActive: (wanted: Pick<MembershipGrant, 'userId' | 'role' | 'institutionId' | 'organizationId'>) => Promise<Membership | null>;
  readonly findActiveOfUsers: (userIds: readonly string[]) => Promise<readonly Membership[]>;
  readonly findActiveOfOrganizations: (organizationIds: readonly string[]) => Promise<readonly Membership[]>;
  readonly findActiveOfInstitutions: (institutionIds: readonly string[]) => Promise<readonly Membership[]>;
  readonly save: (membership: Membership) => Promise<void>;
}

export interface InstitutionStore {
  /** Keeps others from entering, changing or closing institutions until the transaction ends: names and parents are checked among all. */
  readonly lockAll: () => Promise<void>;
  readonly findById: (id: string) => Promise<Institution | null>;
  /** Locks the row until the transaction ends: who has a role in it changes one at a time. */
  readonly findByIdForUpdate: (id: string) => Promise<Institution | null>;
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Institution[]>;
  /** Those of this name, however written; the closed ones too. */
  readonly findNamed: (name: string) => Promise<readonly Institution[]>;
  readonly save: (institution: Institution) => Promise<void>;
}

/** Which institutions a list is about; null and the empty text leave nothing out. */
export interface InstitutionsWanted {
  readonly types: readonly InstitutionType[] | null;
  readonly parentId: string | null;
  readonly includeClosed: boolean;
  readonly search: string;
}

/** Institutions by name, a page at a time. */
export interface InstitutionList {
  /** In list order, one more than asked for when the list goes on. */
  readonly page: (wanted: InstitutionsWanted, request: PageRequest) => Promise<readonly Institution[]>;
  readonly count: (wanted: InstitutionsWanted) => Promise<number>;
}

/** What membership commands may touch inside one transaction. */
export interface MembershipUnit extends ChangeLog {
  readonly accounts: Pick<AccountStore, 'findByEmail' | 'findByIdForUpdate'>;
  readonly memberships: MembershipStore;
  readonly institutions: InstitutionStore;
}
