import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { ApiScope } from './api-scope';

/** A service account: a system of a partner, an institution or an organization that asks in its own name. */
export interface ApiClient {
  /** `client_id` of the token endpoint and of its access tokens. */
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Whom to write to about it. */
  readonly contactEmail: string | null;
  /** The institution that answers for it. */
  readonly institutionId: string | null;
  /** The organization that answers for it. */
  readonly organizationId: string | null;
  readonly scopes: readonly ApiScope[];
  readonly secret: ClientSecret;
  /** The secret before the present one, while it still works. */
  readonly previousSecret: PreviousSecret | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly revokedAt: Date | null;
}

/** A secret as it is kept: known by its hash alone. */
export interface ClientSecret {
  /** `sid` of the access tokens that are got with it. */
  readonly id: string;
  readonly hash: Uint8Array;
}

/** A secret that was replaced. */
interface PreviousSecret extends ClientSecret {
  readonly worksUntil: Date;
}

/** What a new service account says. */
export type WantedClient = Pick<ApiClient, 'id' | 'name' | 'contactEmail' | 'institutionId' | 'organizationId' | 'scopes' | 'createdBy'>;

/** What can have happened to a service account; it is as it was afterwards. */
export interface ClientEvent {
  readonly name: 'ApiClientCreated' | 'ApiClientSecretRotated' | 'ApiClientRevoked';
  readonly client: ApiClient;
}

/** A change of a service account, the event that tells of it, and the secrets that end with it. */
export interface ClientChange {
  readonly client: ApiClient;
  readonly event: ClientEvent;
  /** Access tokens that were got with them must not be accepted any more. */
  readonly endedSecretIds: readonly string[];
}

/** For so long the secret before the present one goes on, unless it is to end at once. */
const overlapHours = 24;

/** Enters a service account with its first secret. */
export function createApiClient(wanted: WantedClient, secret: ClientSecret, now: Date): ClientChange {
  const client: ApiClient = { ...wanted, version: 1, secret, previousSecret: null, createdAt: now, revokedAt: null };
  return { client, event: { name: 'ApiClientCreated', client }, endedSecretIds: [] };
}

/**
 * Gives a service account another secret. The present one goes on for the overlap, or ends at once with every token got by it; one
 * from before that ends now in either case, so that there are never more than two.
 */
export function rotateSecret(client: ApiClient, secret: ClientSecret, endPreviousNow: boolean, now: Date): Result<ClientChange, IdentityErrorCode> {
  if (client.revokedAt !== null) return refuse({ code: 'INVALID_STATE' });
  const worksUntil = new Date(now.getTime() + overlapHours * 3_600_000);
  const previousSecret = endPreviousNow ? null : { ...client.secret, worksUntil };
  const rotated: ApiClient = { ...client, version: client.version + 1, secret, previousSecret };
  const ended = [client.previousSecret, endPreviousNow ? client.secret : null].flatMap((one) => (one === null ? [] : [one.id]));
  return accept({ client: rotated, event: { name: 'ApiClientSecretRotated', client: rotated }, endedSecretIds: ended });
}

/** Takes a service account back for good, with every secret and token of it; null for one that was taken back before. */
export function revokeApiClient(client: ApiClient, now: Date): ClientChange | null {
  if (client.revokedAt !== null) return null;
  const revoked: ApiClient = { ...client, version: client.version + 1, previousSecret: null, revokedAt: now };
  const endedSecretIds = [client.secret, client.previousSecret].flatMap((one) => (one === null ? [] : [one.id]));
  return { client: revoked, event: { name: 'ApiClientRevoked', client: revoked }, endedSecretIds };
}

/** The secrets with which the account gets tokens now. */
export function workingSecrets({ revokedAt, secret, previousSecret }: ApiClient, now: Date): readonly ClientSecret[] {
  if (revokedAt !== null) return [];
  return previousSecret !== null && now < previousSecret.worksUntil ? [secret, previousSecret] : [secret];
}
