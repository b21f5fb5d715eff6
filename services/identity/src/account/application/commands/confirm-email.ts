import type { CommandCall } from '@conect/auth';
import { accept, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import { personal, type InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { askGuardian } from '../../../guardian/domain/guardian-consent';
import { confirmEmail, holdAccount, isConfirmed, type Account } from '../../domain/account';
import { use, type EmailConfirmation } from '../../domain/email-confirmation';
import type { Minor } from '../../domain/minor';
import type { AccountUnit, LinkTokens } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly linkTokens: Pick<LinkTokens, 'idOf'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type ConfirmEmail = ReturnType<typeof createConfirmEmail>;

/** Confirms an address with the token of a link; a link works once. */
export const createConfirmEmail =
  ({ inTransaction, linkTokens, clock, newId }: Dependencies) =>
  async (call: CommandCall, { token }: { readonly token: string }): Promise<Result<{ confirmationId: string }, IdentityErrorCode>> => {
    const confirmationId = linkTokens.idOf(token);
    if (confirmationId === null) return unknownToken;

    return inTransaction(call, async (unit) => {
      const found = await unit.confirmations.findById(confirmationId);
      if (found === null) return unknownToken;
      return confirmLocked(unit, { confirmationId, email: found.email, userId: found.userId, at: clock.now(), consentId: newId() });
    });
  };

const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field: ['token'] });

/** A link that was followed is kept for a while, but not who the guardian is: that is the consent's from now on. */
const withoutMinor = (used: EmailConfirmation): EmailConfirmation =>
  used.purpose === 'REGISTRATION' ? { ...used, registration: { ...used.registration, minor: null } } : used;

interface Claim {
  readonly confirmationId: string;
  readonly email: string;
  readonly userId: string;
  readonly at: Date;
  /** Of the guardian's consent, should one be needed. */
  readonly consentId: string;
}

/** The address, then the account: whoever registers or confirms locks in this order. What is decided on is read under the locks. */
async function confirmLocked(unit: AccountUnit, claim: Claim): Promise<Result<{ confirmationId: string }, IdentityErrorCode>> {
  const { confirmationId, email, userId, at } = claim;
  await unit.accounts.lockEmail(email);
  const account = await unit.accounts.findByIdForUpdate(userId);
  const confirmation = await unit.confirmations.findById(confirmationId);
  if (account === null || confirmation === null) return unknownToken;

  const used = use(confirmation, at);
  if (!used.ok) return used;
  const holder = await unit.accounts.findByEmail(email);
  if (holder !== null && holder.id !== userId && isConfirmed(holder)) return refuse({ code: 'CONFLICT', field: ['token'] });

  const change = confirmEmail(account, used.value, unit.now);
  await unit.confirmations.save(withoutMinor(used.value));
  await unit.confirmations.replacePending(userId, confirmation.purpose, at);
  await unit.accounts.save(change.account);
  await unit.audit({
    subjectType: 'User',
    subjectId: userId,
    changes: { confirmedEmail: { before: isConfirmed(account) ? personal : null, after: personal } },
  });
  await unit.publish(change.event);
  if (used.value.purpose === 'REGISTRATION') await holdForGuardian(unit, change.account, { id: claim.consentId, minor: used.value.registration.minor ?? null });
  return accept({ confirmationId });
}

/** The address proves the person, not the guardian's consent: until that comes, the account stays closed (GDPR art. 8(2)). */
async function holdForGuardian(unit: AccountUnit, account: Account, { id, minor }: { readonly id: string; readonly minor: Minor | null }): Promise<void> {
  if (minor === null) return;
  const change = holdAccount(account, 'GUARDIAN', unit.now);
  await unit.accounts.save(change.account);
  await unit.guardianConsents.save(askGuardian(id, account.id, minor, unit.now));
  await unit.sendMail({ kind: 'GUARDIAN_REQUEST', consentId: id });
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { guardianEmail: { before: null, after: personal } } });
  await unit.publish(change.event);
}
