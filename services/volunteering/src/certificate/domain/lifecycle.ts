import type { Certificate, CertificateEvent, CertificateStatus } from './certificate';

/** One edge of the life of a certificate; NONE is what is not there yet. Who decides on volunteers for the host walks both. */
export interface CertificateEdge {
  readonly from: CertificateStatus | 'NONE';
  readonly to: CertificateStatus;
  /** The mutation that walks it. */
  readonly by: string;
  readonly actor: 'COORDINATOR';
  /** What the others are told. */
  readonly event: CertificateEvent['type'];
}

/** Every edge of the life of a certificate; what is not here is refused with INVALID_STATE. One that was revoked still verifies, as revoked. */
export const certificateLifecycle: readonly CertificateEdge[] = [
  { from: 'NONE', to: 'ISSUED', by: 'issueCertificate', actor: 'COORDINATOR', event: 'CertificateIssued' },
  { from: 'ISSUED', to: 'REVOKED', by: 'revokeCertificate', actor: 'COORDINATOR', event: 'CertificateRevoked' },
];

/** What a certificate states. */
type NewCertificate = Omit<Certificate, 'version' | 'status' | 'statusSince' | 'statusReason' | 'createdAt'>;

/** The host issues a certificate. */
export const issueCertificate = (said: NewCertificate, now: Date): CertificateEvent => ({
  type: 'CertificateIssued',
  certificate: { ...said, version: 1, status: 'ISSUED', statusSince: now, statusReason: null, createdAt: now },
});

/** The host takes a certificate back; of a volunteer who is erased nothing more is written than that. */
export const revokeCertificate = (before: Certificate, statusReason: string, now: Date): CertificateEvent => ({
  type: 'CertificateRevoked',
  certificate: { ...before, version: before.version + 1, status: 'REVOKED', statusSince: now, statusReason: before.fullName === null ? null : statusReason },
});
