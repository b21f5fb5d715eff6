import type { NewId } from '@conect/kernel';
import type { AccountStore } from '../../account/application/ports';
import type { Account } from '../../account/domain/account';
import type { ChangeLog } from '../../service/application/ports';
import { noteExternalIdentity, type ExternalIdentity } from '../domain/external-identity';
import type { ExternalUnit } from './ports';

/** An identity that a provider vouched for, as it is stored. */
export interface ProvenSubject {
  readonly issuer: string;
  readonly subjectHash: Uint8Array;
}

/** What linking may touch inside one transaction. */
export type LinkUnit = ChangeLog & Pick<ExternalUnit, 'externalIdentities'> & { readonly accounts: Pick<AccountStore, 'save'> };

interface Link extends ProvenSubject {
  readonly at: Date;
  readonly lastUsedAt: Date | null;
}

/** Links an identity, which the caller has locked, to an account that he has locked or just made. */
export async function linkIdentity(unit: LinkUnit, newId: NewId, account: Account, { at, ...proven }: Link): Promise<ExternalIdentity> {
  const identity: ExternalIdentity = { id: newId(), userId: account.id, linkedAt: at, ...proven };
  const change = noteExternalIdentity(account, 'ExternalIdentityLinked', identity.id, unit.now);
  await unit.accounts.save(change.account);
  await unit.externalIdentities.save(identity);
  await unit.audit({ subjectType: 'User', subjectId: account.id, changes: { externalIdentity: { before: null, after: identity.id } } });
  await unit.publish(change.event);
  return identity;
}
