import { sign } from 'jsonwebtoken';
import { z } from 'zod';
import { TokenRefused } from './token-refused';
import { keyIdOf, verifyClaims } from './verify';

const type = 'conect-lookup+jwt';
/** Who asks what; a signature for one question answers no other. */
const issuers = { recipients: 'conect-messaging', 'data-export-parts': 'conect-identity' } as const;
const lifetimeSeconds = 30;
const toleranceSeconds = 5;

/** The most references one look-up may ask for. */
const maximumLookupRefs = 100;

const claimsSchema = z.object({ refs: z.array(z.string().min(1).max(200)).min(1).max(maximumLookupRefs) });

interface Binding {
  /** The one service that may answer it. */
  readonly service: string;
  /** Shared by who asks and this service only, and used for nothing else. */
  readonly secret: string;
  /** What is asked: whom references mean, by messaging, if not said otherwise. */
  readonly question?: keyof typeof issuers;
  readonly now: Date;
}

/** Signs a question about these references, e.g. "whom do they mean?", for one service and 30 seconds; the question is inside, so that the signature is good for no other. */
export function signLookup(refs: readonly string[], { service, secret, now, question = 'recipients' }: Binding): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return sign({ refs, iat: issuedAt, exp: issuedAt + lifetimeSeconds }, secret, {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: type },
    issuer: issuers[question],
    audience: `${service}/${question}`,
  });
}

/** Reads the references that a look-up asks for; throws {@link TokenRefused} when it is forged, old, or meant for another service. */
export function verifyLookup(token: string, { service, secret, now, question = 'recipients' }: Binding): readonly string[] {
  keyIdOf(token, type, 'HS256');
  const expected = { type, algorithm: 'HS256' as const, issuer: issuers[question], audience: `${service}/${question}`, now, toleranceSeconds };
  const claims = claimsSchema.safeParse(verifyClaims(token, Buffer.from(secret, 'utf8'), expected));
  if (!claims.success) throw new TokenRefused('WRONG_CLAIMS', { cause: claims.error });
  return claims.data.refs;
}
