import { newId } from '@conect/kernel';
import type { ErasureStore } from '../../erasure/application/erasure-store';
import { begunHere } from '../../erasure/domain/erasure';
import type { MembershipUnit } from '../../membership/application/ports';
import { endMembership } from '../../membership/application/end-membership';
import { personal } from '../../service/application/ports';
import { endSessions } from '../../session/application/end-sessions';
import type { SessionUnit } from '../../session/application/ports';
import { eraseAccount, type Account } from '../domain/account';
import type { AccountUnit } from './ports';

/** What erasing a person may touch inside one transaction. */
export type ErasingUnit = AccountUnit &
  SessionUnit &
  Pick<MembershipUnit, 'memberships'> & {
    readonly erasures: ErasureStore;
    /** What he uploaded and nothing uses any more. */
    readonly forgetDocuments: (userId: string) => Promise<void>;
  };

/**
 * Erases a person: sessions and roles end, each with its event, credentials, links and addresses go, and the account is nobody's. The
 * caller has locked the account. That the other services forget the person too is seen to, whoever wanted it. What the law keeps (memberships that were, designations, the audit trail) names the id alone.
 */
export async function erasePerson(unit: ErasingUnit, account: Account, at: Date): Promise<void> {
  await endSessions(unit, await unit.sessions.findOpenByUserForUpdate(account.id, at), { reason: 'ACCOUNT_DISABLED', at });
  for (const membership of await unit.memberships.findActiveOfUsers([account.id])) await endMembership(unit, membership);
  await unit.accounts.forgetPerson(account);
  await unit.forgetDocuments(account.id);
  const change = eraseAccount(account, unit.now);
  await unit.accounts.save(change.account);
  await unit.erasures.save(begunHere(await unit.erasures.findOpenOf(account.id), { id: newId(), userId: account.id }, unit.now));
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { person: { before: personal, after: null } } });
  await unit.publish(change.event);
}
