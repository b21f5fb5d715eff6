import { z } from 'zod';
import type { KeySet } from './key-set';
import type { AuthenticatedPrincipal } from './principal';
import { TokenRefused } from './token-refused';
import { keyIdOf, verifyClaims } from './verify';

/** The `typ` of an access token (RFC 9068). */
export const accessTokenType = 'at+jwt';
/** The one algorithm of access tokens. */
export const accessTokenAlgorithm = 'ES256';

const commonClaims = {
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.string().min(1),
  iat: z.int(),
  exp: z.int(),
};

const userClaims = z.object({
  ...commonClaims,
  auth_time: z.int(),
  acr: z.enum(['PASSWORD', 'SECOND_FACTOR']),
  // Keeps the two kinds apart: a token is one or the other, whatever else it says (RFC 9068 5).
  client_id: z.never().optional(),
});

const serviceClaims = z
  .object({ ...commonClaims, client_id: z.uuid(), scope: z.string(), auth_time: z.never().optional(), acr: z.never().optional() })
  .refine(({ sub, client_id: clientId }) => sub === clientId);

/** The claims identity puts in the access token of a person, beside `iss` and `aud`. */
export type AccessTokenClaims = z.infer<typeof userClaims>;

/** The claims identity puts in the access token of a service account: `sub` is the client, `sid` the secret it showed. */
export type ServiceTokenClaims = z.infer<typeof serviceClaims>;

/** What makes an access token acceptable. */
export interface AccessTokenExpectations {
  readonly keys: KeySet;
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
}

/** Verifies an access token against the issuer's keys; throws {@link TokenRefused}. Leeway for clocks: 30 s. */
export async function verifyAccessToken(token: string, expected: AccessTokenExpectations): Promise<AuthenticatedPrincipal> {
  const { keys, issuer, audience, now } = expected;
  const key = await keys.find(keyIdOf(token, accessTokenType, accessTokenAlgorithm));
  if (key === null) throw new TokenRefused('UNKNOWN_KEY');

  const claims = z.union([userClaims, serviceClaims]).safeParse(
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
  return principalOf(claims.data);
}

function principalOf(claims: AccessTokenClaims | ServiceTokenClaims): AuthenticatedPrincipal {
  if (claims.client_id !== undefined) {
    const { client_id: clientId, sid: credentialId, scope } = claims;
    return { kind: 'SERVICE', clientId, credentialId, scopes: scopesIn(scope) };
  }
  const { sub, sid, auth_time: authenticatedAt, acr } = claims;
  return { kind: 'USER', userId: sub, sessionId: sid, authenticatedAt, assurance: acr };
}

/** The words of a `scope` claim or parameter (RFC 6749 3.3). */
export const scopesIn = (text: string): readonly string[] => text.split(' ').filter((scope) => scope !== '');
