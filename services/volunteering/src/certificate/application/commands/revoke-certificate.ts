import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readRevocation } from '../../domain/certificate-input';
import { revokeCertificate } from '../../domain/lifecycle';
import { certificateNotFound, refusalsOfRevoking } from '../../domain/permissions';
import type { CertificateIds, InCertificateTransaction } from '../ports';
import { recordCertificate } from '../record-certificate';

/** Which certificate, and why. */
interface Revocation {
  readonly certificateId: string;
  readonly reason: string;
}

/** See {@link createRevokeCertificate}. */
export type RevokeCertificate = (call: UserCall, request: Revocation) => Promise<Result<CertificateIds, VolunteeringErrorCode>>;

/** The host takes a certificate back; who verifies it sees that, and not why. */
export const createRevokeCertificate =
  (inTransaction: InCertificateTransaction): RevokeCertificate =>
  async (call, { certificateId, reason: given }) => {
    if (!isUuid(certificateId)) return refuse(badInput(['certificateId'], 'UUID'));
    return inTransaction<CertificateIds>(call, async (unit) => {
      const certificate = await unit.certificates.findByIdForUpdate(certificateId.toLowerCase());
      if (certificate === null) return refuse(certificateNotFound);
      const refusals = refusalsOfRevoking(await unit.viewers.of(call.principal), certificate);
      if (refusals.length > 0) return refuse(...refusals);
      const reason = readRevocation(given);
      if (!reason.ok) return reason;
      await recordCertificate(unit, certificate, revokeCertificate(certificate, reason.value, unit.now));
      return accept({ certificateId: certificate.id });
    });
  };
