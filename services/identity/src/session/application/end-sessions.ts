import type { IdentityEvent } from '../../service/domain/events';
import { endSession, type Session, type SessionEndReason } from '../domain/session';
import type { SessionUnit } from './ports';

interface Ending {
  readonly reason: SessionEndReason;
  readonly at: Date;
}

/** Ends sessions that the caller has locked: rows, audit trail and one event each. One that is over is left alone. */
export async function endSessions(
  unit: Pick<SessionUnit, 'sessions' | 'audit' | 'publish'>,
  sessions: readonly Session[],
  { reason, at }: Ending,
): Promise<void> {
  for (const session of sessions.filter(({ endedAt }) => endedAt === null)) {
    await unit.sessions.save(endSession(session, reason, at));
    await unit.audit({ subjectType: 'Session', subjectId: session.id, changes: { endReason: { before: null, after: reason } } });
    await unit.publish(endOf(session, reason));
  }
}

/** The reasons of SessionEnded are a closed list that older processes rely on; what came later has a broadcast of its own. */
function endOf({ id: sessionId, userId }: Session, reason: SessionEndReason): IdentityEvent {
  if (reason === 'ACCOUNT_DISABLED') return { name: 'AccessTokensRevoked', sessionId, subjectId: userId, reason };
  return { name: 'SessionEnded', sessionId, userId, reason };
}
