import type { AccountUnit } from '../../account/application/ports';
import type { MembershipUnit } from '../../membership/application/ports';
import type { Invitation } from '../domain/invitation';

export interface InvitationStore {
  /** Keeps others from changing who has a role in the organization, and its invitations, until the transaction ends. */
  readonly lockOrganization: (organizationId: string) => Promise<void>;
  readonly findById: (id: string) => Promise<Invitation | null>;
  /** Those that were neither accepted nor taken back, whether or not their time is over. */
  readonly findUnended: (organizationIds: readonly string[]) => Promise<readonly Invitation[]>;
  readonly save: (invitation: Invitation) => Promise<void>;
}

/** What commands on an organization's people may touch inside one transaction. */
export interface InvitationUnit extends MembershipUnit, Pick<AccountUnit, 'sendMail'> {
  readonly accounts: AccountUnit['accounts'];
  readonly invitations: InvitationStore;
}
