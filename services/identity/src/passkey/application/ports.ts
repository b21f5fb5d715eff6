import type { AccountStore, AccountUnit } from '../../account/application/ports';
import type { CredentialUnit } from '../../credential/application/ports';
import type { MembershipStore } from '../../membership/application/ports';
import type { ChangeLog } from '../../service/application/ports';
import type { SessionUnit } from '../../session/application/ports';
import type { Passkey, PasskeyUse } from '../domain/passkey';
import type { PasskeyCeremony } from '../domain/passkey-ceremony';

export interface PasskeyStore {
  /** The passkeys of a user, the oldest first. */
  readonly findByUser: (userId: string) => Promise<readonly Passkey[]>;
  readonly findByCredentialId: (credentialId: Uint8Array) => Promise<Passkey | null>;
  /** Locks the row until the transaction ends: a counter rises one use at a time. */
  readonly findByIdForUpdate: (id: string) => Promise<Passkey | null>;
  readonly save: (passkey: Passkey) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly removeOfUser: (userId: string) => Promise<void>;
}

export interface PasskeyCeremonyStore {
  readonly findById: (id: string) => Promise<PasskeyCeremony | null>;
  /** Locks the row until the transaction ends: a ceremony is used once. */
  readonly findByIdForUpdate: (id: string) => Promise<PasskeyCeremony | null>;
  readonly save: (ceremony: PasskeyCeremony) => Promise<void>;
  readonly removeOfUser: (userId: string) => Promise<void>;
}

/** What commands on passkeys may touch inside one transaction. */
export interface PasskeyUnit extends ChangeLog {
  readonly passkeys: PasskeyStore;
  readonly ceremonies: PasskeyCeremonyStore;
}

/** What a change of somebody's passkeys may touch besides. */
export type PasskeyChangeUnit = PasskeyUnit &
  Pick<CredentialUnit, 'secondFactors'> &
  Pick<SessionUnit, 'sessions'> &
  Pick<AccountUnit, 'sendMail'> & {
    readonly accounts: Pick<AccountStore, 'findByIdForUpdate' | 'save'>;
    readonly memberships: Pick<MembershipStore, 'findActiveOfUsers'>;
  };

/** What a browser is asked to have made. */
interface CreationRequest {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly challenge: string;
  readonly present: readonly Passkey[];
}

/** What a browser is asked to have signed; without `allowed` the person chooses among the passkeys at hand. */
interface SigningRequest {
  readonly challenge: string;
  readonly allowed: readonly Passkey[];
}

/** The credential that an authenticator made. */
export type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;

/** Whose answer it says it is; nothing of it is proven yet. */
export interface ClaimedAnswer {
  readonly credentialId: Uint8Array;
  /** The user that the authenticator keeps with the credential; null when it was not said. */
  readonly userId: string | null;
}

/** Writes what browsers ask authenticators for, and verifies what these answer (WebAuthn). Both travel as JSON text. */
export interface RelyingParty {
  readonly creationOptions: (request: CreationRequest) => Promise<string>;
  readonly requestOptions: (request: SigningRequest) => Promise<string>;
  /** Null for an answer that proves nothing. */
  readonly verifyCreated: (answer: string, challengeHash: Uint8Array) => Promise<NewCredential | null>;
  /** Null for what is no answer. */
  readonly read: (answer: string) => ClaimedAnswer | null;
  /** Null for an answer that proves nothing; the counter is the caller's to judge. */
  readonly verifySigned: (answer: string, passkey: Passkey, challengeHash: Uint8Array) => Promise<PasskeyUse | null>;
}
