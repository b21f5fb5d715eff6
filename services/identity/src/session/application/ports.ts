import type { AccountStore } from '../../account/application/ports';
import type { ChangeLog } from '../../service/application/ports';
import type { LiveSession, RefreshToken, Session } from '../domain/session';
import type { SigningKey } from '../domain/signing-key';

export interface SessionStore {
  /** Locks the row until the transaction ends: a session's tokens change one at a time. */
  readonly findByIdForUpdate: (id: string) => Promise<Session | null>;
  /** The sessions of a user that go on, the latest first; locked until the transaction ends. */
  readonly findOpenByUserForUpdate: (userId: string, at: Date) => Promise<readonly Session[]>;
  /** The same for looking at, with when each was last used; at most 100. */
  readonly listOpenByUser: (userId: string, at: Date) => Promise<readonly LiveSession[]>;
  /** Of these the ones that go on. */
  readonly findLive: (ids: readonly string[], at: Date) => Promise<readonly Session[]>;
  readonly save: (session: Session) => Promise<void>;
  readonly findTokenByHash: (hash: Uint8Array) => Promise<RefreshToken | null>;
  readonly findSuccessor: (tokenId: string) => Promise<RefreshToken | null>;
  readonly saveToken: (token: RefreshToken) => Promise<void>;
}

/** What session commands may touch inside one transaction. */
export interface SessionUnit extends ChangeLog {
  readonly accounts: Pick<AccountStore, 'replacePasswordHash' | 'touch' | 'findByIdForUpdate'>;
  readonly sessions: SessionStore;
}

/** Makes refresh tokens: 256 bits, known to the database by their hash alone. */
export interface RefreshTokens {
  readonly first: () => string;
  /** The token that follows, always the same for the same id, so that an answer that got lost can be given again. */
  readonly successor: (token: string, successorId: string) => string;
  /** Null for what is no token of ours. */
  readonly hashOf: (token: string) => Uint8Array | null;
}

/** A signed access token. */
interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

export interface AccessTokenIssuer {
  readonly issue: (session: Session) => Promise<AccessToken>;
}

export interface SigningKeyStore {
  /** Keeps other processes from changing the keys until the transaction ends. */
  readonly lock: () => Promise<void>;
  readonly all: () => Promise<readonly SigningKey[]>;
  readonly save: (key: SigningKey) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** What commands on signing keys may touch inside one transaction. */
export interface SigningKeyUnit extends ChangeLog {
  readonly signingKeys: SigningKeyStore;
}

/** Makes a key pair; the private half leaves it encrypted only. */
export type NewSigningKey = (now: Date) => SigningKey;
