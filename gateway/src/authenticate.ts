import type { IncomingHttpHeaders } from 'node:http';
import { anonymous, TokenRefused, verifyAccessToken, type KeySet, type Principal, type Revocations } from '@conect/auth';
import type { Clock } from '@conect/kernel';
import { GraphQLError } from 'graphql';
import type { CountedAs } from './rate-limit';

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

interface BearerAuthentication {
  readonly authenticate: Authenticate<Principal>;
  /** A service account counts by its id, from whatever addresses it asks; whoever only says to be one does not. */
  readonly countedAs: CountedAs;
  /** Until when the token of a request is good that was authenticated. */
  readonly goodUntil: (headers: IncomingHttpHeaders) => Date;
}

/** Verifies the bearer token, once per request; a request without one is anonymous, one with a bad one is refused. */
export function createBearerAuthentication(tokens: BearerTokens): BearerAuthentication {
  /** By the headers object of a request, which lives as long as it. */
  const known = new WeakMap<IncomingHttpHeaders, Promise<Principal>>();
  const authenticate: Authenticate<Principal> = (headers) => {
    const principal = known.get(headers) ?? principalOf(tokens, headers);
    known.set(headers, principal);
    return principal;
  };
  return {
    authenticate,
    goodUntil: ({ authorization = '' }) => expiryIn(tokenIn(authorization) ?? ''),
    async countedAs(headers) {
      if (!namesService(headers.authorization)) return null;
      const principal = await authenticate(headers).catch(() => null);
      return principal?.kind === 'SERVICE' ? `client ${principal.clientId}` : null;
    },
  };
}

async function principalOf({ keys, issuer, audience, clock, revocations, onRefused }: BearerTokens, { authorization }: IncomingHttpHeaders): Promise<Principal> {
  if (authorization === undefined) return anonymous;
  const token = tokenIn(authorization);
  if (token === null) throw badToken();
  try {
    const principal = await verifyAccessToken(token, { keys, issuer, audience, now: clock.now() });
    if (revocations.isRevoked(principal)) throw new TokenRefused('REVOKED');
    if (principal.kind === 'SERVICE' && !principal.scopes.includes(neededScope)) throw insufficientScope();
    return principal;
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    onRefused?.(error);
    throw badToken();
  }
}

function tokenIn(authorization: string): string | null {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  return token === undefined || token.length > maximumTokenLength ? null : token;
}

/** The `exp` of a token that was verified. */
function expiryIn(token: string): Date {
  const { exp = 0 } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}') as { exp?: number };
  return new Date(exp * 1_000);
}

/** Whether an unverified token says to be a service account's: only then is it verified before it is counted. */
function namesService(authorization: string | undefined): boolean {
  const payload = authorization === undefined ? undefined : tokenIn(authorization)?.split('.')[1];
  return payload !== undefined && Buffer.from(payload, 'base64url').includes('"client_id"');
}

/** Without it a service account may not ask the graph anything. */
const neededScope = 'graph:read';

// RFC 6750 3.1.
const insufficientScope = (): GraphQLError =>
  new GraphQLError(`The service account's access token lacks the scope ${neededScope}.`, {
    extensions: {
      code: 'FORBIDDEN',
      http: { status: 403, headers: new Map([['www-authenticate', `Bearer error="insufficient_scope", scope="${neededScope}"`]]) },
    },
  });

// RFC 6750 3.1: the same answer whatever is wrong with the token.
const badToken = (): GraphQLError =>
  new GraphQLError('The access token is not valid or no longer valid. Sign in again, or refresh the session.', {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
    },
  });
