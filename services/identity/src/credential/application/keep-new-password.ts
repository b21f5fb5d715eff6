import type { AccountUnit } from '../../account/application/ports';
import { replacePassword, type Account } from '../../account/domain/account';
import { personal } from '../../service/application/ports';
import { endSessions } from '../../session/application/end-sessions';
import type { SessionUnit } from '../../session/application/ports';

/** What a change of the password may touch inside one transaction. */
export type PasswordUnit = Pick<AccountUnit, 'accounts' | 'resets' | 'sendMail'> & SessionUnit;

interface NewPassword {
  readonly passwordHash: string;
  readonly reason: 'PASSWORD_CHANGED' | 'PASSWORD_RESET';
  /** The session that goes on; null when none does. */
  readonly keptSessionId: string | null;
  readonly at: Date;
}

/**
 * Puts a new password in place of a locked account's present one. Whoever was signed in by the old one is signed out, links asked
 * for before are useless, and the owner is told by mail.
 */
export async function keepNewPassword(unit: PasswordUnit, account: Account, change: NewPassword): Promise<void> {
  const { passwordHash, reason, keptSessionId, at } = change;
  const replaced = replacePassword(account, passwordHash, unit.now);
  await unit.accounts.save(replaced.account);
  await unit.resets.replacePending(account.id, at);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { password: { before: personal, after: personal } } });
  await unit.publish(replaced.event);
  await unit.sendMail({ kind: 'PASSWORD_CHANGED', userId: account.id, version: replaced.account.version });
  const sessions = await unit.sessions.findOpenByUserForUpdate(account.id, at);
  await endSessions(unit, sessions.filter(({ id }) => id !== keptSessionId), { reason, at });
}
