import { createRefreshTokens } from './refresh-tokens';

const tokens = createRefreshTokens(Buffer.alloc(32, 1));

describe('a refresh token', () => {
  it('has 256 random bits', () => {
    const many = new Set(Array.from({ length: 1_000 }, tokens.first));

    expect(many.size).toBe(1_000);
    expect(Buffer.from(tokens.first(), 'base64url')).toHaveLength(32);
  });

  it('has one successor per row, which needs token, row and key', () => {
    const token = tokens.first();
    const successor = tokens.successor(token, 'row');

    expect(tokens.successor(token, 'row')).toBe(successor);
    expect(tokens.successor(token, 'other row')).not.toBe(successor);
    expect(tokens.successor(tokens.first(), 'row')).not.toBe(successor);
    expect(createRefreshTokens(Buffer.alloc(32, 2)).successor(token, 'row')).not.toBe(successor);
    expect(tokens.hashOf(successor)).toHaveLength(32);
  });
});
