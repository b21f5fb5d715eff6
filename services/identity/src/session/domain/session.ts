/** How the person proved who he is. */
export type SessionAssurance = 'PASSWORD' | 'SECOND_FACTOR';

/** A person's stay after one sign-in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly assurance: SessionAssurance;
  /** When the credentials were checked. */
  readonly authenticatedAt: Date;
  /** When it ends whatever is done. */
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: SessionEndReason | null;
}

/** Why a session ended before its time. */
export type SessionEndReason =
  | 'SIGNED_OUT'
  | 'SIGNED_OUT_EVERYWHERE'
  | 'ENDED_BY_OWNER'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'REFRESH_TOKEN_REUSED'
  | 'ACCOUNT_DISABLED';

/** A session that goes on, as its owner sees it. */
export interface LiveSession {
  readonly session: Session;
  /** When it last got tokens. */
  readonly lastUsedAt: Date;
}

/** One refresh token of a session, known by its hash. Each has at most one successor, so a session's tokens form one line. */
export interface RefreshToken {
  readonly id: string;
  readonly sessionId: string;
  /** Null for the one that the sign-in gave. */
  readonly predecessorId: string | null;
  /** SHA-256 of the token. */
  readonly hash: Uint8Array;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** How long sessions last, in seconds. */
export interface SessionLifetimes {
  readonly accessTokenSeconds: number;
  /** A refresh token that is not used for so long ends the session. */
  readonly refreshIdleSeconds: number;
  /** A session ends after so long, however much it is used. */
  readonly sessionSeconds: number;
}

/** For so long a used token may be presented again, by a client whose answer got lost. */
export const graceSeconds = 30;

const after = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);

/** Opens a session after the credentials were checked. */
export const openSession = (id: string, who: Pick<Session, 'userId' | 'assurance'>, lifetimes: SessionLifetimes, now: Date): Session => ({
  id,
  ...who,
  authenticatedAt: now,
  expiresAt: after(now, lifetimes.sessionSeconds),
  endedAt: null,
  endReason: null,
});

/** Counts from now on as signed in by two factors. */
export const raiseAssurance = (session: Session): Session => ({ ...session, assurance: 'SECOND_FACTOR' });

/** When a refresh token given now stops working: after the idle time, and never later than the session. */
export const refreshExpiry = (session: Session, lifetimes: SessionLifetimes, now: Date): Date =>
  new Date(Math.min(after(now, lifetimes.refreshIdleSeconds).getTime(), session.expiresAt.getTime()));

/** What to do with a refresh token that was presented. */
export type RefreshDecision =
  /** First use: make its successor. */
  | 'ROTATE'
  /** A lost answer: give the same successor again. */
  | 'REPEAT'
  /** Somebody has a copy: end the session. */
  | 'END_SESSION'
  /** The session or the token is over. */
  | 'REFUSE';

/**
 * Judges a presented refresh token. A used one is forgiven within the grace, as long as its successor was not used: whoever uses the
 * successor did receive the answer, so a second holder of the predecessor is somebody else. There is never a second line of tokens.
 */
export function judgeRefresh(session: Session, token: RefreshToken, successor: RefreshToken | null, now: Date): RefreshDecision {
  if (session.endedAt !== null || now >= session.expiresAt) return 'REFUSE';
  if (token.usedAt === null) return now < token.expiresAt ? 'ROTATE' : 'REFUSE';
  const answerMayBeLost = now < after(token.usedAt, graceSeconds) && successor !== null && successor.usedAt === null;
  return answerMayBeLost ? 'REPEAT' : 'END_SESSION';
}

/** Ends a session; one that ended before keeps its first reason. */
export const endSession = (session: Session, endReason: SessionEndReason, now: Date): Session =>
  session.endedAt === null ? { ...session, endedAt: now, endReason } : session;
