import type { AccountStore } from '../../account/application/ports';
import type { ChangeLog } from '../../service/application/ports';
import type { Institution } from '../domain/institution';
import type { Membership, MembershipGrant } from '../domain/membership';

export interface MembershipStore {
  readonly findActive: (wanted: Pick<MembershipGrant, 'userId' | 'role' | 'institutionId' | 'organizationId'>) => Promise<Membership | null>;
  readonly findActiveOfUsers: (userIds: readonly string[]) => Promise<readonly Membership[]>;
  readonly findActiveOfOrganizations: (organizationIds: readonly string[]) => Promise<readonly Membership[]>;
  readonly save: (membership: Membership) => Promise<void>;
}

export interface InstitutionStore {
  readonly findById: (id: string) => Promise<Institution | null>;
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Institution[]>;
  readonly save: (institution: Institution) => Promise<void>;
}

/** What membership commands may touch inside one transaction. */
export interface MembershipUnit extends ChangeLog {
  readonly accounts: Pick<AccountStore, 'findByEmail' | 'findByIdForUpdate'>;
  readonly memberships: MembershipStore;
  readonly institutions: InstitutionStore;
}
