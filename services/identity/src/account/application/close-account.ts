import type { AuditLine } from '../../service/application/ports';
import { endSessions } from '../../session/application/end-sessions';
import type { SessionUnit } from '../../session/application/ports';
import type { AccountChange } from '../domain/account';
import type { AccountUnit } from './ports';

interface Closing {
  readonly changes: AuditLine['changes'];
  readonly at: Date;
}

/** Closes an account, which the caller has locked, to its owner: with the change its links become useless and all its sessions end. */
export async function closeAccount(unit: AccountUnit & SessionUnit, { account, event }: AccountChange, { changes, at }: Closing): Promise<void> {
  await unit.accounts.save(account);
  // A link that was on its way would give whoever reads the mail a password of his own.
  await unit.resets.replacePending(account.id, at);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes });
  await unit.publish(event);
  await endSessions(unit, await unit.sessions.findOpenByUserForUpdate(account.id, at), { reason: 'ACCOUNT_DISABLED', at });
}
