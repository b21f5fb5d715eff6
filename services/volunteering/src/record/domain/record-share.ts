/** What a shared record shows. */
export const shareParts = ['NAME', 'CONTRACTS', 'HOURS', 'CERTIFICATES'] as const;

/** One of {@link shareParts}. */
export type SharePart = (typeof shareParts)[number];

/** Where a link stands; that its days are over is computed. */
export type RecordShareStatus = 'ACTIVE' | 'REVOKED';

/** A link by which others read the record of a volunteer, as it is when they look. */
export interface RecordShare {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly volunteerId: string;
  readonly status: RecordShareStatus;
  readonly statusSince: Date;
  /** All that finds it by its token: SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly parts: readonly SharePart[];
  /** The last day in Romania on which it works. */
  readonly expiresOn: string;
  readonly createdAt: Date;
}

/** Something that happened to a link; it is as it is afterwards. */
export interface RecordShareEvent {
  readonly type: 'RecordShareCreated' | 'RecordShareRevoked';
  readonly share: RecordShare;
}
