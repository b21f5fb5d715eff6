import type { Sight } from '../../membership/domain/permissions';
import type { Account } from '../domain/account';

/**
 * A person as one viewer sees him; made only after asking what the viewer may see. Of whom he may see nothing there is the id alone, which whoever refers
 * to the person has said already; it says as little of somebody who is not there.
 */
export type UserView = { readonly account: Account; readonly sight: Sight } | { readonly account: Pick<Account, 'id'>; readonly sight: 'HIDDEN' };
