/** A key pair for access tokens, the private half encrypted. */
export interface SigningKey {
  /** The `kid` of tokens and of the published key. */
  readonly id: string;
  readonly status: SigningKeyStatus;
  /** The public half as a JWK, without `kid`. */
  readonly publicKey: Readonly<Record<string, string>>;
  /** The private half, encrypted with a key that is not in the database. */
  readonly encryptedPrivateKey: Uint8Array;
  readonly createdAt: Date;
  /** Since when it signs. */
  readonly activatedAt: Date | null;
  /** Since when it signs no more. */
  readonly retiredAt: Date | null;
}

/** NEXT is published but does not sign yet, CURRENT signs, RETIRED is published until its last token has expired. */
type SigningKeyStatus = 'NEXT' | 'CURRENT' | 'RETIRED';

/** Makes a key the one that signs. */
export const activate = (key: SigningKey, now: Date): SigningKey => ({ ...key, status: 'CURRENT', activatedAt: now });

/** Takes a key out of signing; it stays published for the tokens it has signed. */
export const retire = (key: SigningKey, now: Date): SigningKey => ({ ...key, status: 'RETIRED', retiredAt: now });

/** Whether the signing key has done its time. */
export const isDueForRotation = (current: SigningKey, rotationDays: number, now: Date): boolean =>
  current.activatedAt !== null && now.getTime() - current.activatedAt.getTime() >= rotationDays * 86_400_000;

/** Since when a retired key is of no use: no token it signed, nor a process that cached it as the current one, can be about. */
export const uselessBefore = (accessTokenSeconds: number, now: Date): Date => new Date(now.getTime() - (accessTokenSeconds + 3_600) * 1000);
