import { accept, refuse, type Locale, type NewId, type Result } from '@conect/kernel';
import type { AccountUnit } from '../../account/application/ports';
import { isConfirmed, registerVouched, type Account } from '../../account/domain/account';
import { personal } from '../../service/application/ports';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** A person for whom a provider vouches, checked. */
export interface VouchedPerson {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
}

/**
 * Enters a confirmed account for an address that a provider vouches for. An account that has the address stays its owner's: he who
 * comes with it is told to sign in there and link, which only somebody learns who has proven the address.
 */
export async function enterVouchedAccount(
  unit: Pick<AccountUnit, 'accounts' | 'audit' | 'publish' | 'now'>,
  newId: NewId,
  person: VouchedPerson,
): Promise<Result<Account, IdentityErrorCode>> {
  await unit.accounts.lockEmail(person.email);
  const holder = await unit.accounts.findByEmail(person.email);
  if (holder !== null && isConfirmed(holder)) return refuse({ code: 'LINK_REQUIRED' });

  const { account, events } = registerVouched(newId(), person, unit.now);
  await unit.accounts.save(account);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { confirmedEmail: { before: null, after: personal } } });
  for (const event of events) await unit.publish(event);
  return accept(account);
}
