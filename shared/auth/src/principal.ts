/** How the user proved who he is. */
export type Assurance = 'PASSWORD' | 'SECOND_FACTOR';

/** Who is asking; never what he may do: each service decides that from its own projection of memberships. */
export type Principal = AnonymousPrincipal | UserPrincipal;

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

/** The principal of a request without a token. */
export const anonymous: AnonymousPrincipal = { kind: 'ANONYMOUS' };
