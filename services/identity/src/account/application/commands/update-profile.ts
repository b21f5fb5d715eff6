import type { UserCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type Clock, type Locale, type NewId, type Result } from '@conect/kernel';
import { personal, type InTransaction, type Throttle } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode, type IdentityRefusal } from '../../../service/domain/refusals';
import { isConfirmed, updateProfile, type Account, type ProfileChange } from '../../domain/account';
import { confirmationExpiry } from '../../domain/email-confirmation';
import { parseEmail } from '../../domain/email-address';
import { normalizePassword } from '../../domain/password';
import { parseName } from '../../domain/person-name';
import type { AccountStore, AccountUnit, PasswordHasher } from '../ports';

/** What a person changes; what is absent stays. */
export interface UpdateProfileInput {
  readonly name?: string | null | undefined;
  readonly language?: Locale | null | undefined;
  readonly email?: string | null | undefined;
  /** Proves that whoever wants another address is the person, not somebody at an open computer. */
  readonly currentPassword?: string | null | undefined;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly hasher: Pick<PasswordHasher, 'verify'>;
  readonly throttle: Pick<Throttle, 'beginGuess'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Whose profile it is, and the confirmation when another address was wished for. */
export interface ProfileIds {
  readonly userId: string;
  readonly confirmationId: string | null;
}

export type UpdateProfile = ReturnType<typeof createUpdateProfile>;

/** Changes the caller's name and language, and starts the change of the address. */
export const createUpdateProfile = (dependencies: Dependencies) => {
  const { inTransaction, clock, newId } = dependencies;
  return async (call: UserCall, input: UpdateProfileInput): Promise<Result<ProfileIds, IdentityErrorCode>> => {
    const { userId } = call.principal;
    const checked = checkInput(input);
    if (!checked.ok) return checked;
    const change = checked.value;
    const wrongPassword = change.email === undefined ? null : await passwordRefusal(dependencies, userId, input);
    if (wrongPassword !== null) return refuse(wrongPassword);

    return inTransaction(call, async (unit) => {
      const account = await unit.accounts.findByIdForUpdate(userId);
      if (account === null) return refuse({ code: 'NOT_FOUND' });
      const decision = updateProfile(account, change, unit.now);
      if (!decision.ok) return decision;
      if (decision.value === null) return accept({ userId, confirmationId: null });

      await unit.accounts.save(decision.value.account);
      const wishesAddress = change.email !== undefined && change.email !== account.email;
      const confirmationId = wishesAddress ? newId() : null;
      if (confirmationId !== null) await askToConfirm(unit, account, { confirmationId, email: change.email!, requestedAt: clock.now() });
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: changesOf(account, change) });
      await unit.publish(decision.value.event);
      return accept({ userId, confirmationId });
    });
  };
};

function checkInput(input: UpdateProfileInput): Result<ProfileChange, IdentityErrorCode> {
  const name = isGiven(input.name) ? parseName(input.name, ['name']) : accept(undefined);
  const email = isGiven(input.email) ? parseEmail(input.email, ['email']) : accept(undefined);
  if (!name.ok || !email.ok) return refuse(...refusalsIn([name, email]));
  return accept({
    ...(name.value === undefined ? {} : { name: name.value }),
    ...(isGiven(input.language) ? { language: input.language } : {}),
    ...(email.value === undefined ? {} : { email: email.value }),
  });
}

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

/** Outside the transaction, because comparing takes long. */
async function passwordRefusal(
  { accounts, hasher, throttle }: Pick<Dependencies, 'accounts' | 'hasher' | 'throttle'>,
  userId: string,
  { currentPassword, clientAddress }: UpdateProfileInput,
): Promise<IdentityRefusal | null> {
  const field = ['currentPassword'];
  const password = normalizePassword(currentPassword ?? '');
  if (password === null || password === '') return badInput(field, 'CURRENT_PASSWORD');
  const account = await accounts.findById(userId);
  const guess = await throttle.beginGuess({ email: account?.email ?? userId, clientAddress });
  const right = await hasher.verify(account?.passwordHash ?? null, password);
  if (right) await guess.succeeded();
  return right ? null : { code: 'INVALID_CREDENTIALS', field };
}

interface AddressWish {
  readonly confirmationId: string;
  readonly email: string;
  readonly requestedAt: Date;
}

/** An address that has an account already is told so instead of being sent a link; the person who asks cannot tell the difference. */
async function askToConfirm(unit: AccountUnit, account: Account, wish: AddressWish): Promise<void> {
  const { confirmationId, email, requestedAt } = wish;
  await unit.confirmations.replacePending(account.id, 'EMAIL_CHANGE', requestedAt);
  await unit.confirmations.save({
    id: confirmationId,
    userId: account.id,
    purpose: 'EMAIL_CHANGE',
    email,
    previousEmail: account.email,
    requestedAt,
    expiresAt: confirmationExpiry(requestedAt),
    usedAt: null,
    replacedAt: null,
  });
  const holder = await unit.accounts.findByEmail(email);
  await unit.sendMail(
    holder !== null && isConfirmed(holder) ? { kind: 'ACCOUNT_EXISTS', userId: holder.id } : { kind: 'CONFIRM_EMAIL_CHANGE', confirmationId },
  );
  await unit.sendMail({ kind: 'EMAIL_CHANGE_NOTICE', confirmationId });
}

const changesOf = (account: Account, change: ProfileChange) => ({
  ...(change.name === undefined || change.name === account.name ? {} : { name: { before: personal, after: personal } }),
  ...(change.language === undefined || change.language === account.language
    ? {}
    : { language: { before: account.language, after: change.language } }),
  ...(change.email === undefined || change.email === account.email ? {} : { wishedEmail: { before: null, after: personal } }),
});
