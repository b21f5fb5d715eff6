import { sign } from 'jsonwebtoken';
import { z } from 'zod';
import { TokenRefused } from './token-refused';
import { keyIdOf, verifyClaims } from './verify';

const type = 'conect-lookup+jwt';
const issuer = 'conect-messaging';
const lifetimeSeconds = 30;
const toleranceSeconds = 5;

/** The most references one look-up may ask for. */
const maximumLookupRefs = 100;

const claimsSchema = z.object({ refs: z.array(z.string().min(1).max(200)).min(1).max(maximumLookupRefs) });

interface Binding {
  /** The one service that may answer it. */
  readonly service: string;
  /** Shared by messaging and this service only, and used for nothing else. */
  readonly secret: string;
  readonly now: Date;
}

/** Signs the question "whom do these references mean?" for one service and 30 seconds; the question is inside, so that the signature is good for no other. */
export function signLookup(refs: readonly string[], { service, secret, now }: Binding): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return sign({ refs, iat: issuedAt, exp: issuedAt + lifetimeSeconds }, secret, {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: type },
    issuer,
    audience: `${service}/recipients`,
  });
}

/** Reads the references that a look-up asks for; throws {@link TokenRefused} when it is forged, old, or meant for another service. */
export function verifyLookup(token: string, { service, secret, now }: Binding): readonly string[] {
  keyIdOf(token, type, 'HS256');
  const expected = { type, algorithm: 'HS256' as const, issuer, audience: `${service}/recipients`, now, toleranceSeconds };
  const claims = claimsSchema.safeParse(verifyClaims(token, Buffer.from(secret, 'utf8'), expected));
  if (!claims.success) throw new TokenRefused('WRONG_CLAIMS', { cause: claims.error });
  return claims.data.refs;
}
