import type { IncomingHttpHeaders } from 'node:http';
import { anonymous, TokenRefused, verifyAccessToken, type KeySet, type Principal, type Revocations } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import { GraphQLError } from 'graphql';

/** Finds out who sent a request; throws a coded error when the proof is not acceptable. */
export type Authenticate<Somebody> = (headers: IncomingHttpHeaders) => Promise<Somebody>;

interface BearerTokens {
  readonly keys: KeySet;
  readonly issuer: string;
  readonly audience: string;
  readonly clock: Clock;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
  /** Told why a token was refused; the client is not. */
  readonly onRefused?: (refusal: TokenRefused) => void;
}

/** Far above any token identity issues; longer ones are not worth a signature check. */
const maximumTokenLength = 4096;

/** Verifies the bearer token, once per request; a request without one is anonymous, one with a bad one is refused. */
export function createBearerAuthenticate({ keys, issuer, audience, clock, revocations, onRefused }: BearerTokens): Authenticate<Principal> {
  return async ({ authorization }) => {
    if (authorization === undefined) return anonymous;
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > maximumTokenLength) throw badToken();
    try {
      const principal = await verifyAccessToken(token, { keys, issuer, audience, now: clock.now() });
      if (revocations.isRevoked(principal)) throw new TokenRefused('REVOKED');
      return principal;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      onRefused?.(error);
      throw badToken();
    }
  };
}

// RFC 6750 3.1: the same answer whatever is wrong with the token.
const badToken = (): GraphQLError =>
  new GraphQLError('The access token is not valid or no longer valid. Sign in again, or refresh the session.', {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
    },
  });
