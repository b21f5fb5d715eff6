import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Clock, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endSessions } from '../end-sessions';
import type { SessionUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<SessionUnit>;
  readonly clock: Clock;
}

export type EndSession = ReturnType<typeof createEndSession>;

const notFound = refuse({ code: 'NOT_FOUND' as const, field: ['sessionId'] });

/** Ends one of the caller's own sessions; somebody else's and one that never was are refused alike. */
export const createEndSession =
  ({ inTransaction, clock }: Dependencies) =>
  (call: UserCall, { sessionId }: { readonly sessionId: string }): Promise<Result<{ sessionId: string }, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const session = isUuid(sessionId) ? await unit.sessions.findByIdForUpdate(sessionId) : null;
      if (session === null || session.userId !== call.principal.userId) return notFound;
      await endSessions(unit, [session], { reason: 'ENDED_BY_OWNER', at: clock.now() });
      return accept({ sessionId: session.id });
    });
