import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import { createMembershipStore } from '../membership/database/stores/membership-store';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createChangeRepresentative } from './application/commands/change-representative';
import { createRejectRepresentative, createValidateRepresentative } from './application/commands/decide-account-request';
import { createGrantOfficerRole } from './application/commands/grant-officer-role';
import { createRequestInstitutionAccount } from './application/commands/request-institution-account';
import { createRevokeOfficerRole } from './application/commands/revoke-officer-role';
import type { AccountRequestList } from './application/ports';
import { createAccountRequestStore } from './database/stores/account-request-store';
import type { AccountRequest } from './domain/account-request';
import type { AccountRequestPage, InstitutionAccountContext } from './graphql/context';
import { institutionAccountResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly secondFactorRequired: boolean;
}

/** Builds who speaks and acts for institutions. */
export function createInstitutionAccountArea(dependencies: Dependencies): Area<InstitutionAccountContext> {
  const { manager } = dependencies.dataSource;
  const requests = createAccountRequestStore(manager);
  const context: InstitutionAccountContext = {
    requestInstitutionAccount: createRequestInstitutionAccount(dependencies),
    changeRepresentative: createChangeRepresentative(dependencies),
    validateRepresentative: createValidateRepresentative(dependencies),
    rejectRepresentative: createRejectRepresentative(dependencies),
    grantOfficerRole: createGrantOfficerRole(dependencies),
    revokeOfficerRole: createRevokeOfficerRole(dependencies),
    accountRequest: requests.findById,
    accountRequestsOf: requests.findOfUser,
    accountRequests: (status, page) => pageOf(requests, status, page),
    membershipNow: createMembershipStore(manager).findById,
  };
  return { resolvers: institutionAccountResolvers, contextFor: () => context };
}

const order = 'institution-account-request';

async function pageOf(list: AccountRequestList, status: AccountRequest['status'], page: PageArguments): Promise<AccountRequestPage> {
  const request = pageRequest(order, 1, page);
  const isOurs = request.position === null || isUuid(String(request.position[0]));
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return connectionOf({ order, request, rows: await list.page(status, request), positionOf: ({ id }) => [id], totalCount: () => list.count(status) });
}
