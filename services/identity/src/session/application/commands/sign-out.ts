import type { CommandCall } from '@conect/auth';
import { accept, type Clock, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { endSessions } from '../end-sessions';
import type { RefreshTokens, SessionUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<SessionUnit>;
  readonly refreshTokens: Pick<RefreshTokens, 'hashOf'>;
  readonly clock: Clock;
}

export type SignOut = ReturnType<typeof createSignOut>;

/** Ends the session of a refresh token or, without one, of the caller. A session that is over, or never was, is answered the same. */
export const createSignOut =
  ({ inTransaction, refreshTokens, clock }: Dependencies) =>
  (call: CommandCall, input: { refreshToken: string | null }): Promise<Result<object, IdentityErrorCode>> =>
    inTransaction(call, async (unit) => {
      const sessionId = input.refreshToken === null ? ownSession(call) : await sessionOf(unit, refreshTokens.hashOf(input.refreshToken));
      const session = sessionId === null ? null : await unit.sessions.findByIdForUpdate(sessionId);
      if (session === null) return accept({});
      await endSessions(unit, [session], { reason: 'SIGNED_OUT', at: clock.now() });
      return accept({});
    });

const ownSession = ({ principal }: CommandCall): string | null => (principal.kind === 'USER' ? principal.sessionId : null);

const sessionOf = async (unit: SessionUnit, hash: Uint8Array | null): Promise<string | null> =>
  hash === null ? null : ((await unit.sessions.findTokenByHash(hash))?.sessionId ?? null);
