import type { Sight } from '../../membership/domain/permissions';
import type { Account } from '../domain/account';

/** A person as one viewer sees him; made only after asking what the viewer may see. */
export interface UserView {
  readonly account: Account;
  readonly sight: Sight;
}
