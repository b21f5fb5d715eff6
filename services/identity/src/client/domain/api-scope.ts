/** What a service account may be for, as its access tokens say it (RFC 6749 3.3). */
export const apiScopes = ['graph:read', 'events:consume'] as const;

/** One scope. */
export type ApiScope = (typeof apiScopes)[number];
