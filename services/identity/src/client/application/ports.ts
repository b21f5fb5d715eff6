import type { PageRequest } from '@conect/kernel';
import type { MembershipUnit } from '../../membership/application/ports';
import type { ApiClient } from '../domain/api-client';
import type { ApiScope } from '../domain/api-scope';

export interface ApiClientStore {
  readonly findById: (id: string) => Promise<ApiClient | null>;
  /** Locks the row until the transaction ends: secrets change one at a time. */
  readonly findByIdForUpdate: (id: string) => Promise<ApiClient | null>;
  readonly save: (client: ApiClient) => Promise<void>;
}

/** All service accounts, the latest first, a page at a time. */
export interface ApiClientList {
  /** In list order, one more than asked for when the list goes on. */
  readonly page: (request: PageRequest) => Promise<readonly ApiClient[]>;
  readonly count: () => Promise<number>;
}

/** What commands on service accounts may touch inside one transaction. */
export interface ClientUnit extends MembershipUnit {
  readonly apiClients: ApiClientStore;
}

/** Secrets of service accounts: 256 bits, known to the database by their hash alone. */
export interface ClientSecrets {
  readonly create: () => { readonly text: string; readonly hash: Uint8Array };
  /** Compares in constant time; also with a hash of nothing, for whoever names no account. */
  readonly isSame: (text: string, hash: Uint8Array | null) => boolean;
}

/** Who a token of a service account is for, and what it allows. */
export interface ServiceGrant {
  readonly clientId: string;
  readonly credentialId: string;
  readonly scopes: readonly ApiScope[];
}

/** A signed access token and how long it lasts. */
export interface ServiceToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

export interface ServiceTokenIssuer {
  readonly issueToService: (grant: ServiceGrant) => Promise<ServiceToken>;
}
