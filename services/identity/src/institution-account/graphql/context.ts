import type { PageArguments } from '@conect/kernel';
import type { Connection } from '@conect/service-kit';
import type { Membership } from '../../membership/domain/membership';
import type { ChangeRepresentative } from '../application/commands/change-representative';
import type { RejectRepresentative, ValidateRepresentative } from '../application/commands/decide-account-request';
import type { GrantOfficerRole } from '../application/commands/grant-officer-role';
import type { RequestInstitutionAccount } from '../application/commands/request-institution-account';
import type { RevokeOfficerRole } from '../application/commands/revoke-officer-role';
import type { AccountRequest } from '../domain/account-request';

/** What resolvers know of institutions' people. */
export interface InstitutionAccountContext {
  readonly requestInstitutionAccount: RequestInstitutionAccount;
  readonly changeRepresentative: ChangeRepresentative;
  readonly validateRepresentative: ValidateRepresentative;
  readonly rejectRepresentative: RejectRepresentative;
  readonly grantOfficerRole: GrantOfficerRole;
  readonly revokeOfficerRole: RevokeOfficerRole;
  readonly accountRequest: (id: string) => Promise<AccountRequest | null>;
  readonly accountRequestsOf: (userId: string) => Promise<readonly AccountRequest[]>;
  readonly accountRequests: (status: AccountRequest['status'], page: PageArguments) => Promise<AccountRequestPage>;
  readonly membershipNow: (id: string) => Promise<Membership | null>;
}

/**
 * One page of requests.
 * @public `codegen.cjs` names it.
 */
export type AccountRequestPage = Connection<AccountRequest>;
