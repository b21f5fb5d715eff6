import { accept, refuse, type Locale, type Result } from '@conect/kernel';
import type { IdentityEvent, ProfileField } from '../../service/domain/events';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Minor } from './minor';
import type { EmailConfirmation } from './email-confirmation';

/** A person with an account; it can be used once the address is confirmed. */
export interface Account {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly language: Locale;
  /** In lower case. */
  readonly email: string;
  /** Null until the first address is confirmed. */
  readonly emailConfirmedAt: Date | null;
  /** Null for whoever signs in by an external provider and has set none. */
  readonly passwordHash: string | null;
  readonly registeredAt: Date;
  readonly updatedAt: Date;
  /** Since when SGG has closed it to its owner; null while it is open. */
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
  /** Why nobody gets in but for a closure by SGG; null when nothing keeps the owner out. */
  readonly hold: AccountHold | null;
  readonly heldSince: Date | null;
  /** When the owner was last here, to a day. */
  readonly lastActiveAt: Date;
  /** How often the owner was warned since that the account will be archived, and when last. */
  readonly inactivityWarnings: number;
  readonly warnedAt: Date | null;
}

/** What keeps an owner out: the word of a guardian that is missing or was taken back, that nobody used it for years, that it is being erased, or that it is of nobody any more. */
type AccountHold = 'GUARDIAN' | 'GUARDIAN_WITHDRAWN' | 'ARCHIVED' | 'ERASING' | 'ERASED';

/** What somebody says who asks for an account; checked, and the password hashed. */
export interface Registration {
  readonly name: string;
  readonly language: Locale;
  readonly email: string;
  readonly passwordHash: string;
  /** Set by somebody under 16, whose account a guardian has to confirm. */
  readonly minor?: Minor | null;
}

/** A change of an account and the event that tells of it. */
export interface AccountChange {
  readonly account: Account;
  readonly event: IdentityEvent;
}

/** Whether the account's address is confirmed. */
export const isConfirmed = (account: Account): boolean => account.emailConfirmedAt !== null;

/** Whether the account is closed to its owner, by SGG or by a hold: nobody acts by it, and nobody is written to. */
export const isClosed = (account: Account): boolean => isDisabled(account) || account.hold !== null;

/** Whether SGG has closed the account to its owner. */
export const isDisabled = (account: Account): boolean => account.disabledAt !== null;

/** Whether the owner is leaving for good, or has left: nothing is given to him any more. */
export const isLeaving = (account: Account): boolean => account.hold === 'ERASING' || account.hold === 'ERASED';

/** Whether the account is nobody's any more. */
export const isErased = (account: Account): boolean => account.hold === 'ERASED';

const enabled = { disabledAt: null, disabledReason: null } as const;
const neverWarned = { inactivityWarnings: 0, warnedAt: null } as const;
const open = { ...enabled, ...neverWarned, hold: null, heldSince: null } as const;

const credentialsOf = ({ name, language, passwordHash }: Omit<Registration, 'email'>) => ({ name, language, passwordHash });
const personOf = ({ email, ...registration }: Registration) => ({ email, ...credentialsOf(registration) });

/** Enters a new account. */
export function register(userId: string, registration: Registration, now: Date): AccountChange {
  const account: Account = { id: userId, version: 1, ...personOf(registration), emailConfirmedAt: null, registeredAt: now, updatedAt: now, lastActiveAt: now, ...open };
  return { account, event: { name: 'UserRegistered', userId, version: 1 } };
}

/** Takes a second request for an account that nobody has confirmed: the latest says how one signs in, the confirmed one will count. */
export function registerAgain(account: Account, registration: Registration, now: Date): AccountChange {
  const version = account.version + 1;
  return {
    account: { ...account, ...personOf(registration), version, updatedAt: now },
    event: { name: 'UserRegistered', userId: account.id, version },
  };
}

/**
 * Makes the confirmed address count. For a registration the name and the password that were given with this very request count too:
 * whoever asked for the same address before or after does not get in by the owner's click.
 */
export function confirmEmail(account: Account, confirmation: EmailConfirmation, now: Date): AccountChange {
  const version = account.version + 1;
  const asked = confirmation.purpose === 'REGISTRATION' ? credentialsOf(confirmation.registration) : {};
  return {
    account: { ...account, ...asked, email: confirmation.email, emailConfirmedAt: now, version, updatedAt: now },
    event: { name: 'UserEmailConfirmed', userId: account.id, version },
  };
}

/** Enters an account for whom a provider vouches, the address included: confirmed at once, without a password. */
export function registerVouched(
  userId: string,
  person: Pick<Account, 'name' | 'language' | 'email'>,
  now: Date,
): { readonly account: Account; readonly events: readonly IdentityEvent[] } {
  return {
    account: { id: userId, version: 2, ...person, passwordHash: null, ...open, emailConfirmedAt: now, registeredAt: now, updatedAt: now, lastActiveAt: now },
    events: [
      { name: 'UserRegistered', userId, version: 1 },
      { name: 'UserEmailConfirmed', userId, version: 2 },
    ],
  };
}

/** Closes an account to its owner until what holds it is gone. */
export function holdAccount(account: Account, hold: keyof typeof holdEvents, now: Date): AccountChange {
  const version = account.version + 1;
  return { account: { ...account, hold, heldSince: now, version, updatedAt: now }, event: { name: holdEvents[hold], userId: account.id, version } };
}

const holdEvents = { GUARDIAN: 'GuardianConfirmationRequested', GUARDIAN_WITHDRAWN: 'MinorAccountWithdrawn', ARCHIVED: 'UserArchived' } as const;

