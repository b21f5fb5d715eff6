import { assertNever } from '@conect/kernel';

/** How the user proved who he is. */
export type Assurance = 'PASSWORD' | 'SECOND_FACTOR';

/** Who is asking; never what he may do: each service decides that from its own projection of memberships. */
export type Principal = AnonymousPrincipal | AuthenticatedPrincipal;

/** Who an access token can speak for. */
export type AuthenticatedPrincipal = UserPrincipal | ServicePrincipal;

/** Somebody without a token. */
export interface AnonymousPrincipal {
  readonly kind: 'ANONYMOUS';
}

/** A user with a valid access token. */
export interface UserPrincipal {
  readonly kind: 'USER';
  readonly userId: string;
  readonly sessionId: string;
  /** Unix seconds of the sign-in. */
  readonly authenticatedAt: number;
  readonly assurance: Assurance;
}

/** A system with a valid access token of its service account; it speaks for no person. */
export interface ServicePrincipal {
  readonly kind: 'SERVICE';
  readonly clientId: string;
  /** The secret that the token was got with; it ends apart from the account's others. */
  readonly credentialId: string;
  readonly scopes: readonly string[];
}

/** The principal of a request without a token. */
export const anonymous: AnonymousPrincipal = { kind: 'ANONYMOUS' };

/** What the access token stands on, `sid` of it: a person's session or a service account's secret. Null without a token. */
export function credentialOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'ANONYMOUS':
      return null;
    case 'USER':
      return principal.sessionId;
    case 'SERVICE':
      return principal.credentialId;
    default:
      return assertNever(principal);
  }
}
