import type { CommandCall } from '@conect/auth';
import { accept, refusalsIn, refuse, type Clock, type Locale, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { personal, type InTransaction, type Throttle } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { isConfirmed, register, registerAgain, type Account, type Registration } from '../../domain/account';
import { confirmationExpiry } from '../../domain/email-confirmation';
import { parseEmail } from '../../domain/email-address';
import { minorOf } from '../../domain/minor';
import { checkNewPassword } from '../../domain/password';
import { parseName } from '../../domain/person-name';
import type { AccountUnit, PasswordHasher } from '../ports';

/** What somebody types who asks for an account. */
export interface RegisterUserInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Locale;
  /** Given by whoever is under 16, with a guardian's address; who leaves it out says that he is not. */
  readonly birthDate?: string | null | undefined;
  readonly guardianEmail?: string | null | undefined;
  readonly clientAddress?: string | null | undefined;
}

interface Dependencies {
  readonly inTransaction: InTransaction<AccountUnit>;
  readonly hasher: Pick<PasswordHasher, 'hash'>;
  readonly throttle: Pick<Throttle, 'countMail'>;
  readonly isCommonPassword: (lowerCase: string) => boolean;
  readonly clock: Clock;
  readonly newId: NewId;
}

export type RegisterUser = ReturnType<typeof createRegisterUser>;

/**
 * Takes a request for an account. A confirmed address gets a mail that says it has one, any other a link. Both answer the same and do
 * the same work: for a confirmed address too an account is written, and undone, so that not even the time tells who has one.
 */
export const createRegisterUser =
  ({ inTransaction, hasher, throttle, isCommonPassword, clock, newId }: Dependencies) =>
  async (call: CommandCall, input: RegisterUserInput): Promise<Result<{ email: string }, IdentityErrorCode>> => {
    const checked = checkInput(input, { isCommon: isCommonPassword, today: dayOf(clock.now()) });
    if (!checked.ok) return checked;
    const { password, ...person } = checked.value;
    await throttle.countMail({ email: person.email, clientAddress: input.clientAddress });
    if (person.minor !== null) await throttle.countMail({ email: person.minor.guardianEmail, clientAddress: input.clientAddress });
    const registration: Registration = { ...person, passwordHash: await hasher.hash(password) };

    return inTransaction(call, async (unit) => {
      await unit.accounts.lockEmail(registration.email);
      const known = await unit.accounts.findByEmail(registration.email);
      const holder = known !== null && isConfirmed(known) ? known : null;
      const confirmationId = newId();
      await unit.tentatively(async () => {
        await enter(unit, holder === null ? known : null, { registration, userId: newId(), confirmationId, requestedAt: clock.now() });
        return holder === null ? 'KEEP' : 'UNDO';
      });
      await unit.sendMail(holder === null ? { kind: 'CONFIRM_REGISTRATION', confirmationId } : { kind: 'ACCOUNT_EXISTS', userId: holder.id });
      return accept({ email: registration.email });
    });
  };

interface Known {
  readonly isCommon: (lowerCase: string) => boolean;
  readonly today: string;
}

function checkInput(input: RegisterUserInput, { isCommon, today }: Known) {
  const name = parseName(input.name, ['name']);
  const email = parseEmail(input.email, ['email']);
  const context = { name: name.ok ? name.value : '', email: email.ok ? email.value : '', isCommon };
  const password = checkNewPassword(input.password, context, ['password']);
  const minor = minorOf(input, { email: context.email, today });
  if (name.ok && email.ok && password.ok && minor.ok) {
    return accept({ name: name.value, email: email.value, password: password.value, language: input.language, minor: minor.value });
  }
  return refuse(...refusalsIn([name, email, password, minor]));
}

interface Entry {
  readonly registration: Registration;
  readonly userId: string;
  readonly confirmationId: string;
  readonly requestedAt: Date;
}

async function enter(unit: AccountUnit, waiting: Account | null, entry: Entry): Promise<void> {
  const { registration, confirmationId, requestedAt } = entry;
  const { account, event } =
    waiting === null ? register(entry.userId, registration, unit.now) : registerAgain(waiting, registration, unit.now);
  const { email, ...credentials } = registration;

  await unit.accounts.save(account);
  await unit.confirmations.save({
    id: confirmationId,
    userId: account.id,
    purpose: 'REGISTRATION',
    email,
    registration: credentials,
    requestedAt,
    expiresAt: confirmationExpiry(requestedAt),
    usedAt: null,
    replacedAt: null,
  });
  await unit.audit({
    subjectType: 'User',
    subjectId: account.id,
    changes: { email: { before: waiting === null ? null : personal, after: personal }, name: { before: null, after: personal } },
  });
  await unit.publish(event);
}
