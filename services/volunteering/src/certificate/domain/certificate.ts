/** Where a certificate stands (domain 2.7). */
export type CertificateStatus = 'ISSUED' | 'REVOKED';

/** By what the name on a certificate is compared once the name itself is gone: hexadecimal. */
export interface NameProof {
  readonly salt: string;
  readonly hash: string;
}

/** A volunteering certificate (certificat de voluntariat, Legea 78/2014): what it states is frozen when it is issued. */
export interface Certificate {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  readonly organizationId: string;
  readonly contractId: string;
  readonly volunteerId: string;
  /** Counted by the organization and year, without gaps. */
  readonly number: number;
  readonly year: number;
  readonly status: CertificateStatus;
  readonly statusSince: Date;
  /** Why it was revoked; null otherwise, and once the volunteer is erased. */
  readonly statusReason: string | null;
  /** All that finds it by its verification code: SHA-256 of the code, hexadecimal. */
  readonly codeHash: string;
  /** Whose it is; null once the volunteer is erased. */
  readonly fullName: string | null;
  readonly nameProof: NameProof;
  /** The number and the year of the contract. */
  readonly contractNumber: string;
  /** The days of the first and of the last approved hours. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The approved hours of the contract until it was issued. */
  readonly minutes: number;
  /** Null where the host names none, and once the volunteer is erased. */
  readonly coordinatorName: string | null;
  /** Null once the volunteer is erased. */
  readonly activitySummary: string | null;
  /** Codes of EntreComp and LifeComp. */
  readonly competences: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Something that happened to a certificate; it is as it is afterwards. */
export interface CertificateEvent {
  readonly type: 'CertificateIssued' | 'CertificateRevoked';
  readonly certificate: Certificate;
}

/** The number as the paper bears it, e.g. `12/2026`. */
export const numberOf = ({ number, year }: Pick<Certificate, 'number' | 'year'>): string => `${number}/${year}`;
