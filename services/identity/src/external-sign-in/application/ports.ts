import type { Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { ExternalFlow } from '../domain/external-flow';
import type { ExternalIdentity } from '../domain/external-identity';
import type { Provider, VouchedProfile } from '../domain/provider';

export interface ExternalIdentityStore {
  /** Keeps others from entering this identity until the transaction ends, also when it has no row yet. */
  readonly lock: (issuer: string, subjectHash: Uint8Array) => Promise<void>;
  readonly findBySubject: (issuer: string, subjectHash: Uint8Array) => Promise<ExternalIdentity | null>;
  readonly findById: (id: string) => Promise<ExternalIdentity | null>;
  /** In the order in which they were linked. */
  readonly findByUser: (userId: string) => Promise<readonly ExternalIdentity[]>;
  readonly save: (identity: ExternalIdentity) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface ExternalFlowStore {
  /** Locks the row until the transaction ends: a flow is used once. */
  readonly findByHashForUpdate: (hash: Uint8Array) => Promise<ExternalFlow | null>;
  readonly save: (flow: ExternalFlow) => Promise<void>;
}

/** What commands on external identities may touch inside one transaction, beside accounts and sessions. */
export interface ExternalUnit {
  readonly externalIdentities: ExternalIdentityStore;
  readonly externalFlows: ExternalFlowStore;
}

/** What binds a provider's answer to one flow of one client. */
export interface FlowBinding {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly codeVerifier: string;
}

/** Makes the tokens of flows, and what follows from them. */
export interface FlowTokens {
  readonly create: () => string;
  /** Null for what is no token of ours. */
  readonly hashOf: (token: string) => Uint8Array | null;
  readonly bindingOf: (token: string) => FlowBinding;
}

/** Recognizes who a person is at a provider without keeping it. */
export type SubjectHash = (issuer: string, subject: string) => Uint8Array;

/** Who the provider says that the person is, proven by an ID token of this very flow. */
export interface ExternalProof {
  readonly issuer: string;
  readonly subject: string;
  /** The assurance level, when the provider says one. */
  readonly acr: string | null;
  /** Asked for only when an account is to be made. */
  readonly profile: () => Promise<Result<VouchedProfile, IdentityErrorCode>>;
}

/** The providers of the settings. */
export interface Providers {
  readonly all: readonly Provider[];
  readonly find: (id: string) => Provider | null;
  /** The provider's page, for one flow. */
  readonly authorizationUrl: (provider: Provider, redirectUri: string, binding: FlowBinding) => Promise<Result<string, IdentityErrorCode>>;
  /** Exchanges the code of a provider's answer and checks everything that it says. */
  readonly redeem: (provider: Provider, callback: URL, binding: FlowBinding) => Promise<Result<ExternalProof, IdentityErrorCode>>;
}
