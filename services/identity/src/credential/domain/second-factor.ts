/** A person's authenticator app (TOTP, RFC 6238): the secret in use, and one that waits for its first code. Secrets are sealed. */
export interface SecondFactor {
  readonly userId: string;
  /** Null until the first code was shown. */
  readonly sealedSecret: Uint8Array | null;
  readonly pendingSecret: Uint8Array | null;
  readonly confirmedAt: Date | null;
  /** The time step of the last accepted code: no code is accepted twice. */
  readonly lastStep: number | null;
}

/** A code for whoever lost the app: used once, known by its hash. */
export interface RecoveryCode {
  readonly id: string;
  readonly userId: string;
  /** SHA-256 of the code. */
  readonly hash: Uint8Array;
  readonly usedAt: Date | null;
}

/** What can prove, after the password, who somebody is. */
export type SecondFactorKind = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

/** Whether a change of somebody's second factors asks for one first: whoever has one in use has it shown by no password alone. */
export const mustShowOne = (inUse: readonly SecondFactorKind[], assurance: 'PASSWORD' | 'SECOND_FACTOR'): boolean =>
  inUse.length > 0 && assurance !== 'SECOND_FACTOR';

/** How many recovery codes a person gets. */
export const recoveryCodeCount = 10;

/** Starts with a new secret; one in use stays in use until the new one has shown a code. */
export const startTotp = (present: SecondFactor | null, userId: string, pendingSecret: Uint8Array): SecondFactor => ({
  ...(present ?? { userId, sealedSecret: null, confirmedAt: null, lastStep: null }),
  pendingSecret,
});

/** Puts the waiting secret in use; the code that proved it is used up. */
export const confirmTotp = (factor: SecondFactor, step: number, now: Date): SecondFactor => ({
  ...factor,
  sealedSecret: factor.pendingSecret,
  pendingSecret: null,
  confirmedAt: now,
  lastStep: step,
});

/** Whether a code of this step may still be used. */
export const isFreshStep = ({ lastStep }: SecondFactor, step: number): boolean => lastStep === null || step > lastStep;
