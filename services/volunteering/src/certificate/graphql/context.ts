import type { VolunteeringContract } from '../../contract/domain/contract';
import type { IssueCertificate } from '../application/commands/issue-certificate';
import type { RevokeCertificate } from '../application/commands/revoke-certificate';
import type { CertificateReader } from '../application/ports';
import type { Certificate } from '../domain/certificate';
import type { Verification } from '../domain/verification';

/** The commands on certificates, by the names of their mutations. */
interface CertificateCommands {
  readonly issueCertificate: IssueCertificate;
  readonly revokeCertificate: RevokeCertificate;
}

/** What was found by a code, and whether a name that was asked is the one on it. */
export interface SeenVerification extends Verification {
  readonly nameMatches: boolean | null;
}

/** What the area of certificates gives to resolvers; what is of one certificate or contract is batched. */
export interface CertificateContext {
  readonly certificateCommands: CertificateCommands;
  readonly certificateReader: Pick<CertificateReader, 'findPage' | 'count'>;
  /** A certificate as it is now. */
  readonly certificateById: (id: string) => Promise<Certificate | null>;
  readonly contractOfCertificate: (id: string) => Promise<VolunteeringContract | null>;
  /** What a code says; null for what is none. */
  readonly verifyCode: (code: string, fullName: string | null) => Promise<SeenVerification | null>;
  /** The code of a certificate and the page that verifies it; null after the secret was changed. */
  readonly codeOfCertificate: (certificate: Certificate) => { readonly code: string; readonly url: string } | null;
}
