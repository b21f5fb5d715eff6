import type { Assurance } from '@conect/auth';
import type { Clock, NewId } from '@conect/kernel';
import { isClosed } from '../../account/domain/account';
import { openSession, refreshExpiry, type Session, type SessionLifetimes } from '../domain/session';
import type { AccessTokenIssuer, RefreshTokens, SessionUnit } from './ports';

/** The tokens that a person's client keeps. */
export interface SessionTokens {
  readonly userId: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

/** What opening a session needs. */
export interface SessionOpening {
  readonly refreshTokens: RefreshTokens;
  readonly accessTokens: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A session whose transaction has still to commit. */
export interface OpenedSession {
  readonly session: Session;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

/** Writes a session with its first refresh token, in the transaction of what proved the person. */
export async function writeSession(opening: SessionOpening, unit: SessionUnit, userId: string, assurance: Assurance): Promise<OpenedSession> {
  const { refreshTokens, lifetimes, clock, newId } = opening;
  const account = await unit.accounts.findByIdForUpdate(userId);
  // Every way of signing in refuses before it comes here; one that forgot ends in a fault, not in a session.
  if (account === null || isClosed(account)) throw new Error(`Expected an open account of user ${userId}`);
  const now = clock.now();
  const session = openSession(newId(), { userId, assurance }, lifetimes, now);
  const refreshToken = refreshTokens.first();
  const refreshExpiresAt = refreshExpiry(session, lifetimes, now);
  const hash = refreshTokens.hashOf(refreshToken)!;
  await unit.sessions.save(session);
  await unit.accounts.touch(userId, unit.now);
  await unit.audit({
    subjectType: 'Session',
    subjectId: session.id,
    changes: { userId: { before: null, after: userId }, assurance: { before: null, after: assurance } },
  });
  await unit.sessions.saveToken({ id: newId(), sessionId: session.id, predecessorId: null, hash, issuedAt: now, expiresAt: refreshExpiresAt, usedAt: null });
  return { session, refreshToken, refreshExpiresAt };
}

/** The tokens of a session that is committed. */
export async function tokensOf({ accessTokens }: Pick<SessionOpening, 'accessTokens'>, opened: OpenedSession): Promise<SessionTokens> {
  const { session, refreshToken, refreshExpiresAt } = opened;
  return { userId: session.userId, ...(await accessTokens.issue(session)), refreshToken, refreshExpiresAt };
}
