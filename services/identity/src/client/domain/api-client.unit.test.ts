import { createApiClient, revokeApiClient, rotateSecret, workingSecrets, type ApiClient } from './api-client';
import { grantedScopes } from './token-request';

const start = new Date('2026-03-02T09:00:00Z');
const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
const secret = (id: string) => ({ id, hash: Buffer.from(id) });
const wanted = {
  id: 'client',
  name: 'PolicyRadar',
  contactEmail: null,
  institutionId: null,
  organizationId: null,
  scopes: ['graph:read'],
  createdBy: 'victor',
} as const;

const created = (): ApiClient => createApiClient(wanted, secret('first'), start).client;
function rotated(client: ApiClient, id: string, endPreviousNow = false, at = start) {
  const change = rotateSecret(client, secret(id), endPreviousNow, at);
  if (!change.ok) throw new Error(JSON.stringify(change));
  return change.value;
}
const idsAt = (client: ApiClient, at: Date): readonly string[] => workingSecrets(client, at).map(({ id }) => id);

describe('a service account', () => {
  it('works with its secret from the start', () => {
    const { client, event, endedSecretIds } = createApiClient(wanted, secret('first'), start);

    expect(client).toMatchObject({ ...wanted, version: 1, createdAt: start, revokedAt: null });
    expect(event).toEqual({ name: 'ApiClientCreated', client });
    expect(endedSecretIds).toEqual([]);
    expect(idsAt(client, start)).toEqual(['first']);
  });

  it('works with two secrets for 24 hours after a rotation, then with the new one', () => {
    const { client, event, endedSecretIds } = rotated(created(), 'second');

    expect(client.version).toBe(2);
    expect(event).toEqual({ name: 'ApiClientSecretRotated', client });
    expect(endedSecretIds).toEqual([]);
    expect(idsAt(client, new Date(after(24).getTime() - 1))).toEqual(['second', 'first']);
    expect(idsAt(client, after(24))).toEqual(['second']);
  });

  it('ends the present secret, and one from before it, when that is wished for', () => {
    const { client, endedSecretIds } = rotated(rotated(created(), 'second').client, 'third', true);

    expect(idsAt(client, start)).toEqual(['third']);
    expect(endedSecretIds).toEqual(['first', 'second']);
  });

  it('never has more than two: a second rotation ends the first secret', () => {
    const { client, endedSecretIds } = rotated(rotated(created(), 'second').client, 'third', false, after(1));

    expect(idsAt(client, after(1))).toEqual(['third', 'second']);
    expect(endedSecretIds).toEqual(['first']);
  });

  it('is over with all its secrets once it is taken back', () => {
    const change = revokeApiClient(rotated(created(), 'second').client, start)!;

    expect(change.client).toMatchObject({ version: 3, revokedAt: start });
    expect(change.event).toEqual({ name: 'ApiClientRevoked', client: change.client });
    expect(change.endedSecretIds).toEqual(['second', 'first']);
    expect(idsAt(change.client, start)).toEqual([]);
  });

  it('stays over: taking it back again changes nothing, and it gets no secret', () => {
    const { client } = revokeApiClient(created(), start)!;

    expect(revokeApiClient(client, after(1))).toBeNull();
    expect(rotateSecret(client, secret('second'), false, after(1))).toEqual({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
  });
});

describe('the scopes of a token', () => {
  const both = ['graph:read', 'events:consume'] as const;
  const refused = { ok: false, refusals: [{ code: 'INVALID_SCOPE' }] };

  it.each([
    ['all of the account when none were asked for', both, null, { ok: true, value: both }],
    ['what was asked for', both, ['events:consume'], { ok: true, value: ['events:consume'] }],
    ['refused when the account lacks one', ['graph:read'] as const, [...both], refused],
    ['refused when one is unknown', both, ['graph:read', 'graph:write'], refused],
    ['refused when the words say none', both, [], refused],
  ])('are %s', (_what, held, asked, expected) => {
    expect(grantedScopes(held, asked)).toEqual(expected);
  });
});
