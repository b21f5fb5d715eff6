import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, auditOf, codesOf, eventsOf, mutate, mutationOf } from './operations';

let identity: TestIdentity;
const email = 'ana@exemplu.ro';

beforeAll(async () => {
  identity = await startIdentity();
  await aConfirmedUser(identity, email);
});
afterAll(() => identity.stop());
afterEach(() => identity.sql("UPDATE session SET ended_at = now(), end_reason = 'SIGNED_OUT' WHERE ended_at IS NULL"));

interface Listed {
  readonly mySessions: readonly { readonly id: string; readonly isCurrent: boolean }[];
}
const sessionsOf = async (principal: Principal) =>
  (await identity.ask<Listed>(principal, '{ mySessions { id isCurrent signedInAt lastUsedAt expiresAt } }')).data.mySessions;
const refreshCodes = async (refreshToken: string) => codesOf(await mutate(identity, 'refreshSession', { refreshToken }));

describe('mySessions', () => {
  it('shows the sessions that go on, the last used first, and which one asks', async () => {
    const [first, second, over, idle] = [await aSession(identity, email), await aSession(identity, email), await aSession(identity, email), await aSession(identity, email)];
    await mutate(identity, 'signOut', { refreshToken: over.refreshToken });
    await identity.sql('UPDATE refresh_token SET expires_at = now() WHERE session_id = $1', [idle.principal.sessionId]);
    await mutate(identity, 'refreshSession', { refreshToken: first.refreshToken });

    expect(await sessionsOf(first.principal)).toMatchObject([
      { id: first.principal.sessionId, isCurrent: true },
      { id: second.principal.sessionId, isCurrent: false },
    ]);
  });

  it('shows nobody else\'s', async () => {
    await aConfirmedUser(identity, 'dan@exemplu.ro');
    await aSession(identity, email);
    const dan = await aSession(identity, 'dan@exemplu.ro');

    expect(await sessionsOf(dan.principal)).toMatchObject([{ id: dan.principal.sessionId }]);
  });

  it('needs somebody who signed in', async () => {
    expect((await identity.ask(anonymous, '{ mySessions { id } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('endSession', () => {
  it('ends one session and tells of it once, however often it is asked', async () => {
    const [here, lost] = [await aSession(identity, email), await aSession(identity, email)];
    const { sessionId, userId } = lost.principal;

    expect(await mutate(identity, 'endSession', { sessionId }, here.principal)).toEqual({ endedSessionId: sessionId, userErrors: [] });
    expect(await mutate(identity, 'endSession', { sessionId }, here.principal)).toEqual({ endedSessionId: sessionId, userErrors: [] });

    expect(await refreshCodes(lost.refreshToken)).toEqual(['SESSION_ENDED']);
    expect(await refreshCodes(here.refreshToken)).toEqual([]);
    expect(await eventsOf(identity, sessionId)).toMatchObject([{ name: 'SessionEnded', data: { sessionId, userId, reason: 'ENDED_BY_OWNER' } }]);
    expect(await auditOf(identity, sessionId)).toEqual(['signIn', 'endSession']);
  });

  it('refuses somebody else\'s session, an unknown one and what is no id in the same words', async () => {
    await aConfirmedUser(identity, 'eva@exemplu.ro');
    const eva = await aSession(identity, 'eva@exemplu.ro');
    const here = await aSession(identity, email);

    const answers = await Promise.all(
      [eva.principal.sessionId, randomUUID(), 'x'].map((sessionId) => mutate(identity, 'endSession', { sessionId }, here.principal)),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.flatMap(codesOf)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await refreshCodes(eva.refreshToken)).toEqual([]);
  });
});

describe('signOutEverywhere', () => {
  it('ends every session of the person and nobody else\'s', async () => {
    await aConfirmedUser(identity, 'ion@exemplu.ro');
    const ion = await aSession(identity, 'ion@exemplu.ro');
    const sessions = [await aSession(identity, email), await aSession(identity, email)];

    expect(await mutate(identity, 'signOutEverywhere', {}, sessions[0]!.principal)).toEqual({ signedOut: true, userErrors: [] });

    for (const { refreshToken, principal } of sessions) {
      expect(await refreshCodes(refreshToken)).toEqual(['SESSION_ENDED']);
      expect(await eventsOf(identity, principal.sessionId)).toMatchObject([{ name: 'SessionEnded', data: { reason: 'SIGNED_OUT_EVERYWHERE' } }]);
    }
    expect(await refreshCodes(ion.refreshToken)).toEqual([]);
  });

  it('needs somebody who signed in', async () => {
    expect((await identity.ask(anonymous, mutationOf('signOutEverywhere'), { input: {} })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
