import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Clock } from '@conect/kernel';
import { z } from 'zod';

/** The public keys with which access tokens may be signed. */
export interface KeySet {
  /** The key with this id, or null when the issuer has no such key. */
  readonly find: (keyId: string) => Promise<KeyObject | null>;
}

const jwksSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string().min(1), kty: z.literal('EC'), crv: z.literal('P-256') })),
});

interface RemoteKeySetOptions {
  readonly jwksUrl: string;
  readonly clock: Clock;
  /** A key set older than this is fetched again. */
  readonly maximumAgeMillis?: number;
  /** An unknown key id causes a fetch at most this often, so that forged ids cannot flood the issuer. */
  readonly unknownKeyPauseMillis?: number;
  readonly timeoutMillis?: number;
  /** Told when the issuer cannot be reached; the cached keys stay in use. */
  readonly onFetchFailed?: (error: unknown) => void;
}

/** The issuer's keys by HTTP (RFC 7517), cached; keys once seen stay usable while the issuer is down. */
export function createRemoteKeySet(options: RemoteKeySetOptions): KeySet & { readonly refresh: () => Promise<boolean> } {
  const { jwksUrl, clock, maximumAgeMillis = 300_000, unknownKeyPauseMillis = 30_000, timeoutMillis = 5_000 } = options;
  let keys = new Map<string, KeyObject>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<boolean> | null = null;

  const load = async (): Promise<boolean> => {
    try {
      keys = await fetchKeys(jwksUrl, timeoutMillis);
      fetchedAt = clock.now().getTime();
      return true;
    } catch (error) {
      options.onFetchFailed?.(error);
      return false;
    }
  };
  const refresh = (): Promise<boolean> => {
    triedAt = clock.now().getTime();
    pending ??= load().finally(() => (pending = null));
    return pending;
  };

  return {
    refresh,
    async find(keyId) {
      const now = clock.now().getTime();
      const neverFetched = fetchedAt === Number.NEGATIVE_INFINITY;
      const mayAskAgain = now - triedAt >= (neverFetched ? 1_000 : unknownKeyPauseMillis);
      const stale = now - fetchedAt >= maximumAgeMillis;
      if (pending !== null || ((stale || !keys.has(keyId)) && mayAskAgain)) await (pending ?? refresh());
      return keys.get(keyId) ?? null;
    },
  };
}

/** A key set that is known already: for the issuer itself and for tests. */
export function createLocalKeySet(publicKeys: ReadonlyMap<string, KeyObject>): KeySet {
  return { find: (keyId) => Promise.resolve(publicKeys.get(keyId) ?? null) };
}

async function fetchKeys(jwksUrl: string, timeoutMillis: number): Promise<Map<string, KeyObject>> {
  const response = await fetch(jwksUrl, { signal: AbortSignal.timeout(timeoutMillis), redirect: 'error' });
  if (!response.ok) throw new Error(`Expected 200 from ${jwksUrl}, got ${response.status}`);
  const { keys } = jwksSchema.parse(await response.json());
  return new Map(keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
}
