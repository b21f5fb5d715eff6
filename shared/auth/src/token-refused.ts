/** Why a token is not accepted; for logs, never for the client. */
export type TokenRefusalReason = 'MALFORMED' | 'WRONG_TYPE' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' | 'EXPIRED' | 'NOT_YET_VALID' | 'WRONG_CLAIMS' | 'REVOKED';

/** Thrown when a token or forwarded principal is not accepted; the edge answers UNAUTHENTICATED. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly reason: TokenRefusalReason,
    options?: ErrorOptions,
  ) {
    super(`Token refused: ${reason}`, options);
  }
}
