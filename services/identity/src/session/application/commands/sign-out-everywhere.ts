import type { UserCall } from '@conect/auth';
import { accept, type Clock, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endSessions } from '../end-sessions';
import type { SessionUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<SessionUnit>;
  readonly clock: Clock;
}

export type SignOutEverywhere = ReturnType<typeof createSignOutEverywhere>;

/** Ends every session of the caller, this one too. */
export const createSignOutEverywhere =
  ({ inTransaction, clock }: Dependencies) =>
  (call: UserCall): Promise<Result<{ ended: number }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const at = clock.now();
      // The account first, as signing in does: a session that is being opened is either seen here or opened afterwards.
      await unit.accounts.findByIdForUpdate(userId);
      const sessions = await unit.sessions.findOpenByUserForUpdate(userId, at);
      await endSessions(unit, sessions, { reason: 'SIGNED_OUT_EVERYWHERE', at });
      return accept({ ended: sessions.length });
    });
