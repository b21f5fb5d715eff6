import { createUnsubscribeTokens } from './unsubscribe-tokens';

const userId = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';
const tokens = createUnsubscribeTokens(Buffer.alloc(32, 1));

it.each(['ALL', 'ORGANIZATION_REGISTRATION'] as const)('a token reads as what it was made for: %s', (scope) => {
  expect(tokens.read(tokens.tokenOf({ userId, scope }))).toEqual({ userId, scope });
});

it('what was altered, cut or signed by another key is no token', () => {
  const token = tokens.tokenOf({ userId, scope: 'ORGANIZATION_REGISTRATION' });
  const other = createUnsubscribeTokens(Buffer.alloc(32, 2)).tokenOf({ userId, scope: 'ALL' });

  for (const bad of ['', 'x', token.slice(1), token.slice(0, -1), `${token}.x`, token.replace('ORGANIZATION_REGISTRATION', 'ALL'), other]) {
    expect([bad, tokens.read(bad)]).toEqual([bad, null]);
  }
});
