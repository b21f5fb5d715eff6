import { sign } from 'jsonwebtoken';
import { z } from 'zod';
import { assertNever } from '@conect/kernel';
import { scopesIn } from './access-token';
import { anonymous, type Principal } from './principal';
import { TokenRefused } from './token-refused';
import { keyIdOf, verifyClaims } from './verify';

/** The header in which the gateway forwards the principal; stripped from what clients send. */
export const principalHeader = 'conect-principal';

const type = 'conect-principal+jwt';
const issuer = 'conect-gateway';
const lifetimeSeconds = 30;
const toleranceSeconds = 5;

const claimsSchema = z.object({
  sub: z.uuid().optional(),
  sid: z.uuid().optional(),
  auth_time: z.int().optional(),
  acr: z.enum(['PASSWORD', 'SECOND_FACTOR']).optional(),
  client_id: z.uuid().optional(),
  scope: z.string().optional(),
  addr: z.string().min(1).max(64).optional(),
});

interface Binding {
  /** The one subgraph that may accept it. */
  readonly subgraph: string;
  /** Shared by the gateway and this subgraph only, at least 32 bytes. */
  readonly secret: string | Buffer;
  readonly now: Date;
}

/** Who is asking and, when the gateway said so, from which network address. */
export interface ForwardedCaller {
  readonly principal: Principal;
  /** By which a client is counted; null when the subgraph is not told. */
  readonly clientAddress: string | null;
}

/** Signs who is asking, for one subgraph and for 30 seconds; the client's address only where the subgraph has a use for it. */
export function signForwardedPrincipal(principal: Principal, { subgraph, secret, now, clientAddress = null }: Binding & { readonly clientAddress?: string | null }): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const address = clientAddress === null ? {} : { addr: clientAddress };
  return sign({ ...claimsOf(principal), ...address, iat: issuedAt, exp: issuedAt + lifetimeSeconds }, secret, {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: type },
    issuer,
    audience: subgraph,
  });
}

function claimsOf(principal: Principal): object {
  switch (principal.kind) {
    case 'ANONYMOUS':
      return {};
    case 'USER': {
      const { userId: sub, sessionId: sid, authenticatedAt, assurance: acr } = principal;
      return { sub, sid, auth_time: authenticatedAt, acr };
    }
    case 'SERVICE':
      return { client_id: principal.clientId, sid: principal.credentialId, scope: principal.scopes.join(' ') };
    default:
      return assertNever(principal);
  }
}

/** Reads a forwarded principal; throws {@link TokenRefused} when it is forged, old, or meant for another subgraph. */
export function verifyForwardedPrincipal(token: string, { subgraph, secret, now }: Binding): ForwardedCaller {
  keyIdOf(token, type, 'HS256');
  const key = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : secret;
  const claims = claimsSchema.safeParse(
    verifyClaims(token, key, { type, algorithm: 'HS256', issuer, audience: subgraph, now, toleranceSeconds }),
  );
  if (!claims.success) throw new TokenRefused('WRONG_CLAIMS', { cause: claims.error });

  return { principal: principalOf(claims.data), clientAddress: claims.data.addr ?? null };
}

type Claims = z.infer<typeof claimsSchema>;

function principalOf(claims: Claims): Principal {
  if (claims.client_id !== undefined) return serviceOf(claims, claims.client_id);
  const { sub, sid, auth_time: authenticatedAt, acr } = claims;
  if (sub === undefined) return anonymous;
  if (sid === undefined || authenticatedAt === undefined || acr === undefined) throw new TokenRefused('WRONG_CLAIMS');
  return { kind: 'USER', userId: sub, sessionId: sid, authenticatedAt, assurance: acr };
}

function serviceOf({ sub, sid: credentialId, scope }: Claims, clientId: string): Principal {
  if (sub !== undefined || credentialId === undefined || scope === undefined) throw new TokenRefused('WRONG_CLAIMS');
  return { kind: 'SERVICE', clientId, credentialId, scopes: scopesIn(scope) };
}
