import type { CommandCall } from '@conect/auth';
import { accept, assertNever, refuse, type Clock, type NewId, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import type { IdentityErrorCode } from '../../../service/domain/refusals';
import { judgeRefresh, refreshExpiry, type RefreshToken, type Session, type SessionLifetimes } from '../../domain/session';
import { endSessions } from '../end-sessions';
import type { AccessTokenIssuer, RefreshTokens, SessionUnit } from '../ports';
import type { SessionTokens } from '../session-opener';

interface Dependencies {
  readonly inTransaction: InTransaction<SessionUnit>;
  readonly refreshTokens: RefreshTokens;
  readonly accessTokens: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What came of a presented token; ended is no refusal here, since the end of the session must be committed. */
type Outcome =
  | { readonly kind: 'GOES_ON'; readonly session: Session; readonly refreshToken: string; readonly refreshExpiresAt: Date }
  | { readonly kind: 'ENDED' };

export type RefreshSession = ReturnType<typeof createRefreshSession>;

/** Exchanges a refresh token for the next one and a new access token; a token that is used twice ends the session. */
export const createRefreshSession = (dependencies: Dependencies) => {
  const { inTransaction, refreshTokens, accessTokens, clock } = dependencies;
  return async (call: CommandCall, input: { refreshToken: string }): Promise<Result<SessionTokens, IdentityErrorCode>> => {
    const hash = refreshTokens.hashOf(input.refreshToken);
    if (hash === null) return unknownToken;

    const outcome = await inTransaction<Outcome>(call, async (unit) => {
      const presented = await unit.sessions.findTokenByHash(hash);
      const session = presented === null ? null : await unit.sessions.findByIdForUpdate(presented.sessionId);
      // Read again: another request may have used it while this one waited for the session.
      const token = session === null ? null : await unit.sessions.findTokenByHash(hash);
      if (session === null || token === null) return unknownToken;
      return exchange(dependencies, unit, { session, token, presented: input.refreshToken, now: clock.now() });
    });
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === 'ENDED') return sessionEnded;

    const { session, refreshToken, refreshExpiresAt } = outcome.value;
    const access = await accessTokens.issue(session);
    return accept({ userId: session.userId, ...access, refreshToken, refreshExpiresAt });
  };
};

const unknownToken = refuse({ code: 'TOKEN_INVALID' as const, field: ['refreshToken'] });
const sessionEnded = refuse({ code: 'SESSION_ENDED' as const, field: ['refreshToken'] });

interface Presentation {
  readonly session: Session;
  readonly token: RefreshToken;
  readonly presented: string;
  readonly now: Date;
}

async function exchange(dependencies: Dependencies, unit: SessionUnit, presentation: Presentation): Promise<Result<Outcome, IdentityErrorCode>> {
  const { session, token, presented, now } = presentation;
  const successor = await unit.sessions.findSuccessor(token.id);
  const decision = judgeRefresh(session, token, successor, now);
  switch (decision) {
    case 'ROTATE':
      return accept(await rotate(dependencies, unit, presentation));
    case 'REPEAT': {
      const refreshToken = dependencies.refreshTokens.successor(presented, successor!.id);
      return accept({ kind: 'GOES_ON', session, refreshToken, refreshExpiresAt: successor!.expiresAt });
    }
    case 'END_SESSION':
      await endSessions(unit, [session], { reason: 'REFRESH_TOKEN_REUSED', at: now });
      return accept({ kind: 'ENDED' });
    case 'REFUSE':
      return sessionEnded;
    default:
      return assertNever(decision);
  }
}

async function rotate({ refreshTokens, lifetimes, newId }: Dependencies, unit: SessionUnit, presentation: Presentation): Promise<Outcome> {
  const { session, token, presented, now } = presentation;
  const id = newId();
  const refreshToken = refreshTokens.successor(presented, id);
  const refreshExpiresAt = refreshExpiry(session, lifetimes, now);
  await unit.accounts.touch(session.userId, unit.now);
  await unit.sessions.saveToken({ ...token, usedAt: now });
  await unit.sessions.saveToken({
    id,
    sessionId: session.id,
    predecessorId: token.id,
    hash: refreshTokens.hashOf(refreshToken)!,
    issuedAt: now,
    expiresAt: refreshExpiresAt,
    usedAt: null,
  });
  return { kind: 'GOES_ON', session, refreshToken, refreshExpiresAt };
}
