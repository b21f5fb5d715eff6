import { accept, refuse, type Result } from '@conect/kernel';
import type { ApiScope } from './api-scope';

/** Why the token endpoint gives no token; the first two are codes of RFC 6749 5.2 in capitals. */
export type TokenRefusalCode = 'INVALID_CLIENT' | 'INVALID_SCOPE';

/** The scopes of a token: those that were asked for if the account has them, or all of the account when none were. */
export function grantedScopes(held: readonly ApiScope[], asked: readonly string[] | null): Result<readonly ApiScope[], TokenRefusalCode> {
  if (asked === null) return accept(held);
  const granted = held.filter((scope) => asked.includes(scope));
  return granted.length > 0 && asked.every((scope) => held.some((one) => one === scope)) ? accept(granted) : refuse({ code: 'INVALID_SCOPE' });
}
