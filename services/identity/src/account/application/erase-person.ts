import type { MembershipUnit } from '../../membership/application/ports';
import { endMembership } from '../../membership/application/end-membership';
import { personal } from '../../service/application/ports';
import { endSessions } from '../../session/application/end-sessions';
import type { SessionUnit } from '../../session/application/ports';
import { eraseAccount, type Account } from '../domain/account';
import type { AccountUnit } from './ports';

/** What erasing a person may touch inside one transaction. */
export type ErasingUnit = AccountUnit & SessionUnit & Pick<MembershipUnit, 'memberships'>;

/**
 * Erases a person: sessions and roles end, each with its event, credentials, links and addresses go, and the account is nobody's. The
 * caller has locked the account. What the law keeps (memberships that were, designations, the audit trail) names the id alone.
 */
export async function erasePerson(unit: ErasingUnit, account: Account, at: Date): Promise<void> {
  await endSessions(unit, await unit.sessions.findOpenByUserForUpdate(account.id, at), { reason: 'ACCOUNT_DISABLED', at });
  for (const membership of await unit.memberships.findActiveOfUsers([account.id])) await endMembership(unit, membership);
  await unit.accounts.forgetPerson(account);
  const change = eraseAccount(account, unit.now);
  await unit.accounts.save(change.account);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { person: { before: personal, after: null } } });
  await unit.publish(change.event);
}
