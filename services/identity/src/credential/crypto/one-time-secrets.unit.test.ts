import { challengeHashOf, newChallengeToken, newRecoveryCode, recoveryHashOf } from './one-time-secrets';

describe('a recovery code', () => {
  it('is recognized however it is typed', () => {
    const { text, hash } = newRecoveryCode();

    expect(text).toMatch(/^([A-Z2-7]{5}-){4}[A-Z2-7]{5}$/);
    for (const typed of [text, text.toLowerCase(), text.replaceAll('-', ''), ` ${text.replaceAll('-', ' ')} `]) expect(recoveryHashOf(typed)).toEqual(hash);
  });

  it.each(['', '123456', 'x'.repeat(25), 'A'.repeat(10_000)])('is not %j', (typed) => {
    expect(recoveryHashOf(typed)).toEqual(typed === 'x'.repeat(25) ? recoveryHashOf('X'.repeat(25)) : null);
  });
});

describe('a challenge', () => {
  it('is recognized by its hash alone', () => {
    const { text, hash } = newChallengeToken();

    expect(challengeHashOf(text)).toEqual(hash);
    expect(challengeHashOf(`${text}x`)).toBeNull();
  });
});
