import type { Account } from '../../account/domain/account';
import type { MembershipRole } from '../../membership/domain/membership';
import { rolesWithoutSuccessor } from '../../retention/application/is-the-last';
import type { ErasureBlocker } from '../domain/erasure';
import type { ErasureUnit } from './ports';

const codeOfRole: Readonly<Partial<Record<MembershipRole, string>>> = { NGO_ADMIN: 'LAST_ADMIN', INSTITUTION_REPRESENTATIVE: 'LAST_REPRESENTATIVE', SGG_ADMIN: 'LAST_SGG_ADMIN' };

/**
 * What in identity stands in the way of an erasure, each kind once: a role that would be left empty, read under the lock of its place; a request to SGG that waits for its decision; or
 * that SGG has closed the account, for what somebody who broke in has asked for is not done behind the owner's back.
 */
export async function ownBlockers(unit: ErasureUnit, account: Account): Promise<readonly ErasureBlocker[]> {
  const roles = (await rolesWithoutSuccessor(unit, account.id)).map(({ role, grantedAt }) => ({ code: codeOfRole[role]!, since: grantedAt }));
  const pending = (await unit.accountRequests.findPendingOfUser(account.id)).map(({ requestedAt }) => ({ code: 'ACCOUNT_REQUEST_PENDING', since: requestedAt }));
  const closed = account.disabledAt === null ? [] : [{ code: 'ACCOUNT_DISABLED', since: account.disabledAt }];
  const byCode = Map.groupBy([...closed, ...roles, ...pending], ({ code }) => code);
  return [...byCode].map(([code, ofCode]) => ({ code, since: new Date(Math.min(...ofCode.map(({ since }) => since.getTime()))).toISOString() }));
}
