import type { ChangeLog } from '../../service/application/ports';
import type { RecoveryCode, SecondFactor } from '../domain/second-factor';
import type { SignInChallenge } from '../domain/sign-in-challenge';

export interface SecondFactorStore {
  readonly find: (userId: string) => Promise<SecondFactor | null>;
  /** Locks the row until the transaction ends: codes are used one at a time. */
  readonly findForUpdate: (userId: string) => Promise<SecondFactor | null>;
  readonly save: (factor: SecondFactor) => Promise<void>;
  /** Removes the authenticator app, the one in use and the one that waits. */
  readonly remove: (userId: string) => Promise<void>;
  /** Puts these in the place of all codes of the user. */
  readonly replaceRecoveryCodes: (userId: string, codes: readonly RecoveryCode[]) => Promise<void>;
  readonly findRecoveryCode: (userId: string, hash: Uint8Array) => Promise<RecoveryCode | null>;
  /** Whether a recovery code is left that was not used. */
  readonly hasRecoveryCode: (userId: string) => Promise<boolean>;
  readonly saveRecoveryCode: (code: RecoveryCode) => Promise<void>;
}

export interface SignInChallengeStore {
  readonly findByHash: (hash: Uint8Array) => Promise<SignInChallenge | null>;
  /** Locks the row until the transaction ends: a challenge is used once. */
  readonly findByHashForUpdate: (hash: Uint8Array) => Promise<SignInChallenge | null>;
  readonly findByIdForUpdate: (id: string) => Promise<SignInChallenge | null>;
  readonly save: (challenge: SignInChallenge) => Promise<void>;
}

/** What commands on second factors may touch inside one transaction. */
export interface CredentialUnit extends ChangeLog {
  readonly secondFactors: SecondFactorStore;
  readonly challenges: SignInChallengeStore;
}

/** Secrets of authenticator apps. */
export interface TotpSecrets {
  /** A new one for this user: sealed for the database, and as the app reads it. */
  readonly create: (userId: string, email: string) => { readonly sealed: Uint8Array; readonly secret: string; readonly uri: string };
  /** The time step whose code this is; null for a wrong code. */
  readonly stepOf: (sealed: Uint8Array, userId: string, code: string, now: Date) => number | null;
}

/** A secret that is shown once, and by what it is recognized. */
export interface OneTimeSecret {
  readonly text: string;
  readonly hash: Uint8Array;
}

/** Makes what is shown once, and recognizes it. */
export interface OneTimeSecrets {
  readonly newChallenge: () => OneTimeSecret;
  readonly challengeHashOf: (text: string) => Uint8Array | null;
  readonly newRecoveryCode: () => OneTimeSecret;
  readonly recoveryHashOf: (text: string) => Uint8Array | null;
}
