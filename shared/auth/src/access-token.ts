import { z } from 'zod';
import type { KeySet } from './key-set';
import type { UserPrincipal } from './principal';
import { TokenRefused } from './token-refused';
import { keyIdOf, verifyClaims } from './verify';

/** The `typ` of an access token (RFC 9068). */
export const accessTokenType = 'at+jwt';
/** The one algorithm of access tokens. */
export const accessTokenAlgorithm = 'ES256';

const claimsSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.string().min(1),
  iat: z.int(),
  exp: z.int(),
  auth_time: z.int(),
  acr: z.enum(['PASSWORD', 'SECOND_FACTOR']),
});

/** The claims identity puts in an access token, beside `iss` and `aud`. */
export type AccessTokenClaims = z.infer<typeof claimsSchema>;

/** What makes an access token acceptable. */
export interface AccessTokenExpectations {
  readonly keys: KeySet;
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
}

/** Verifies an access token against the issuer's keys; throws {@link TokenRefused}. Leeway for clocks: 30 s. */
export async function verifyAccessToken(token: string, expected: AccessTokenExpectations): Promise<UserPrincipal> {
  const { keys, issuer, audience, now } = expected;
  const key = await keys.find(keyIdOf(token, accessTokenType, accessTokenAlgorithm));
  if (key === null) throw new TokenRefused('UNKNOWN_KEY');

  const claims = claimsSchema.safeParse(
    verifyClaims(token, key, {
      type: accessTokenType,
      algorithm: accessTokenAlgorithm,
      issuer,
      audience,
      now,
      toleranceSeconds: 30,
    }),
  );
  if (!claims.success) throw new TokenRefused('WRONG_CLAIMS', { cause: claims.error });

  const { sub, sid, auth_time: authenticatedAt, acr } = claims.data;
  return { kind: 'USER', userId: sub, sessionId: sid, authenticatedAt, assurance: acr };
}
