import { randomUUID } from 'node:crypto';
import { createLinkTokens } from './link-tokens';

const tokens = createLinkTokens(Buffer.alloc(32, 1));
const id = randomUUID();

describe('a link token', () => {
  it('leads back to its confirmation and is the same each time', () => {
    expect(tokens.idOf(tokens.tokenOf(id))).toBe(id);
    expect(tokens.tokenOf(id)).toBe(tokens.tokenOf(id));
  });

  it('of another key, another id or with any character changed is none', () => {
    const token = tokens.tokenOf(id);
    const stranger = createLinkTokens(Buffer.alloc(32, 2)).tokenOf(id);
    const swapped = tokens.tokenOf(randomUUID()).slice(0, 20) + token.slice(20);
    const changed = [...token].map((character, at) => token.slice(0, at) + (character === 'A' ? 'B' : 'A') + token.slice(at + 1));

    for (const forged of [stranger, swapped, ...changed, token.slice(1), `${token}A`, '']) expect(tokens.idOf(forged)).toBeNull();
  });
});
