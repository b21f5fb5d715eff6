import { mayAdd, maximumPasskeys, parsePasskeyName, usePasskey, type Passkey } from './passkey';

const now = new Date('2026-03-02T09:00:00Z');
const passkey = (changes: Partial<Passkey> = {}): Passkey => ({
  id: 'passkey',
  userId: 'user',
  credentialId: Buffer.from('credential'),
  publicKey: Buffer.from('key'),
  counter: 0,
  transports: [],
  backedUp: false,
  name: 'Telefon',
  createdAt: now,
  lastUsedAt: null,
  ...changes,
});

describe('the counter of a passkey', () => {
  it.each([
    [0, 0],
    [0, 1],
    [4, 5],
    [4, 4_294_967_295],
  ])('may go from %d to %d', (known, counter) => {
    expect(usePasskey(passkey({ counter: known }), { counter, backedUp: true }, now)).toEqual({
      ok: true,
      value: passkey({ counter, backedUp: true, lastUsedAt: now }),
    });
  });

  it.each([
    [4, 4],
    [4, 3],
    [4, 0],
    [1, 0],
  ])('does not go from %d to %d', (known, counter) => {
    expect(usePasskey(passkey({ counter: known }), { counter, backedUp: false }, now)).toEqual({
      ok: false,
      refusals: [{ code: 'PASSKEY_COUNTER', field: ['credential'] }],
    });
  });
});

describe('another passkey', () => {
  it('may be added up to the limit', () => {
    const many = (count: number) => Array.from({ length: count }, () => passkey());

    expect(mayAdd(many(maximumPasskeys - 1), null).ok).toBe(true);
    expect(mayAdd(many(maximumPasskeys), null)).toEqual({ ok: false, refusals: [{ code: 'QUOTA_EXCEEDED', params: { maximum: 20 } }] });
  });

  it('is not added when somebody has it', () => {
    expect(mayAdd([], passkey({ userId: 'other' }))).toEqual({ ok: false, refusals: [{ code: 'PASSKEY_EXISTS', field: ['credential'] }] });
  });
});

describe("a passkey's name", () => {
  it('is one line of at most 60 characters', () => {
    expect(parsePasskeyName(' Telefonul Anei ', ['name'])).toEqual({ ok: true, value: 'Telefonul Anei' });
    expect(parsePasskeyName('x'.repeat(60), ['name']).ok).toBe(true);
  });

  it.each(['', ' ', 'x'.repeat(61), 'a\nb', 'a\0b', '\ud800', 'a\u202eb'])('is not %j', (text) => {
    expect(parsePasskeyName(text, ['name'])).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['name'] }] });
  });
});
