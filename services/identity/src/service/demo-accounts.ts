import { systemCall } from '@conect/auth';
import { accept } from '@conect/kernel';
import { createPasswordHasher } from '../account/crypto/password-hasher';
import { confirmEmail, isConfirmed, register } from '../account/domain/account';
import { confirmationExpiry } from '../account/domain/email-confirmation';
import type { AccountUnit } from '../account/application/ports';
import { createGrantSggRole } from '../membership/application/commands/grant-sgg-role';
import { keysOf } from './foundation';
import type { Shell } from './shell';

/** One account of the demonstration, as it is shown to whoever starts it. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

const password = 'padure-lac-munte';

/** Who is there: Ana speaks for an association, Elena and her officer Radu for a ministry, Victor decides for SGG, Paul is a citizen. */
const demoAccounts: readonly DemoAccount[] = [
  { name: 'Ana Moldovan', email: 'ana@demo.conect.local', password, roles: [] },
  { name: 'Victor Ionescu', email: 'victor@demo.conect.local', password, roles: ['SGG_ADMIN'] },
  { name: 'Elena Dinu', email: 'elena@demo.conect.local', password, roles: [] },
  { name: 'Radu Popescu', email: 'radu@demo.conect.local', password, roles: [] },
  { name: 'Paul Marin', email: 'paul@demo.conect.local', password, roles: [] },
];

/** Makes the demonstration's accounts, confirmed; those that are there stay as they are. Never where real people sign in. */
export async function createDemoAccounts({ environment, foundation }: Shell): Promise<readonly DemoAccount[]> {
  if (environment.NODE_ENV === 'production') throw new Error('The demo accounts have a password that everybody knows: refused in production');
  const hasher = createPasswordHasher({ pepper: keysOf(environment.IDENTITY_SECRET).pepper });
  const grantSggRole = createGrantSggRole(foundation);

  for (const demo of demoAccounts) {
    const passwordHash = await hasher.hash(demo.password);
    await foundation.inTransaction(systemCall('createDemoAccount', foundation.newId), async (unit) => {
      await enter(unit, { ...demo, passwordHash, userId: foundation.newId(), confirmationId: foundation.newId() });
      return accept({});
    });
    if (demo.roles.includes('SGG_ADMIN')) await grantSggRole(systemCall('grantSggAdmin', foundation.newId), { email: demo.email, role: 'SGG_ADMIN' });
  }
  return demoAccounts;
}

interface Entry extends Pick<DemoAccount, 'name' | 'email'> {
  readonly passwordHash: string;
  readonly userId: string;
  readonly confirmationId: string;
}

/** As a registration and its confirmation would, but without a mail. */
async function enter(unit: AccountUnit, { name, email, passwordHash, userId, confirmationId: id }: Entry): Promise<void> {
  await unit.accounts.lockEmail(email);
  const known = await unit.accounts.findByEmail(email);
  if (known !== null && isConfirmed(known)) return;

  const { now } = unit;
  const registration = { name, language: 'RO' as const, passwordHash };
  const registered = register(userId, { ...registration, email }, now);
  const dates = { requestedAt: now, expiresAt: confirmationExpiry(now), usedAt: now, replacedAt: null };
  const confirmed = confirmEmail(registered.account, { id, userId, purpose: 'REGISTRATION', email, registration, ...dates }, now);
  await unit.accounts.save(confirmed.account);
  await unit.audit({ subjectType: 'User', subjectId: userId, changes: { demo: { before: null, after: true } } });
  await unit.publish(registered.event);
  await unit.publish(confirmed.event);
}
