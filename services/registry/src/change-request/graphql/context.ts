import type { DecideChangeRequest } from '../application/commands/decide-change-request';
import type { OpenChangeRequest } from '../application/commands/open-change-request';
import type { WithdrawChangeRequest } from '../application/commands/withdraw-change-request';
import type { ChangeRequestReader } from '../application/ports';
import type { ChangeRequest } from '../domain/change-request';

/** The commands on change requests, by the names of their mutations. */
interface ChangeRequestCommands {
  readonly openChangeRequest: OpenChangeRequest;
  readonly withdrawChangeRequest: WithdrawChangeRequest;
  readonly decideChangeRequest: DecideChangeRequest;
}

/** What the change-request area gives to resolvers. */
export interface ChangeRequestContext {
  readonly changeRequestCommands: ChangeRequestCommands;
  readonly changeRequestReader: Pick<ChangeRequestReader, 'findPending' | 'countPending'>;
  /** A change request as it is after a mutation of this request. */
  readonly changedChangeRequest: (id: string) => Promise<ChangeRequest | null>;
  /** Batched per request; the newest first. */
  readonly changeRequestsOf: (organizationId: string) => Promise<readonly ChangeRequest[]>;
}
