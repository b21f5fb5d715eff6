import { decode, verify, type Algorithm, type VerifyOptions } from 'jsonwebtoken';
import type { KeyObject } from 'node:crypto';
import { TokenRefused, type TokenRefusalReason } from './token-refused';

interface Expected {
  readonly type: string;
  readonly algorithm: Algorithm;
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
  readonly toleranceSeconds: number;
}

/** Reads the header's key id after checking type and algorithm; `jwk`, `jku` and `x5u` headers are never looked at (RFC 8725 3.10). */
export function keyIdOf(token: string, type: string, algorithm: Algorithm): string {
  const header = decode(token, { complete: true })?.header;
  if (header === undefined) throw new TokenRefused('MALFORMED');
  if (header.typ?.toLowerCase() !== type || header.alg !== algorithm) throw new TokenRefused('WRONG_TYPE');
  return header.kid ?? '';
}

/** Verifies signature, issuer, audience and times with one pinned algorithm (RFC 8725 3.1); answers the claims. */
export function verifyClaims(token: string, key: KeyObject | Buffer, expected: Expected): unknown {
  const { algorithm, issuer, audience, now, toleranceSeconds } = expected;
  const options: VerifyOptions = {
    algorithms: [algorithm],
    issuer,
    audience,
    clockTimestamp: Math.floor(now.getTime() / 1000),
    clockTolerance: toleranceSeconds,
  };
  try {
    return verify(token, key, options);
  } catch (error) {
    throw new TokenRefused(reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): TokenRefusalReason {
  const { name = '', message = '' } = error as Error;
  if (name === 'TokenExpiredError') return 'EXPIRED';
  if (name === 'NotBeforeError') return 'NOT_YET_VALID';
  if (/signature|algorithm/.test(message)) return 'BAD_SIGNATURE';
  return /audience|issuer/.test(message) ? 'WRONG_CLAIMS' : 'MALFORMED';
}
