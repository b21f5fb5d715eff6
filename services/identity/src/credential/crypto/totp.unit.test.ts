import { base32, matchingStep, newTotpSecret, otpauthUri, stepOf, totpAt } from './totp';

const secret = Buffer.from('12345678901234567890');

describe('a code', () => {
  // RFC 6238, appendix B, the last six digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d is the one of the standard', (seconds, code) => {
    expect(totpAt(secret, stepOf(new Date(seconds * 1000)))).toBe(code);
  });

  it('is accepted one step early or late, not two', () => {
    const now = new Date(1_111_111_111_000);
    const codeAt = (shift: number) => totpAt(secret, stepOf(now) + shift);

    expect([-2, -1, 0, 1, 2].map((shift) => matchingStep(secret, codeAt(shift), now))).toEqual([null, stepOf(now) - 1, stepOf(now), stepOf(now) + 1, null]);
  });

  it.each(['', '12345', '1234567', '28708a', '２８７０８２'])('is never %j', (code) => {
    expect(matchingStep(secret, code, new Date(59_000))).toBeNull();
  });
});

describe('a secret', () => {
  it('has 160 bits and is written in base32', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(otpauthUri(secret, 'ana@exemplu.ro')).toBe(
      'otpauth://totp/CONECT%3Aana%40exemplu.ro?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=CONECT&algorithm=SHA1&digits=6&period=30',
    );
  });
});