/** Opens a held account to its owner; the archive is left by the owner alone, not by a birthday, and an erasure by nobody. The owner counts as active now. */
export function releaseAccount(account: Account, name: 'MinorAccountConfirmed' | 'UserCameOfAge' | 'UserRestored', now: Date): AccountChange {
  const version = account.version + 1;
  const opened = isLeaving(account) || (account.hold === 'ARCHIVED' && name !== 'UserRestored') ? {} : { hold: null, heldSince: null, lastActiveAt: now, ...neverWarned };
  return { account: { ...account, ...opened, version, updatedAt: now }, event: { name, userId: account.id, version } };
}

/** Notes that the owner is warned once more that the account will be archived. */
export function warnOfInactivity(account: Account, now: Date): AccountChange {
  const version = account.version + 1;
  const inactivityWarnings = account.inactivityWarnings + 1;
  return { account: { ...account, inactivityWarnings, warnedAt: now, version, updatedAt: now }, event: { name: 'UserWarnedOfInactivity', userId: account.id, version } };
}

/** An edge of the account's erasure, as the event that tells of it says. */
interface ErasureNote {
  readonly name: 'UserErasureRequested' | 'UserErasureDeferred' | 'UserErasureWithdrawn' | 'UserErasureBegun' | 'UserErasureCompleted';
  readonly erasureId: string;
}

/** Notes on the account where its erasure stands. */
export function noteErasure(account: Account, { name, erasureId }: ErasureNote, now: Date): AccountChange {
  const version = account.version + 1;
  return { account: { ...account, version, updatedAt: now }, event: { name, userId: account.id, version, erasureId } };
}

/** Closes an account for good: its owner gets in no more, though it is his until {@link eraseAccount}. */
export function closeForErasure(account: Account, erasureId: string, now: Date): AccountChange {
  const { account: noted, event } = noteErasure(account, { name: 'UserErasureBegun', erasureId }, now);
  return { account: { ...noted, hold: 'ERASING', heldSince: now }, event };
}

/** Leaves nothing of the person but the id, under which records that the law keeps go on (GDPR art. 17); the address is free again. */
export function eraseAccount(account: Account, now: Date): AccountChange {
  const version = account.version + 1;
  const nobody = { name: '', email: `${account.id}@erased.invalid`, passwordHash: null, language: 'RO', ...enabled } as const;
  return {
    account: { ...account, ...nobody, emailConfirmedAt: account.emailConfirmedAt ?? now, hold: 'ERASED', heldSince: now, version, updatedAt: now },
    event: { name: 'UserErased', userId: account.id, version },
  };
}

/** Puts another password in the place of the present one. */
export function replacePassword(account: Account, passwordHash: string, now: Date): AccountChange {
  const version = account.version + 1;
  return {
    account: { ...account, passwordHash, version, updatedAt: now },
    event: { name: 'UserPasswordChanged', userId: account.id, version },
  };
}

/** Notes that a second factor is in use, or another than before. */
export function noteSecondFactor(account: Account, kind: 'TOTP' | 'PASSKEY', now: Date): AccountChange {
  const version = account.version + 1;
  return { account: { ...account, version, updatedAt: now }, event: { name: 'UserSecondFactorEnabled', userId: account.id, version, kind } };
}

/** Notes that a second factor is gone; without one left, the password alone signs in. */
export function noteSecondFactorRemoved(account: Account, anyLeft: boolean, now: Date): AccountChange {
  const version = account.version + 1;
  return { account: { ...account, version, updatedAt: now }, event: { name: 'UserSecondFactorRemoved', userId: account.id, version, anyLeft } };
}

/** Who closes an account, and why. */
export interface Disabling {
  readonly actorId: string;
  readonly reason: string;
}

/**
 * Closes an account to its owner; null when it is closed already. Nobody closes his own account: whoever closes another's stays, so
 * the last administrator can be closed by nobody.
 */
export function disableAccount(account: Account, { actorId, reason }: Disabling, now: Date): Result<AccountChange | null, IdentityErrorCode> {
  if (account.id === actorId) return refuse({ code: 'FORBIDDEN', field: ['userId'] });
  if (isDisabled(account)) return accept(null);
  const version = account.version + 1;
  return accept({
    account: { ...account, disabledAt: now, disabledReason: reason, version, updatedAt: now },
    event: { name: 'UserDisabled', userId: account.id, version },
  });
}

/** Opens a closed account to its owner again; null when it is open. */
export function enableAccount(account: Account, now: Date): AccountChange | null {
  if (!isDisabled(account)) return null;
  const version = account.version + 1;
  return { account: { ...account, ...enabled, version, updatedAt: now }, event: { name: 'UserEnabled', userId: account.id, version } };
}

/** What a person wants to change; `email` is only wished for until it is confirmed. */
export interface ProfileChange {
  readonly name?: string;
  readonly language?: Locale;
  readonly email?: string;
}

/** Changes name and language and notes the wish for another address; null when nothing would change. */
export function updateProfile(account: Account, change: ProfileChange, now: Date): Result<AccountChange | null, IdentityErrorCode> {
  if (!isConfirmed(account)) return refuse({ code: 'EMAIL_NOT_CONFIRMED' });
  const changedFields = (['name', 'language', 'email'] as const).filter(
    (field: ProfileField) => change[field] !== undefined && change[field] !== account[field],
  );
  if (changedFields.length === 0) return accept(null);

  const version = account.version + 1;
  const { name = account.name, language = account.language } = change;
  return accept({
    account: { ...account, name, language, version, updatedAt: now },
    event: { name: 'UserProfileUpdated', userId: account.id, version, changedFields },
  });
}
