import { endSession, graceSeconds, judgeRefresh, openSession, refreshExpiry, type RefreshToken } from './session';

const start = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const lifetimes = { accessTokenSeconds: 600, refreshIdleSeconds: 1_000, sessionSeconds: 5_000 };
const session = openSession('session', { userId: 'user', assurance: 'PASSWORD' }, lifetimes, start);
const unused: RefreshToken = {
  id: 'one',
  sessionId: 'session',
  predecessorId: null,
  hash: Buffer.from('one'),
  issuedAt: start,
  expiresAt: after(1_000),
  usedAt: null,
};
const used = { ...unused, usedAt: after(100) };
const successor = { ...unused, id: 'two', predecessorId: 'one', issuedAt: after(100), expiresAt: after(1_100) };

describe('a refresh token', () => {
  it.each([
    ['unused', session, unused, null, 999, 'ROTATE'],
    ['unused, idle for too long', session, unused, null, 1_000, 'REFUSE'],
    ['unused, of a session that lasted too long', session, { ...unused, expiresAt: after(9_000) }, null, 5_000, 'REFUSE'],
    ['unused, of a session that ended', endSession(session, 'SIGNED_OUT', after(1)), unused, null, 2, 'REFUSE'],
    ['used just now', session, used, successor, 100, 'REPEAT'],
    ['used, at the end of the grace', session, used, successor, 100 + graceSeconds - 1, 'REPEAT'],
    ['used, after the grace', session, used, successor, 100 + graceSeconds, 'END_SESSION'],
    ['used, its successor used too', session, used, { ...successor, usedAt: after(101) }, 102, 'END_SESSION'],
    ['used, its successor gone', session, used, null, 101, 'END_SESSION'],
    ['used, of a session that ended', endSession(session, 'SIGNED_OUT', after(101)), used, successor, 102, 'REFUSE'],
  ] as const)('that is %s', (_case, of, token, next, seconds, decision) => {
    expect(judgeRefresh(of, token, next, after(seconds))).toBe(decision);
  });

  it('never outlives its session', () => {
    expect(refreshExpiry(session, lifetimes, start)).toEqual(after(1_000));
    expect(refreshExpiry(session, lifetimes, after(4_500))).toEqual(after(5_000));
  });
});

describe('a session', () => {
  it('keeps the first reason for which it ended', () => {
    const ended = endSession(session, 'REFRESH_TOKEN_REUSED', after(1));

    expect(endSession(ended, 'SIGNED_OUT', after(2))).toEqual({ ...session, endedAt: after(1), endReason: 'REFRESH_TOKEN_REUSED' });
  });
});
