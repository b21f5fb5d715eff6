import { clientSecrets } from './client-secrets';

describe('a secret of a service account', () => {
  it('has 256 bits, is another each time, and is kept as a hash that only it fits', () => {
    const [one, other] = [clientSecrets.create(), clientSecrets.create()];

    expect(Buffer.from(one.text, 'base64url')).toHaveLength(32);
    expect(one.text).not.toBe(other.text);
    expect(Buffer.from(one.hash).toString('latin1')).not.toContain(one.text);
    expect([clientSecrets.isSame(one.text, one.hash), clientSecrets.isSame(one.text, other.hash)]).toEqual([true, false]);
  });

  it('fits nothing where there is no account', () => {
    expect(['', 'no account has this secret'].map((text) => clientSecrets.isSame(text, null))).toEqual([false, false]);
  });
});
